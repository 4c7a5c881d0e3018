"""Asks how a contact sheet is to look, and shows it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qwen_studio.core.picture import PictureDetails
from qwen_studio.core.sheet_layout import lay_out
from qwen_studio.state.contact_sheets import ContactSheets
from qwen_studio.ui.dialogs.sheet_form import SheetForm
from qwen_studio.ui.dialogs.sheet_preview import SheetPreview
from qwen_studio.ui.file_dialogs import MakeDialog, file_dialog, usual_folder
from qwen_studio.ui.text_scale import resize_grown
from qwen_studio.ui.theme import set_role

_SIZE = (760, 560)
_PREVIEW_SIDE = 320


class ContactSheetDialog(QDialog):
    """The first page at the left, what it depends on at the right.

    Signals:
        wanted(SheetChoice, Path): the sheet is to be written there.
    """

    wanted = Signal(object, object)

    def __init__(
        self,
        sheets: ContactSheets,
        ids: Sequence[int],
        folder: Path,
        parent: QWidget | None = None,
        *,
        make_dialog: MakeDialog = file_dialog,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Contact sheet"))
        self._sheets = sheets
        self._folder = folder
        self._make_dialog = make_dialog
        self._pictures: list[PictureDetails] = []
        self._asked: set[int] = set()
        self._preview = SheetPreview()
        self._form = SheetForm(sheets.choice)
        self._counts = QLabel()
        set_role(self._counts, "caption")
        self._save = QPushButton(self.tr("S&ave as…"))
        set_role(self._save, "primary")
        self._save.setDefault(True)
        self._save.setEnabled(False)
        self._save.clicked.connect(self._ask_where)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        right = QVBoxLayout()
        right.setSpacing(14)
        right.addWidget(self._form)
        right.addStretch(1)
        right.addWidget(self._counts)
        top = QHBoxLayout()
        top.setSpacing(20)
        top.addWidget(self._preview, 1)
        top.addLayout(right)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addLayout(top, 1)
        column.addLayout(buttons)
        resize_grown(self, *_SIZE)
        self._form.changed.connect(self._follow)
        # By signals: an answer may come when the dialog is gone.
        sheets.details_known.connect(self._take)
        sheets.small_loaded.connect(self._preview.take_image)
        sheets.ask_for_details(ids)

    @Slot(list)
    def _take(self, pictures: list[PictureDetails]) -> None:
        self._pictures = pictures
        self._save.setEnabled(bool(pictures))
        self._follow()

    @Slot()
    def _follow(self) -> None:
        if not self._pictures:
            return
        choice = self._form.choice()
        layout = lay_out(choice, [details.picture.size for details in self._pictures])
        self._preview.show_page(layout, choice, self._pictures)
        for details in self._pictures[: layout.places]:
            picture_id = details.picture.id
            if picture_id not in self._asked:
                self._asked.add(picture_id)
                self._sheets.ask_for_small(details, _PREVIEW_SIDE)
        self._counts.setText(self._words(len(self._pictures), layout.pages(len(self._pictures))))

    def _words(self, pictures: int, pages: int) -> str:
        number = QLocale().toString
        one = self.tr("1 picture") if pictures == 1 else self.tr("{count} pictures").format(count=number(pictures))
        two = self.tr("1 page") if pages == 1 else self.tr("{count} pages").format(count=number(pages))
        return self.tr("{pictures} on {pages}").format(pictures=one, pages=two)

    @Slot()
    def _ask_where(self) -> None:
        choice = self._form.choice()
        suffix = choice.format.lower()
        dialog = self._make_dialog(self)
        dialog.setWindowTitle(self.tr("Save the contact sheet"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{choice.format} (*.{suffix})")
        dialog.setDefaultSuffix(suffix)
        dialog.setDirectory(usual_folder(str(self._folder)))
        dialog.selectFile(self.tr("Contact sheet") + f".{suffix}")
        dialog.fileSelected.connect(self._take_target)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _take_target(self, name: str) -> None:
        choice, path = self._form.choice(), Path(name)
        ending = f".{choice.format.lower()}"
        self.wanted.emit(choice, path if path.suffix.lower() == ending else path.with_name(path.name + ending))
        self.accept()
