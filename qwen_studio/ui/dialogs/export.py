"""Asks how and where pictures are to be exported."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from qwen_studio.core.export_choice import ExportChoice
from qwen_studio.core.name_pattern import PictureFacts
from qwen_studio.ui.dialogs.export_form import ExportForm
from qwen_studio.ui.dialogs.export_name import ExportName
from qwen_studio.ui.dialogs.folder_field import FolderField
from qwen_studio.ui.file_dialogs import MakeDialog, file_dialog
from qwen_studio.ui.text_scale import grown_room
from qwen_studio.ui.theme import set_role

_WIDTH = 580


class ExportDialog(QDialog):
    """Everything about an export on one page, as it was chosen last.

    Signals:
        export_wanted(ExportChoice, Path): the user pressed Export.
    """

    export_wanted = Signal(object, object)

    def __init__(
        self,
        count: int,
        choice: ExportChoice,
        folder: Path,
        parent: QWidget | None = None,
        *,
        make_dialog: MakeDialog = file_dialog,
    ) -> None:
        super().__init__(parent)
        one = self.tr("Export a picture")
        words = one if count == 1 else self.tr("Export {count} pictures").format(count=count)
        self.setWindowTitle(words)
        self._name = ExportName(choice.pattern)
        self._folder = FolderField(self.tr("Folder"), folder, make_dialog=make_dialog)
        self._form = ExportForm(choice, [(self.tr("&Name"), self._name), (self.tr("F&older"), self._folder)])
        self._export = QPushButton(self.tr("&Export"))
        set_role(self._export, "primary")
        self._export.setDefault(True)
        self._export.clicked.connect(self._choose)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._export)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(16)
        column.addWidget(self._form)
        column.addStretch(1)
        column.addLayout(buttons)
        self.setMinimumWidth(grown_room(_WIDTH))
        self._form.changed.connect(self._follow)
        self._name.changed.connect(self._follow)
        self._folder.changed.connect(self._follow)
        self._follow()
        self._name.setFocus()

    @Slot(object)
    def show_first(self, facts: PictureFacts) -> None:
        """Shows how the copy of this picture, the first, will be called."""
        self._name.show_first(facts)

    @Slot()
    def _follow(self) -> None:
        self._name.set_suffix(self._form.suffix())
        self._export.setEnabled(self._name.is_sound() and self._folder.folder is not None)
        # Words that wrap need room of their own; what the user made larger stays so.
        self._column.activate()
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))

    @Slot()
    def _choose(self) -> None:
        folder = self._folder.folder
        if folder is not None:
            self.export_wanted.emit(self._form.choice(self._name.pattern), folder)
            self.accept()
