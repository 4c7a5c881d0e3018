"""Asks which program is to open pictures."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qwen_studio.ui.file_dialogs import MakeDialog, file_dialog
from qwen_studio.ui.open_with import Program, programs_folder
from qwen_studio.ui.text_scale import grown, resize_grown
from qwen_studio.ui.theme import set_role

_SIZE = (420, 360)
_ROW_PX = 30


class OpenWithDialog(QDialog):
    """The desktop's programs for the file, the one that it would take by itself first.

    Signals:
        chosen(Program | None): open them with this one; None is the system's own choice.
    """

    chosen = Signal(object)

    def __init__(
        self, programs: Sequence[Program], parent: QWidget | None = None, *, make_dialog: MakeDialog = file_dialog
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Open with"))
        self._make_dialog = make_dialog
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Programs"))
        self._add(self.tr("The system's own choice"), None)
        for program in programs:
            self._add(program.name, program)
        self._list.setCurrentRow(0)
        self._list.itemActivated.connect(self._open)
        other = QPushButton(self.tr("O&ther program…"))
        other.clicked.connect(self._choose_other)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        open_it = QPushButton(self.tr("&Open"))
        set_role(open_it, "primary")
        open_it.setDefault(True)
        open_it.clicked.connect(self._open)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(other)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(open_it)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(self._list, 1)
        column.addLayout(buttons)
        resize_grown(self, *_SIZE)

    def _add(self, words: str, program: Program | None) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, program)
        if program is not None:
            item.setIcon(QIcon.fromTheme(program.entry.stem))
            item.setToolTip(str(program.entry))
        # Filled before the style sheet is there, the rows would keep the letters' own height.
        item.setSizeHint(QSize(0, grown(_ROW_PX)))
        self._list.addItem(item)

    @Slot()
    def _open(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
            self.accept()

    @Slot()
    def _choose_other(self) -> None:
        dialog = self._make_dialog(self)
        dialog.setWindowTitle(self.tr("Choose a program"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setDirectory(str(programs_folder()))
        dialog.fileSelected.connect(self._take_other)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _take_other(self, name: str) -> None:
        path = Path(name)
        self.chosen.emit(Program(path.stem, path))
        self.accept()
