"""Keys and regions: which service the next edit goes to."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qwen_studio.state.service import KeyState, Service
from qwen_studio.ui.dialogs.key_form import KeyForm
from qwen_studio.ui.theme import set_role

DEMO = "demo"


class KeysDialog(QDialog):
    """Choose the demo or a region, and keep or delete keys."""

    def __init__(self, service: Service, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys and regions"))
        self._service = service
        self._target = QComboBox()
        self._target.setAccessibleName(self.tr("Edits go to"))
        self._target.addItem(self.tr("Demo on this machine"), DEMO)
        for region in service.catalog.regions:
            self._target.addItem(region.label, region.id)
        self._state = QLabel()
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._state.setWordWrap(True)
        self._forget = QPushButton(self.tr("Delete this key"))
        form = KeyForm(service)
        heading = QLabel(self.tr("&Edits go to"))
        heading.setBuddy(self._target)
        new_key = QLabel(self.tr("New key"))
        set_role(heading, "heading")
        set_role(new_key, "strong")
        state_row = QHBoxLayout()
        state_row.addWidget(self._state, 1)
        state_row.addWidget(self._forget)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(self._target)
        column.addLayout(state_row)
        column.addSpacing(12)
        column.addWidget(new_key)
        column.addWidget(form)
        column.addSpacing(8)
        column.addWidget(close)
        self.setMinimumWidth(440)
        self._target.activated.connect(self._choose)
        self._forget.clicked.connect(lambda: service.forget_key(service.region.id))
        form.saved.connect(service.use_region)
        close.rejected.connect(self.reject)
        service.changed.connect(self._show)
        self._show()

    def _choose(self) -> None:
        target = str(self._target.currentData())
        if target == DEMO:
            self._service.use_demo()
        else:
            self._service.use_region(target)

    def _show(self) -> None:
        service = self._service
        self._target.setCurrentIndex(self._target.findData(DEMO if service.demo else service.region.id))
        self._forget.setVisible(not service.demo and service.key_source in {"keyring", "session"})
        words, role = self._words()
        self._state.setText(words)
        set_role(self._state, role)

    def _words(self) -> tuple[str, str]:
        service = self._service
        if service.demo:
            return self.tr("Answers come from a stand-in on this machine. Nothing is charged."), "muted"
        where = {
            "environment": self.tr("The key comes from DASHSCOPE_API_KEY."),
            "keyring": self.tr("The key is in the keyring."),
            "session": self.tr("The key is kept until Qwen Studio is closed."),
        }
        match service.key_state:
            case KeyState.SET:
                return where.get(service.key_source, ""), "ok"
            case KeyState.ABSENT:
                return self.tr("There is no key for this region yet."), "warn"
            case KeyState.FAILED:
                return service.key_problem, "bad"
            case _:
                return self.tr("Looking for the key…"), "muted"
