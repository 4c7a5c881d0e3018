"""What can be done with the chosen pictures, each thing once, for menus, tool bars, keys and buttons alike."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from qwen_studio.core.alignment import Alignment
from qwen_studio.core.picture import Picture
from qwen_studio.state.collecting import Collecting
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.qimages import load_qimage
from qwen_studio.state.tasks import Tasks
from qwen_studio.state.trouble_words import TroubleWords, trouble_of
from qwen_studio.ui.action_keys.names import name_actions
from qwen_studio.ui.clipboard import put_on_clipboard
from qwen_studio.ui.mark_actions import MarkActions
from qwen_studio.ui.show_in_folder import show_in_folder
from qwen_studio.ui.slot_keys import SlotKeys
from qwen_studio.ui.step_actions import StepActions
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.why_not import enable, no_picture_words

if TYPE_CHECKING:
    from qwen_studio.state.composer import Composer

SLOTS = (1, 2, 3)


class PictureActions(QObject):
    """The actions, and the pictures that they act on: the one shown, or those chosen in the gallery.

    Signals:
        favourite_changed(Step): the pictures were made favourites, or are none any more; its way back.
        pictures_changed(): the actions act on other pictures now.
        used_as_image(int): a picture was put into that slot.
        export_wanted(list[Picture]): these are to be exported.
        sheet_wanted(list[Picture]): these are to stand on a contact sheet.
        compare_wanted(list[Picture]): these two are to be compared, the older one as what was before.
        open_with_wanted(list[Path]): these files are to be opened with another program.
        refused(str): why something was not done.
    """

    favourite_changed = Signal(object)
    pictures_changed = Signal()
    used_as_image = Signal(int)
    export_wanted = Signal(list)
    sheet_wanted = Signal(list)
    compare_wanted = Signal(list)
    open_with_wanted = Signal(list)
    refused = Signal(str)

    def __init__(
        self,
        composer: Callable[[], "Composer"],
        pictures: Pictures,
        collecting: Collecting,
        tasks: Tasks,
        save: Callable[[Sequence[Picture], Alignment | None], object],
        theme: Theme,
        *,
        reveal: Callable[[Path], object] = show_in_folder,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._composer = composer
        self._library = pictures
        self._tasks = tasks
        self._save_pictures = save
        self._theme = theme
        self._reveal = reveal
        self._pictures: tuple[Picture, ...] = ()
        self.marks = MarkActions(collecting, pictures, theme, self)
        self.steps = StepActions(theme, self)
        self.recall = self.steps.recall
        self._make_actions()
        pictures.changed.connect(self._read_again)
        pictures.removed.connect(self._leave_out)
        self._update()

    @property
    def pictures(self) -> tuple[Picture, ...]:
        return self._pictures

    def set_pictures(self, pictures: Sequence[Picture]) -> None:
        """From now on the actions act on these."""
        if tuple(pictures) != self._pictures:
            self._pictures = tuple(pictures)
            self._update()
            self.pictures_changed.emit()

    def compare_two(self, first_id: int, second_id: int) -> None:
        """Compares two pictures of the library, the older one as what was before."""
        self._library.get_many([first_id, second_id], self._compare_these)

    def put_into_slot(self, number: int, file: Path, picture_id: int | None) -> None:
        """Uses a picture that is not among those chosen; without an id it is not one of the library's."""
        if picture_id is None:
            self._composer().put_files([file], number)
        else:
            self._composer().put_picture(picture_id, number)
        self.used_as_image.emit(number)

    def copy_files(self, files: Sequence[Path]) -> None:
        """Puts files on the clipboard, and the pixels of the first."""
        if files:
            self._tasks.run(
                load_qimage,
                files[0],
                done=lambda image: put_on_clipboard(image, files),
                failed=lambda error: self.refused.emit(str(error)),
            )

    def show_file(self, file: Path) -> None:
        """Shows the file in its folder."""
        self._reveal(file)

    def save_aligned(self, picture: Picture, alignment: Alignment) -> None:
        """Asks where to save the picture as it lies over its original, at that one's size."""
        self._save_pictures([picture], alignment)

    def attach_to(self, widget: QWidget, *, digits_are_slots: bool = False) -> None:
        """Lets keys such as Ctrl+C, F and Delete work while the keyboard is in this widget; text fields keep theirs.

        Digits rate, or else 1, 2 and 3 send to a slot.
        """
        widget.addActions([self.copy, self.favourite, self.move_to_trash, *self.marks.for_keys()])
        if digits_are_slots:
            self._slot_keys.attach_to(widget)

    def fill_menu(self, menu: QMenu) -> None:
        """Every action, in the order of the Image menu."""
        for number in SLOTS:
            menu.addAction(self.use_as[number])
        menu.addAction(self.compare)
        menu.addSeparator()
        self.steps.fill(menu)
        menu.addSeparator()
        menu.addAction(self.favourite)
        self.marks.fill(menu)
        menu.addSeparator()
        menu.addActions([self.save_as, self.export, self.contact_sheet])
        menu.addSeparator()
        menu.addActions([self.copy, self.show_in_folder, self.open_with])
        menu.addSeparator()
        menu.addAction(self.move_to_trash)

    def _make_actions(self) -> None:
        nearby = Qt.ShortcutContext.WidgetWithChildrenShortcut
        self.use_as = {number: self._use_as_action(number) for number in SLOTS}
        self._slot_keys = SlotKeys(self.use_as, self)
        self.compare = self._action(self.tr("Com&pare the two"), "compare", self._compare, "Ctrl+Alt+C")
        self.save_as = self._action(self.tr("&Save as…"), "download", self._save, "Ctrl+Shift+S")
        self.save_as.setShortcuts([QKeySequence(QKeySequence.StandardKey.Save), QKeySequence("Ctrl+Shift+S")])
        self.copy = self._action(self.tr("&Copy"), "copy", self._copy, QKeySequence.StandardKey.Copy)
        self.show_in_folder = self._action(self.tr("Show in &folder"), "folder", self._show_in_folder, "Ctrl+Alt+O")
        self.export = self._action(self.tr("&Export…"), "upload", self._export, "Ctrl+E")
        self.contact_sheet = self._action(self.tr("Contact s&heet…"), "grid", self._make_sheet, "Ctrl+P")
        self.open_with = self._action(self.tr("Open &with…"), "open-external", self._open_with, "Ctrl+Alt+W")
        self.favourite = self._action(self.tr("F&avourite"), "star", self._toggle_favourite, "F")
        self.favourite.setIcon(self._theme.icon("star", checked_name="star-filled", checked_colour="warn"))
        self.favourite.setCheckable(True)
        self.move_to_trash = self._action(
            self.tr("Move to &trash"), "trash", self._move_to_trash, QKeySequence.StandardKey.Delete
        )
        self._for_any = (self.save_as, self.export, self.contact_sheet, self.open_with)
        for action in (self.copy, self.favourite, self.move_to_trash):
            action.setShortcutContext(nearby)
        name_actions(self, "picture")

    def _action(
        self,
        text: str,
        icon: str,
        act: Callable[[], object],
        shortcut: QKeySequence | QKeySequence.StandardKey | str,
    ) -> QAction:
        action = QAction(self._theme.icon(icon), text, self)
        action.setShortcut(shortcut)
        action.triggered.connect(act)
        return action

    def _use_as_action(self, number: int) -> QAction:
        text = self.tr("Use as Image &{number}").format(number=number)
        action = self._action(text, "arrow-back", self._use_as, f"Ctrl+Alt+{number}")
        action.setData(number)
        return action

    def _update(self) -> None:
        some = bool(self._pictures)
        none_chosen = no_picture_words()
        enable(self.favourite, some, none_chosen)
        no_file = self._why_no_file() if some else none_chosen
        for action in (*self.use_as.values(), *self._for_any, self.copy):
            enable(action, not no_file, no_file)
        in_trash = self.tr("It is in the trash already") if some else none_chosen
        enable(self.move_to_trash, any(picture.trashed_at is None for picture in self._pictures), in_trash)
        why_not = self.tr("Choose a single picture first") if some else none_chosen
        enable(self.show_in_folder, len(self._pictures) == 1, why_not)
        enable(self.compare, len(self._pictures) == 2, self.tr("Choose two pictures in the gallery first"))
        self.favourite.setChecked(some and all(picture.favourite for picture in self._pictures))
        self.marks.set_pictures(self._pictures)
        self.steps.set_pictures(self._pictures)

    def _why_no_file(self) -> str:
        """Why nothing can be done with the file of any of the pictures; empty where something can."""
        if self._usable():
            return ""
        if len(self._pictures) > 1:
            return self.tr("The files of these pictures are missing or cannot be read")
        return TroubleWords().in_full(trouble_of(self._pictures[0]))

    def _usable(self) -> list[Picture]:
        return [picture for picture in self._pictures if TroubleWords.is_shown(trouble_of(picture))]

    @Slot(object)
    def _read_again(self, ids: Sequence[int]) -> None:
        touched = {picture.id for picture in self._pictures} & set(ids)
        if touched:
            self._library.get_many(sorted(touched), self._replace)

    def _replace(self, pictures: Sequence[Picture]) -> None:
        fresh = {picture.id: picture for picture in pictures}
        self.set_pictures([fresh.get(known.id, known) for known in self._pictures])

    @Slot(object)
    def _leave_out(self, ids: Sequence[int]) -> None:
        gone = set(ids)
        self.set_pictures([picture for picture in self._pictures if picture.id not in gone])

    def _ids(self) -> list[int]:
        return [picture.id for picture in self._pictures]

    @Slot()
    def _use_as(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)  # noqa: S101 - nothing else is connected here
        number = int(action.data())
        usable = self._usable()
        self._composer().put_pictures([picture.id for picture in usable], number)
        for slot, _ in zip(range(number, SLOTS[-1] + 1), usable, strict=False):
            self.used_as_image.emit(slot)

    @Slot()
    def _save(self) -> None:
        self._save_pictures(self._pictures, None)

    @Slot()
    def _copy(self) -> None:
        self.copy_files([self._library.path(picture) for picture in self._usable()])

    @Slot()
    def _export(self) -> None:
        self.export_wanted.emit(list(self._pictures))

    @Slot()
    def _make_sheet(self) -> None:
        self.sheet_wanted.emit(list(self._pictures))

    @Slot()
    def _compare(self) -> None:
        self._compare_these(self._pictures)

    def _compare_these(self, pictures: Sequence[Picture]) -> None:
        if len(pictures) == 2:
            self.compare_wanted.emit(sorted(pictures, key=lambda picture: (picture.created_at, picture.id)))

    @Slot()
    def _open_with(self) -> None:
        self.open_with_wanted.emit([self._library.path(picture) for picture in self._pictures])

    @Slot()
    def _show_in_folder(self) -> None:
        for picture in self._pictures[:1]:
            self._reveal(self._library.path(picture))

    @Slot()
    def _toggle_favourite(self) -> None:
        favourite = not all(picture.favourite for picture in self._pictures)
        self.favourite_changed.emit(self._library.set_favourite(self._ids(), favourite))

    @Slot()
    def _move_to_trash(self) -> None:
        ids = self._ids()
        if ids:
            self._library.move_to_trash(ids)
