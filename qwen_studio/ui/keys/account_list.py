"""Every place that edits can go to: the demo, and the accounts of each region."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QMessageBox, QPushButton, QVBoxLayout, QWidget

from qwen_studio.core.accounts import Account
from qwen_studio.state.key_facts import KeyState
from qwen_studio.state.service import Service
from qwen_studio.ui.keys.account_dialog import AccountDialog
from qwen_studio.ui.keys.account_row import AccountRow
from qwen_studio.ui.keys.account_words import AccountWords
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.quiet import quiet


class AccountList(QWidget):
    """Chooses at once; adds, renames and deletes accounts.

    Signals:
        added(): there is a new account, which is in use, and has no key yet.
    """

    added = Signal()

    def __init__(self, service: Service, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._theme = theme
        self._words = AccountWords(service, self)
        self._rows: dict[str, AccountRow] = {}
        self._shown: list[Account] = []
        self._frame = QFrame()
        set_role(self._frame, "card")
        self._places = QVBoxLayout(self._frame)
        self._places.setContentsMargins(0, 4, 0, 4)
        self._places.setSpacing(0)
        self._group = QButtonGroup(self)
        self._demo = self._add(AccountRow(self.tr("Demo on this machine"), theme, is_account=False))
        self._demo.chosen.connect(service.use_demo)
        self._new = QPushButton(self.tr("&Add an account…"))
        self._new.setToolTip(self.tr("Another key of a region, under a name: work, private, a customer"))
        quiet(self._new)
        self._new.clicked.connect(self._ask_for_new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._frame)
        column.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeft)
        service.changed.connect(self._show)
        self._show()
        self._look_for_keys()

    def take_focus(self) -> None:
        """Give the keyboard to the place that edits go to."""
        row = self._demo if self._service.demo else self._rows.get(self._service.account.id, self._demo)
        row.radio.setFocus()

    def _accounts(self) -> list[Account]:
        accounts = self._service.accounts
        return [account for region in self._service.catalog.regions for account in accounts.of(region.id)]

    def _show(self) -> None:
        service = self._service
        accounts = self._accounts()
        if [(a.id, a.name) for a in accounts] != [(a.id, a.name) for a in self._shown]:
            self._rebuild(accounts)
        self._demo.set_state(self.tr("free, no key"), "caption", in_use=service.demo)
        for account in accounts:
            words, role = self._words.in_short(service.key_of(account.id))
            in_use = not service.demo and account.id == service.account.id
            self._rows[account.id].set_state(words, role, in_use=in_use)

    def _rebuild(self, accounts: list[Account]) -> None:
        # The window's own, for a dialog may have the keyboard at the moment.
        had_focus = self.window().focusWidget()
        focused = next((id_ for id_, row in self._rows.items() if row.radio is had_focus), "")
        for row in self._rows.values():
            self._group.removeButton(row.radio)
            self._places.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        for account in accounts:
            row = AccountRow(self._words.label(account), self._theme, is_account=True)
            row.chosen.connect(partial(self._service.use_account, account.id))
            row.rename_wanted.connect(partial(self._ask_for_name, account))
            row.delete_wanted.connect(partial(self._ask_before_deleting, account))
            self._rows[account.id] = self._add(row)
        before = self._demo
        for row in self._rows.values():
            QWidget.setTabOrder(before, row)
            before = row
        self._shown = accounts
        if focused:
            (self._rows.get(focused) or self._demo).radio.setFocus()

    def _add(self, row: AccountRow) -> AccountRow:
        self._group.addButton(row.radio)
        self._places.addWidget(row)
        return row

    def _look_for_keys(self) -> None:
        for account in self._accounts():
            if self._service.key_of(account.id).state is KeyState.UNKNOWN:
                self._service.look_for_key(account.id)

    def _ask_for_new(self) -> None:
        service = self._service
        dialog = AccountDialog(
            service.catalog.regions, service.region.id, service.accounts.name_problem, parent=self.window()
        )
        dialog.named.connect(self._add_new)
        _open(dialog)

    def _add_new(self, region_id: str, name: str) -> None:
        account = self._service.accounts.add(region_id, name)
        self._service.use_account(account.id)
        self.added.emit()

    def _ask_for_name(self, account: Account) -> None:
        service = self._service
        dialog = AccountDialog(
            service.catalog.regions, account.region, service.accounts.name_problem, account, self.window()
        )
        dialog.named.connect(lambda _region, name: service.accounts.rename(account.id, name))
        _open(dialog)

    def _ask_before_deleting(self, account: Account) -> None:
        question = QMessageBox(
            QMessageBox.Icon.Warning,
            self.tr("Delete the account"),
            self.tr("Delete {account} with its key?").format(account=self._words.label(account)),
            parent=self.window(),
        )
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setInformativeText(
            self.tr(
                "The key is taken out of the keyring and cannot be brought back from here. At the service it stays"
                " valid until you delete it in the console too. Name and address of the account are forgotten."
                " Pictures and edits made with it stay."
            )
        )
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        delete = question.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        set_role(delete, "danger")
        question.setDefaultButton(question.addButton(QMessageBox.StandardButton.Cancel))
        delete.clicked.connect(lambda: self._service.delete_account(account.id))
        question.open()


def _open(dialog: AccountDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
