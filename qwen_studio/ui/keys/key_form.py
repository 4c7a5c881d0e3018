"""The field for a key: checked free of charge, kept, and tried in another region where this one does not know it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from qwen_studio.core.accounts import Account
from qwen_studio.core.catalog import Region
from qwen_studio.core.errors import StudioError
from qwen_studio.core.key_shape import KeyShape, shape_of
from qwen_studio.core.language import sentences
from qwen_studio.state.key_facts import KeyState
from qwen_studio.state.service import Service
from qwen_studio.ui.keys.account_words import AccountWords
from qwen_studio.ui.keys.key_trouble import KeyTrouble, KeyTroubleWords
from qwen_studio.ui.theme import set_role
from qwen_studio.ui.widgets.help_button import HelpButton
from qwen_studio.ui.widgets.link_label import LinkLabel
from qwen_studio.ui.widgets.quiet import quiet


class KeyForm(QWidget):
    """Takes a key for an account. Where none is given, that of the region which is chosen here.

    Signals:
        saved(str): a key was kept for the account of this id.
    """

    saved = Signal(str)

    def __init__(self, service: Service, account: Account | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._account = account or service.account
        self._is_busy = False
        self._words = AccountWords(service, self)
        self._trouble_words = KeyTroubleWords(self)
        self._region = QComboBox()
        self._region.setAccessibleName(self.tr("Region"))
        for region in service.catalog.regions:
            self._region.addItem(region.name, region.id)
        self._region.setCurrentIndex(max(0, self._region.findData(self._account.region)))
        self._key = QLineEdit()
        self._key.setAccessibleName(self.tr("API key"))
        self._key.setEchoMode(QLineEdit.EchoMode.Password)
        self._check = QPushButton(self.tr("Check"))
        self._check.setToolTip(self.tr("Asks the service whether it takes the key. Free of charge."))
        self._save = QPushButton(self.tr("Use this key"))
        set_role(self._save, "primary")
        self._news = self._message(self.tr("Result of the check"))
        self._reasons = self._message(self.tr("Probable reasons"))
        set_role(self._reasons, "muted")
        self._where = LinkLabel()
        set_role(self._where, "caption")
        self._trials = QHBoxLayout()
        self._trials.setSpacing(8)
        self._trials.addStretch(1)
        self._offers: list[QPushButton] = []
        self._lay_out(with_region=account is None)
        self._key.textChanged.connect(self._typed)
        self._key.returnPressed.connect(self._save.click)
        self._region.currentIndexChanged.connect(self._choose_region)
        self._check.clicked.connect(self._check_now)
        self._save.clicked.connect(lambda _=False: self.save())
        service.changed.connect(self._enable)
        self._typed()

    def set_account(self, account: Account) -> None:
        """Take a key for this account from now on."""
        if account.id != self._account.id:
            self._account = account
            self._key.clear()
            self._typed()
        self._account = account

    def take_focus(self) -> None:
        """Give the keyboard to the key."""
        self._key.setFocus()

    @property
    def holds_key(self) -> bool:
        """Whether there is a key that is not kept."""
        return bool(self._key.text().strip())

    def save(self, then: Callable[[], None] = lambda: None) -> None:
        """Keep the key that is there; `then` is called once it is kept."""
        if self._is_busy:
            return
        account_id = self._account.id

        def kept(where: str) -> None:
            self._kept(account_id, where)
            then()

        self._busy(on=True)
        self._service.save_key(account_id, self._key.text(), kept, self._failed)

    def discard(self) -> None:
        """Forget the key that is there."""
        self._key.clear()

    def offer_trial(self) -> None:
        """Say why the service may have refused the key that the account has, and offer to try it elsewhere."""
        self._refused(
            self._trouble_words.unknown(
                KeyShape.USUAL,
                self._words.place(self._account.region),
                own_address=bool(self._account.base_url),
                was_typed=False,
            )
        )
        if self._offers:
            self._offers[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _message(self, name: str) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setWordWrap(True)
        label.setAccessibleName(name)
        label.hide()
        return label

    def _lay_out(self, *, with_region: bool) -> None:
        key_label = QLabel(self.tr("API &key"))
        key_label.setBuddy(self._key)
        set_role(key_label, "heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if with_region:
            region_label = QLabel(self.tr("&Region"))
            region_label.setBuddy(self._region)
            set_role(region_label, "heading")
            column.addWidget(region_label)
            column.addWidget(self._region)
            column.addSpacing(6)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._check)
        buttons.addWidget(self._save, 1)
        buttons.addWidget(HelpButton("keys", keys="F1"))
        for widget in (key_label, self._key, self._where):
            column.addWidget(widget)
        column.addSpacing(6)
        column.addLayout(buttons)
        column.addWidget(self._news)
        column.addWidget(self._reasons)
        column.addLayout(self._trials)

    def _choose_region(self) -> None:
        self._account = self._service.accounts.of(str(self._region.currentData()))[0]
        self._typed()

    def _typed(self) -> None:
        self._forget_trials()
        strange = self._trouble_words.strange(shape_of(self._key.text()))
        self._say(strange, "warn")
        region = self._service.catalog.region(self._account.region)
        if region is not None:
            words = self.tr("Where to get a key for {region}").format(region=region.name)
            self._where.set_link(words, region.keys_url)
        self._enable()

    def _enable(self) -> None:
        filled = bool(self._key.text().strip())
        has_key = self._service.key_of(self._account.id).state is KeyState.SET
        self._key.setPlaceholderText(self.tr("There is a key. Paste another to replace it") if has_key else "sk-…")
        self._check.setEnabled(filled or has_key)
        self._save.setEnabled(filled)

    def _check_now(self) -> None:
        if self._is_busy:
            return
        self._wait()
        self._service.checks.check(self._account, self._key.text(), self._accepted, self._failed)

    def _accepted(self) -> None:
        self._busy(on=False)
        self._say(self.tr("The service takes this key."), "ok")

    def _kept(self, account_id: str, where: str) -> None:
        self._busy(on=False)
        if self._save.hasFocus():
            # Without a key it is of no use, and Qt would give the keyboard to whatever comes next.
            self._key.setFocus()
        self._key.clear()
        if where == "session":
            kept = self.tr("The key is kept until Qwen Studio is closed.")
            self._say(sentences(self._service.keyring_problem, kept), "warn")
        else:
            self._say(self.tr("The key is in the keyring."), "ok")
        self.saved.emit(account_id)

    def _failed(self, error: StudioError) -> None:
        self._busy(on=False)
        text = self._key.text()
        trouble = self._trouble_words.told(
            error,
            shape_of(text),
            self._words.place(self._account.region),
            own_address=bool(self._account.base_url),
            was_typed=bool(text.strip()),
        )
        self._refused(trouble)

    def _refused(self, trouble: KeyTrouble) -> None:
        self._forget_trials()
        self._say(trouble.sentence, "bad", trouble.reasons)
        if trouble.may_be_of_other_region:
            for region in reversed(self._service.other_regions(self._account.region)):
                words = self.tr("Try {region}").format(region=region.name)
                self._offer(words, self.tr("Asks that region once, free of charge."), partial(self._try, region))

    def _try(self, region: Region) -> None:
        self._wait()
        self._service.checks.try_region(
            self._account,
            self._key.text(),
            region.id,
            lambda: self._found_in(region),
            lambda error: self._not_in(region, error),
        )

    def _found_in(self, region: Region) -> None:
        self._busy(on=False)
        self._forget_trials()
        self._say(self.tr("It is a key of {region}, which takes it.").format(region=region.name), "ok")
        words = self.tr("Use it in {region}").format(region=region.name)
        self._offer(words, self.tr("Keeps the key for that region, and sends edits there."), partial(self._use, region))

    def _not_in(self, region: Region, error: StudioError) -> None:
        self._busy(on=False)
        self._forget_trials()
        trouble = self._trouble_words.told(
            error, KeyShape.USUAL, region.name, own_address=False, was_typed=bool(self._key.text().strip())
        )
        if trouble.may_be_of_other_region:
            # That is answered now.
            words = self.tr("{region} does not know this key either. Probably:").format(region=region.name)
            self._say(words, "bad", trouble.reasons[1:])
        else:
            self._say(trouble.sentence, "bad", trouble.reasons)

    def _use(self, region: Region) -> None:
        self._busy(on=True)
        self._service.checks.keep_in_region(
            self._account,
            self._key.text(),
            region.id,
            self._kept_there,
            self._failed,
        )

    def _kept_there(self, account_id: str, where: str) -> None:
        self._forget_trials()
        self._account = self._service.accounts.get(account_id) or self._account
        with QSignalBlocker(self._region):
            self._region.setCurrentIndex(self._region.findData(self._account.region))
        self._service.look_for_key(account_id)
        self._kept(account_id, where)

    def _offer(self, words: str, tip: str, act: "partial[None]") -> None:
        button = QPushButton(words)
        button.setToolTip(tip)
        quiet(button)
        button.clicked.connect(lambda _=False: act())
        self._trials.insertWidget(0, button)
        button.show()
        self._offers.append(button)

    def _forget_trials(self) -> None:
        for button in self._offers:
            self._trials.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._offers = []

    def _wait(self) -> None:
        self._busy(on=True)
        self._forget_trials()
        self._say(self.tr("Asking the service…"), "muted")

    def _busy(self, *, on: bool) -> None:
        # Nothing is disabled that may have the keyboard: it would lose it.
        self._is_busy = on
        self._key.setReadOnly(on)

    def _say(self, words: str, role: str, reasons: tuple[str, ...] = ()) -> None:
        self._news.setText(words)
        self._news.setAccessibleDescription(words)
        self._news.setVisible(bool(words))
        set_role(self._news, role)
        listed = "\n".join(f"• {reason}" for reason in reasons) if len(reasons) > 1 else "".join(reasons)
        self._reasons.setText(listed)
        self._reasons.setAccessibleDescription(listed)
        self._reasons.setVisible(bool(listed))
