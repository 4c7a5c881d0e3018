"""How the program goes out: by the system's proxy, by none, or by one's own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from qwen_studio.core.errors import RequestError
from qwen_studio.core.language import sentences
from qwen_studio.state.network import NetworkSettings
from qwen_studio.ui.keys.problem_line import ProblemLine
from qwen_studio.ui.theme import set_role
from qwen_studio.ui.widgets.quiet import quiet
from qwen_studio.ui.widgets.segmented import Segment, SegmentedControl


class ProxyForm(QWidget):
    """Takes effect at once. User name and password go into the keyring, and are never shown again."""

    def __init__(self, network: NetworkSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._network = network
        self._choice = SegmentedControl(
            self.tr("Proxy"),
            [
                Segment("system", self.tr("System"), tool_tip=self.tr("HTTPS_PROXY and its like, or the system's own")),
                Segment("none", self.tr("None")),
                Segment("own", self.tr("Own")),
            ],
        )
        self._address = ProblemLine(self.tr("&Proxy address"))
        self._address.field.setPlaceholderText("http://proxy.example.com:8080")
        self._user = ProblemLine(self.tr("&User name"))
        self._password = ProblemLine(self.tr("Pass&word"))
        self._password.field.setEchoMode(QLineEdit.EchoMode.Password)
        self._keep = QPushButton(self.tr("Keep"))
        quiet(self._keep)
        self._state = QLabel()
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._state.setWordWrap(True)
        self._forget = QPushButton(self.tr("Delete user name and password"))
        set_role(self._forget, "link")
        quiet(self._forget)
        self._own = self._lay_out()
        self._choice.value_changed.connect(lambda choice: network.set_proxy(str(choice)))
        self._address.field.editingFinished.connect(self._take_address)
        for line in (self._user, self._password):
            line.field.textChanged.connect(self._enable)
            line.field.returnPressed.connect(self._keep.click)
        self._keep.clicked.connect(self._save_login)
        self._forget.clicked.connect(lambda: network.save_login(""))
        network.changed.connect(self._show)
        self._show()

    def _lay_out(self) -> QWidget:
        own = QWidget()
        login = QHBoxLayout()
        login.setSpacing(8)
        login.addWidget(self._user, 1)
        login.addWidget(self._password, 1)
        login.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignBottom)
        inner = QVBoxLayout(own)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        inner.addWidget(self._address)
        inner.addLayout(login)
        inner.addWidget(self._state)
        inner.addWidget(self._forget, 0, Qt.AlignmentFlag.AlignLeft)
        heading = QLabel(self.tr("Proxy"))
        set_role(heading, "heading")
        hint = QLabel(self.tr("For calls and downloads. This computer itself is never asked of a proxy."))
        hint.setWordWrap(True)
        set_role(hint, "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading)
        column.addWidget(self._choice, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(hint)
        column.addWidget(own)
        return own

    def _show(self) -> None:
        network = self._network
        self._choice.set_value(network.proxy)
        self._own.setVisible(network.proxy == "own")
        self._address.show_text(network.proxy_address)
        if not network.proxy_address and not self._address.field.isModified():
            self._address.complain("")
        words, role = {
            "keyring": (self.tr("User name and password are in the keyring."), "ok"),
            "session": (
                sentences(
                    network.keyring_problem, self.tr("User name and password are kept until Qwen Studio is closed.")
                ),
                "warn",
            ),
        }.get(network.login_source, (self.tr("Only if the proxy asks for them. They go into the keyring."), "caption"))
        self._state.setText(words)
        set_role(self._state, role)
        self._forget.setVisible(bool(network.login_source))
        self._enable()

    def _enable(self) -> None:
        self._keep.setEnabled(bool(self._user.field.text()) and ":" not in self._user.field.text())
        self._user.complain(self.tr("A user name has no colon.") if ":" in self._user.field.text() else "")

    def _take_address(self) -> None:
        text = self._address.field.text().strip()
        if text == self._network.proxy_address:
            self._address.field.setModified(False)
            self._address.complain("")
            return
        try:
            login = self._network.set_proxy_address(text)
        except RequestError as error:
            self._address.complain(str(error))
            return
        self._address.field.setModified(False)
        self._address.complain("")
        self._address.show_text(self._network.proxy_address)
        if login:
            self._network.save_login(login)

    def _save_login(self) -> None:
        self._network.save_login(f"{self._user.field.text()}:{self._password.field.text()}")
        self._user.field.clear()
        self._password.field.clear()
