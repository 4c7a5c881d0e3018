"""An authority of one's own, such as that of a company whose proxy opens encrypted connections."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qwen_studio.core.errors import StudioError
from qwen_studio.core.language import sentences
from qwen_studio.state.network import NetworkSettings
from qwen_studio.ui.file_dialogs import MakeDialog, file_dialog
from qwen_studio.ui.theme import set_role
from qwen_studio.ui.widgets.elided_label import ElidedLabel
from qwen_studio.ui.widgets.quiet import quiet

_MOST_TOLD = 3


class AuthorityForm(QWidget):
    """Takes a PEM file that holds certificates of authorities, and says whose; tells when it is gone."""

    def __init__(
        self, network: NetworkSettings, parent: QWidget | None = None, *, make_dialog: MakeDialog = file_dialog
    ) -> None:
        super().__init__(parent)
        self._network = network
        self._make_dialog = make_dialog
        heading = QLabel(self.tr("Certificates"))
        set_role(heading, "heading")
        self._file = ElidedLabel()
        self._choose = QPushButton(self.tr("&Choose a file…"))
        self._choose.setToolTip(self.tr("A PEM file with the certificate of an authority that is trusted too"))
        self._remove = QPushButton(self.tr("Take it away"))
        for button in (self._choose, self._remove):
            quiet(button)
        self._state = QLabel()
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._state.setWordWrap(True)
        self._state.setAccessibleName(self.tr("Certificates of your own"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._file, 1)
        row.addWidget(self._choose)
        row.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading)
        column.addLayout(row)
        column.addWidget(self._state)
        hint = QLabel(self.tr("The certificate of the other side is always checked; that cannot be switched off."))
        hint.setWordWrap(True)
        set_role(hint, "caption")
        column.addWidget(hint)
        self._choose.clicked.connect(self._ask)
        self._remove.clicked.connect(network.trust_usual_authorities)
        network.changed.connect(self._show)
        self._show()
        network.look_at_authorities()

    def _show(self) -> None:
        network = self._network
        self._file.set_text(Path(network.ca_file).name if network.ca_file else self.tr("The usual authorities"))
        self._file.setToolTip(network.ca_file)
        self._remove.setVisible(bool(network.ca_file))
        if network.ca_problem:
            self._say(sentences(network.ca_problem, self.tr("Until that is mended nothing is sent.")), "bad")
        elif network.ca_file and network.authorities:
            names = list(dict.fromkeys(network.authorities))
            told = ", ".join(names[:_MOST_TOLD])
            if len(names) > _MOST_TOLD:
                told = self.tr("{names} and {count} more").format(names=told, count=len(names) - _MOST_TOLD)
            self._say(self.tr("Trusted beside the usual ones: {names}").format(names=told), "ok")
        else:
            self._say("", "muted")

    def _ask(self) -> None:
        dialog = self._make_dialog(self)
        dialog.setWindowTitle(self.tr("Choose certificates"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Certificates (*.pem *.crt *.cer)"), self.tr("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self._network.choose_authorities(Path(name), self._refuse))
        dialog.open()

    def _refuse(self, error: StudioError) -> None:
        self._say(str(error), "bad")

    def _say(self, words: str, role: str) -> None:
        self._state.setText(words)
        self._state.setAccessibleDescription(words)
        self._state.setVisible(bool(words))
        set_role(self._state, role)
