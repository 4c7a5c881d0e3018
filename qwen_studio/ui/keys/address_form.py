"""Where calls of an account go: the region's own address, that of a workspace, or one of one's own."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qwen_studio.core.accounts import Account
from qwen_studio.core.errors import RequestError
from qwen_studio.state.service import Service
from qwen_studio.ui.keys.problem_line import ProblemLine
from qwen_studio.ui.theme import set_role
from qwen_studio.ui.widgets.quiet import quiet

WORKSPACE = "workspace"


class AddressForm(QWidget):
    """A template and a workspace; what cannot be used is not taken, and said at its field."""

    def __init__(self, service: Service, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._account = service.account
        self._base_url = ProblemLine(self.tr("&Base URL"))
        self._workspace = ProblemLine(self.tr("&Workspace id"))
        self._workspace.field.setPlaceholderText(self.tr("as the console shows it"))
        self._result = QLabel()
        self._result.setTextFormat(Qt.TextFormat.PlainText)
        self._result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._result.setWordWrap(True)
        set_role(self._result, "caption")
        self._of_workspace = QPushButton(self.tr("Use the address of a workspace"))
        self._of_region = QPushButton(self.tr("Use the address of the region"))
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self._of_workspace, self._of_region):
            set_role(button, "link")
            quiet(button)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._base_url)
        column.addWidget(self._workspace)
        column.addLayout(row)
        column.addWidget(self._result)
        for line in (self._base_url, self._workspace):
            line.field.editingFinished.connect(self._take)
            line.field.textEdited.connect(lambda: self._look(complain=False))
        self._of_workspace.clicked.connect(self._use_workspace)
        self._of_region.clicked.connect(self._use_region)
        service.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        account = self._service.account
        if account.id != self._account.id:
            for line in (self._base_url, self._workspace):
                line.field.setModified(False)
        self._account = account
        self._base_url.field.setPlaceholderText(self._service.region.base_url)
        self._base_url.show_text(account.base_url)
        self._workspace.show_text(account.workspace)
        self._look()

    def _written(self) -> Account:
        return replace(
            self._account, base_url=self._base_url.field.text().strip(), workspace=self._workspace.field.text().strip()
        )

    def _look(self, *, complain: bool = True) -> str:
        """Where calls would go as it is written; says what is wrong with that unless it is being typed."""
        written = self._written()
        overridden = bool(self._service.base_url_override)
        of_workspace = self._service.catalog.service.workspace_url
        self._of_workspace.setVisible(of_workspace not in {"", written.base_url} and not overridden)
        self._of_region.setVisible(bool(written.base_url) and not overridden)
        self._workspace.setVisible("{workspace}" in written.base_url or bool(written.workspace))
        for line in (self._base_url, self._workspace):
            line.setEnabled(not overridden)
            line.complain("")
        try:
            url = self._service.address_of(written)
        except RequestError as error:
            wrong = self._workspace if error.field == WORKSPACE else self._base_url
            wrong.complain(str(error) if complain else "")
            self._result.setText("")
            return ""
        words = self.tr("Edits go to {url}")
        if overridden:
            words = self.tr("Edits go to {url}, which Qwen Studio was started with.")
        # A long address has no space to be wrapped at.
        self._result.setText(words.format(url=url.replace("/", "/\u200b")))
        return url

    def _take(self) -> None:
        if not self._look():
            return
        written = self._written()
        for line in (self._base_url, self._workspace):
            line.field.setModified(False)
        if written != self._account:
            self._service.accounts.set_address(written.id, workspace=written.workspace, base_url=written.base_url)

    def _use_workspace(self) -> None:
        self._base_url.field.setText(self._service.catalog.service.workspace_url)
        self._base_url.field.setModified(True)
        if not self._look(complain=False):
            self._workspace.field.setFocus()
            return
        self._take()

    def _use_region(self) -> None:
        for line in (self._base_url, self._workspace):
            line.field.clear()
        self._take()
        self._base_url.field.setFocus()
