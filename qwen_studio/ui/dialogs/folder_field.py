"""A line with a folder, and a button to choose it."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from qwen_studio.ui.file_dialogs import MakeDialog, file_dialog


class FolderField(QWidget):
    """The folder can be typed, too; one that is not there is made when it is needed.

    Signals:
        changed(): the folder is another.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        folder: Path,
        parent: QWidget | None = None,
        *,
        make_dialog: MakeDialog = file_dialog,
        adapt: Callable[[Path], Path] = lambda folder: folder,
    ) -> None:
        """`adapt` makes the folder of the one that was chosen; one that was typed is taken as it is."""
        super().__init__(parent)
        self._make_dialog = make_dialog
        self._adapt = adapt
        self._title = name
        self._line = QLineEdit(str(folder))
        self._line.setAccessibleName(name)
        self._line.textChanged.connect(self.changed)
        choose = QPushButton(self.tr("&Choose…"))
        choose.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._line, 1)
        row.addWidget(choose)
        self.setFocusProxy(self._line)

    @property
    def folder(self) -> Path | None:
        """The folder; None where there is none, or one that could be anywhere."""
        path = Path(os.path.expanduser(self._line.text().strip()))  # noqa: PTH111 - leaves an unknown ~name as it is
        return path if path.is_absolute() else None

    def _choose(self) -> None:
        dialog = self._make_dialog(self)
        dialog.setWindowTitle(self._title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(self._line.text())
        dialog.fileSelected.connect(lambda name: self._line.setText(str(self._adapt(Path(name)))))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
