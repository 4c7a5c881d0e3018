"""Help about the service: pages that answer questions, and hosts that a firewall must allow."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qwen_studio.state.service import Service
from qwen_studio.ui.text_scale import grown_room
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.icon_button import IconButton
from qwen_studio.ui.widgets.link_label import LinkLabel


class ServiceHelp(QDialog):
    """Links that open in the browser, each of which can be copied too."""

    def __init__(self, service: Service, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About the service"))
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addLayout(self._links(service))
        column.addSpacing(6)
        heading = QLabel(self.tr("Hosts of result pictures, to allow in a firewall"))
        set_role(heading, "heading")
        hint = QLabel(self.tr("* stands for anything. For a result on any other host you are asked once."))
        hint.setWordWrap(True)
        set_role(hint, "caption")
        rules = service.catalog.service
        beneath = (f"*{suffix}" for suffix in rules.result_host_suffixes)
        hosts = QPlainTextEdit("\n".join((*rules.result_hosts, *beneath)))
        hosts.setReadOnly(True)
        hosts.setAccessibleName(self.tr("Result hosts"))
        hosts.setMinimumHeight(grown_room(190))
        hosts.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        copy = QPushButton(self.tr("&Copy the list"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(hosts.toPlainText()))
        for widget in (heading, hint, hosts):
            column.addWidget(widget)
        column.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column.addWidget(close)
        self.setMinimumWidth(grown_room(560))

    def _links(self, service: Service) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        rows = [(self.tr("What an error code means"), service.catalog.service.errors_url)]
        for region in service.catalog.regions:
            rows.append(
                (self.tr("Usage in {region} (about one hour late)").format(region=region.name), region.usage_url)
            )
        for url in dict.fromkeys(region.keys_url for region in service.catalog.regions):
            rows.append((self.tr("Where to get a key"), url))
        for row, (words, url) in enumerate(rows):
            copy = IconButton(self._theme, "copy", self.tr("Copy the address: {words}").format(words=words))
            copy.clicked.connect(lambda _=False, address=url: QGuiApplication.clipboard().setText(address))
            grid.addWidget(LinkLabel(words, url), row, 0)
            grid.addWidget(copy, row, 1)
        grid.setColumnStretch(0, 1)
        return grid
