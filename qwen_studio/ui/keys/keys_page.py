"""Keys and regions: where edits go, with which key, and by which way."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from qwen_studio.state.network import NetworkSettings
from qwen_studio.state.service import Service
from qwen_studio.ui.file_dialogs import MakeDialog, file_dialog
from qwen_studio.ui.keys.account_list import AccountList
from qwen_studio.ui.keys.account_words import AccountWords
from qwen_studio.ui.keys.address_form import AddressForm
from qwen_studio.ui.keys.authority_form import AuthorityForm
from qwen_studio.ui.keys.key_form import KeyForm
from qwen_studio.ui.keys.proxy_form import ProxyForm
from qwen_studio.ui.theme import Theme, set_role

SECTION_GAP = 18


class KeysPage(QWidget):
    """Everything about the way to the service; applies at once. Its own dialog and the settings show it."""

    def __init__(
        self,
        service: Service,
        network: NetworkSettings,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        make_dialog: MakeDialog = file_dialog,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._words = AccountWords(service, self)
        self._key_title = QLabel()
        self._key_title.setTextFormat(Qt.TextFormat.PlainText)
        self._note = QLabel()
        self._note.setWordWrap(True)
        set_role(self._note, "caption")
        self._form = KeyForm(service, service.account)
        self._address_title = QLabel()
        self._address_title.setTextFormat(Qt.TextFormat.PlainText)
        self._address = AddressForm(service)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(_title(QLabel(self.tr("Edits go to"))))
        self._accounts = AccountList(service, theme)
        column.addWidget(self._accounts)
        column.addSpacing(SECTION_GAP)
        column.addWidget(_title(self._key_title))
        column.addWidget(self._note)
        column.addWidget(self._form)
        column.addSpacing(SECTION_GAP)
        column.addWidget(_title(self._address_title))
        column.addWidget(self._address)
        column.addSpacing(SECTION_GAP)
        column.addWidget(_title(QLabel(self.tr("Connection"))))
        column.addWidget(ProxyForm(network))
        column.addSpacing(8)
        column.addWidget(AuthorityForm(network, make_dialog=make_dialog))
        column.addStretch(1)
        # A new account wants a key; wherever the keyboard was, nobody should write it there.
        self._accounts.added.connect(self._form.take_focus)
        self._form.saved.connect(service.use_account)
        service.changed.connect(self._show)
        self._show()

    def offer_trial(self) -> None:
        """Offer to try the key of the account in use, which the service has refused, in another region."""
        self._form.offer_trial()

    @property
    def form(self) -> KeyForm:
        """Where a key is written."""
        return self._form

    def take_focus(self) -> None:
        """Give the keyboard to the place that edits go to."""
        self._accounts.take_focus()

    def _show(self) -> None:
        service = self._service
        label = self._words.label(service.account)
        self._key_title.setText(self.tr("Key for {account}").format(account=label))
        self._address_title.setText(self.tr("Address of {account}").format(account=label))
        self._form.set_account(service.account)
        note = ""
        if service.key_comes_from_environment and service.account.is_first:
            note = self.tr(
                "The variable DASHSCOPE_API_KEY comes before the key in the keyring. An account that you add has a"
                " key of its own."
            )
        elif service.key_problem:
            note = service.key_problem
        self._note.setText(note)
        self._note.setVisible(bool(note))


def _title(label: QLabel) -> QLabel:
    set_role(label, "strong")
    return label
