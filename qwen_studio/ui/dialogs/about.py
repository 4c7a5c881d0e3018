"""About the program."""

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QSysInfo, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from qwen_studio import __version__
from qwen_studio.core.licences import works_used
from qwen_studio.ui.text_scale import grown_room
from qwen_studio.ui.theme import set_role
from qwen_studio.ui.widgets.read_only_text import ReadOnlyText


class AboutDialog(QDialog):
    """Version, licences, and where the log lies."""

    def __init__(self, logs: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Qwen Studio"))
        title = QLabel(self.tr("Qwen Studio {version}").format(version=__version__))
        set_role(title, "title")
        facts = self._selectable(
            self.tr("Qt {qt} on {system}\nLog: {logs}").format(
                qt=QLibraryInfo.version().toString(), system=QSysInfo.prettyProductName(), logs=logs
            )
        )
        promise = QLabel(
            self.tr(
                "No account, no telemetry, no update check. Pictures go to the service only when you ask for an edit."
            )
        )
        promise.setWordWrap(True)
        heading = QLabel(self.tr("Licences"))
        set_role(heading, "heading")
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        for widget in (title, facts, promise, heading, self._works(), close):
            column.addWidget(widget)
        self.setFixedWidth(grown_room(460))

    def _works(self) -> ReadOnlyText:
        """The works of others by name, then the full texts where they came along."""
        works = works_used()
        own = self.tr("Qwen Studio {version}: MIT. The sample photos: see CREDITS.md beside them.").format(
            version=__version__
        )
        named = [f"{work.name} {work.version}: {work.terms}" for work in works]
        texts = [f"— {work.name} {work.version} —\n\n{work.text}" for work in works if work.text]
        field = ReadOnlyText(self.tr("Licences"))
        field.setPlainText("\n\n\n".join(["\n".join([own, *named]), *texts]))
        return field

    def _selectable(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        set_role(label, "muted")
        return label
