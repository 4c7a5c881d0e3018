"""A row with a file or a folder of this machine."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from qwen_studio.ui.settings_dialog.row import Row, Words
from qwen_studio.ui.settings_dialog.surroundings import Surroundings
from qwen_studio.ui.widgets.quiet import quiet
from qwen_studio.ui.widgets.value_field import ValueField


class PathRow(Row):
    """Its path, to be read and copied, and a button that shows it in the file manager."""

    def __init__(self, words: Words, path: Path, around: Surroundings, parent: QWidget | None = None) -> None:
        content = QWidget()
        super().__init__(words, content, below=True, parent=parent)
        self._path = path
        self._reveal = around.reveal
        shown = ValueField(around.theme, words.name, content)
        shown.set_value(str(path))
        show = QPushButton(self.tr("Show"))
        show.setAccessibleName(self.tr("Show in the file manager: {name}").format(name=words.name))
        quiet(show)
        show.clicked.connect(self._show)
        line = QHBoxLayout(content)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(shown, 1)
        line.addWidget(show)

    def _show(self) -> None:
        # What is not there yet is shown by the first folder above it that is.
        self._reveal(next((path for path in (self._path, *self._path.parents) if path.exists()), self._path))
