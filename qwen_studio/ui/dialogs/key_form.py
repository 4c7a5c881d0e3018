"""Region and key: the fields that the welcome and the keys dialog share."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from qwen_studio.core.errors import StudioError
from qwen_studio.state.service import Service
from qwen_studio.ui.theme import set_role
from qwen_studio.ui.widgets.help_button import HelpButton
from qwen_studio.ui.widgets.link_label import LinkLabel


class KeyForm(QWidget):
    """Takes a key for a region, lets the service check it for free, and keeps it.

    Signals:
        saved(str): a key was kept for this region id.
    """

    saved = Signal(str)

    def __init__(self, service: Service, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._region = QComboBox()
        self._region.setAccessibleName(self.tr("Region"))
        for region in service.catalog.regions:
            self._region.addItem(region.label, region.id)
        self._region.setCurrentIndex(max(0, self._region.findData(service.region.id)))
        self._key = QLineEdit()
        self._key.setAccessibleName(self.tr("API key"))
        self._key.setEchoMode(QLineEdit.EchoMode.Password)
        self._key.setPlaceholderText("sk-…")
        self._check = QPushButton(self.tr("Check"))
        self._check.setToolTip(self.tr("Asks the service whether it takes the key. Free of charge."))
        self._save = QPushButton(self.tr("Use this key"))
        set_role(self._save, "primary")
        self._news = QLabel()
        self._news.setTextFormat(Qt.TextFormat.PlainText)
        self._news.setWordWrap(True)
        self._news.setAccessibleName(self.tr("Result of the check"))
        self._where = LinkLabel()
        set_role(self._where, "caption")
        self._lay_out()
        self._key.textChanged.connect(self._typed)
        self._key.returnPressed.connect(self._save.click)
        self._region.currentIndexChanged.connect(self._typed)
        self._check.clicked.connect(self._check_now)
        self._save.clicked.connect(self._save_now)
        self._typed()

    def _lay_out(self) -> None:
        region_label, key_label = QLabel(self.tr("&Region")), QLabel(self.tr("API &key"))
        region_label.setBuddy(self._region)
        key_label.setBuddy(self._key)
        for label in (region_label, key_label):
            set_role(label, "heading")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._check)
        buttons.addWidget(self._save, 1)
        buttons.addWidget(HelpButton("keys", keys="F1"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(region_label)
        column.addWidget(self._region)
        column.addSpacing(6)
        for widget in (key_label, self._key, self._where):
            column.addWidget(widget)
        column.addSpacing(6)
        column.addLayout(buttons)
        column.addWidget(self._news)

    @property
    def region_id(self) -> str:
        """The region that is chosen."""
        return str(self._region.currentData())

    def _typed(self) -> None:
        filled = bool(self._key.text().strip())
        self._check.setEnabled(filled)
        self._save.setEnabled(filled)
        self._say("", "muted")
        region = self._service.catalog.region(self.region_id)
        if region is not None:
            words = self.tr("Where to get a key for {region}").format(region=region.label)
            self._where.set_link(words, region.keys_url)

    def _check_now(self) -> None:
        self._busy(on=True)
        self._say(self.tr("Asking the service…"), "muted")
        self._service.check_key(self.region_id, self._key.text(), self._accepted, self._failed)

    def _accepted(self) -> None:
        self._busy(on=False)
        self._say(self.tr("The service takes this key."), "ok")

    def _save_now(self) -> None:
        region_id = self.region_id
        self._busy(on=True)
        self._service.save_key(region_id, self._key.text(), lambda where: self._kept(region_id, where), self._failed)

    def _kept(self, region_id: str, where: str) -> None:
        self._busy(on=False)
        self._key.clear()
        if where == "session":
            kept = self.tr("The key is kept until Qwen Studio is closed.")
            self._say(f"{self._service.keyring_problem} {kept}", "warn")
        else:
            self._say(self.tr("The key is in the keyring."), "ok")
        self.saved.emit(region_id)

    def _failed(self, error: StudioError) -> None:
        self._busy(on=False)
        self._say(str(error), "bad")

    def _busy(self, *, on: bool) -> None:
        filled = bool(self._key.text().strip())
        self._check.setEnabled(not on and filled)
        self._save.setEnabled(not on and filled)

    def _say(self, words: str, role: str) -> None:
        self._news.setText(words)
        self._news.setAccessibleDescription(words)
        self._news.setVisible(bool(words))
        set_role(self._news, role)
