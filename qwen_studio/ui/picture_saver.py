"""Save as…: asks where and as what, then writes copies of pictures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog

from qwen_studio.core.alignment import Alignment
from qwen_studio.core.errors import StudioError
from qwen_studio.core.geometry import Size
from qwen_studio.core.naming import printable, safe_stem
from qwen_studio.core.picture import Picture, PictureDetails
from qwen_studio.state.pictures import Pictures
from qwen_studio.ui.announce import Announce
from qwen_studio.ui.file_dialogs import file_dialog, usual_folder
from qwen_studio.ui.save_formats import JPEG, PNG, PNG_WITHOUT_STORY, WEBP, SaveFormat, free_name, named_by, with_suffix
from qwen_studio.ui.save_options import SaveOptions, SaveOptionsDialog
from qwen_studio.ui.show_in_folder import show_in_folder

MakeDialog = Callable[[], QFileDialog]


@dataclass(frozen=True)
class _Copy:
    """One picture to be written."""

    picture_id: int
    target: Path
    format: SaveFormat
    alignment: Alignment | None


class PictureSaver(QObject):
    """Opens the system's file dialog without waiting for it, and says what became of the files.

    One picture gets a file name; several get a folder.
    """

    def __init__(
        self,
        pictures: Pictures,
        announce: Announce,
        *,
        make_dialog: MakeDialog | None = None,
        reveal: Callable[[Path], object] = show_in_folder,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._announce = announce
        self._make_dialog = make_dialog or (lambda: file_dialog(QApplication.activeWindow()))
        self._reveal = reveal
        self._folder = ""
        self._options = SaveOptions()

    def save(self, pictures: Sequence[Picture], alignment: Alignment | None = None) -> None:
        """Asks where to, and writes there; a single picture by its alignment at the size of its original, if given."""
        if len(pictures) == 1:
            self._pictures.details(pictures[0].id, lambda details: self._ask_for_file(details, alignment))
        elif pictures:
            self._ask_for_folder(tuple(pictures))

    def _ask_for_file(self, details: PictureDetails | None, alignment: Alignment | None) -> None:
        if details is None:
            return
        source = self._pictures.path(details.picture)
        if not source.is_file():
            self._announce(self.tr("The file “{name}” is missing.").format(name=printable(source.name)), "", None)
            return
        filters = {
            self.tr("PNG picture with how it was made (*.png)"): PNG,
            self.tr("PNG picture without how it was made (*.png)"): PNG_WITHOUT_STORY,
            self.tr("JPEG picture (*.jpg *.jpeg)"): JPEG,
            self.tr("WEBP picture (*.webp)"): WEBP,
        }
        dialog = self._make_dialog()
        dialog.setWindowTitle(self.tr("Save picture as"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters(list(filters))
        dialog.setDirectory(usual_folder(self._folder))
        stem = _suggested_stem(details)
        dialog.selectFile(stem if alignment is None else _stem_with_size(stem, alignment.input_size))
        dialog.setDefaultSuffix(PNG.suffixes[0])
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(filters[chosen].suffixes[0]))
        dialog.fileSelected.connect(
            lambda name: self._take_file(details.picture, Path(name), filters[dialog.selectedNameFilter()], alignment)
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_file(self, picture: Picture, path: Path, chosen: SaveFormat, alignment: Alignment | None) -> None:
        self._folder = str(path.parent)
        saved_as = named_by(path, chosen)
        copy = _Copy(picture.id, with_suffix(path, saved_as), saved_as, alignment)
        if not saved_as.lossy:
            self._write(copy, SaveOptions(keep_story=saved_as.keeps_story))
            return
        question = SaveOptionsDialog(saved_as.name, self._options, QApplication.activeWindow())
        question.chosen.connect(lambda options: self._write_lossy(copy, options))
        question.open()

    def _write_lossy(self, copy: _Copy, options: SaveOptions) -> None:
        self._options = options
        self._write(copy, options)

    def _write(self, copy: _Copy, options: SaveOptions) -> None:
        self._pictures.export(
            copy.picture_id,
            copy.target,
            copy.format.name,
            options.quality,
            options.keep_story,
            done=lambda: self._say_saved(copy.target, self.tr("Saved {name}").format(name=copy.target.name)),
            failed=self._say_failed,
            alignment=copy.alignment,
        )

    def _ask_for_folder(self, pictures: tuple[Picture, ...]) -> None:
        dialog = self._make_dialog()
        dialog.setWindowTitle(self.tr("Save {count} pictures in a folder").format(count=len(pictures)))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(usual_folder(self._folder))
        dialog.fileSelected.connect(lambda name: self._take_folder(pictures, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_folder(self, pictures: tuple[Picture, ...], folder: Path) -> None:
        self._folder = str(folder)
        last = pictures[-1]
        words = self.tr("Saved {count} pictures").format(count=len(pictures))
        for picture in pictures:
            target = free_name(folder / Path(picture.path).name)
            say = partial(self._say_saved, target, words) if picture is last else None
            quality, keep_story = SaveOptions().quality, True
            self._pictures.export(picture.id, target, PNG.name, quality, keep_story, done=say, failed=self._say_failed)

    def _say_saved(self, target: Path, words: str) -> None:
        self._announce(words, self.tr("Show in folder"), lambda: self._reveal(target))

    def _say_failed(self, error: StudioError) -> None:
        self._announce(str(error), "", None)


def _stem_with_size(stem: str, size: Size) -> str:
    return f"{stem}, {size.width} × {size.height}"


def _suggested_stem(details: PictureDetails) -> str:
    """What was asked for; what came from outside keeps the name that people know it by."""
    picture = details.picture
    words = Path(picture.reference or picture.path).stem if details.imported else details.instruction
    # A point would look like the beginning of an ending.
    stem = safe_stem(words.replace(".", " "), 72)
    return f"{stem} {details.picture.index + 1}" if details.n > 1 else stem
