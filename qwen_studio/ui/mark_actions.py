"""What the user can say of the chosen pictures, for menus and keys: rating, tags, note, albums."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu

from qwen_studio.core.marks import HIGHEST_RATING
from qwen_studio.core.picture import Picture
from qwen_studio.library.common_facts import CommonFacts
from qwen_studio.state.collecting import Collecting
from qwen_studio.state.pictures import Pictures
from qwen_studio.ui.action_keys.names import name_actions
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.why_not import enable, no_picture_words

if TYPE_CHECKING:
    from qwen_studio.ui.panels.note_box import NoteBox
    from qwen_studio.ui.panels.tags_field import TagsField


class MarkActions(QObject):
    """The actions, and the pictures that they act on."""

    def __init__(self, collecting: Collecting, changes: Pictures, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._collecting = collecting
        self._changes = changes
        self._theme = theme
        self._pictures: tuple[Picture, ...] = ()
        self.ratings = {rating: self._rating_action(rating) for rating in range(HIGHEST_RATING, -1, -1)}
        # As in Shotwell; letters alone are for searching by typing.
        self.tags = self._action(self.tr("Ta&gs…"), "tag", "Ctrl+T", self._edit_tags)
        self.note = self._action(self.tr("N&ote…"), "pencil", "Ctrl+Shift+N", self._edit_note)
        name_actions(self, "mark")
        self._rating_menu = QMenu(self.tr("Rat&ing"))
        self._rating_menu.setIcon(theme.icon("star"))
        self._rating_menu.addActions(list(self.ratings.values()))
        self._album_menu = QMenu(self.tr("Albu&ms"))
        self._album_menu.setIcon(theme.icon("bookmark"))
        self._boxes: dict[str, QAction] = {}
        self._album_menu.aboutToShow.connect(self._fill_albums)
        self.set_pictures(())

    def set_pictures(self, pictures: Sequence[Picture]) -> None:
        """From now on the actions act on these."""
        self._pictures = tuple(pictures)
        for menu in (self._rating_menu, self._album_menu):
            enable(menu.menuAction(), bool(pictures), no_picture_words())
        for action in (self.tags, self.note, *self.ratings.values()):
            enable(action, bool(pictures), no_picture_words())
        shared = {picture.rating for picture in pictures}
        for rating, action in self.ratings.items():
            action.setChecked(shared == {rating})

    def for_keys(self) -> list[QAction]:
        """What works by key while the keyboard is among pictures."""
        return [*self.ratings.values(), self.tags, self.note]

    def fill(self, menu: QMenu) -> None:
        """All of it, in the order of the Image menu."""
        menu.addAction(self._rating_menu.menuAction())
        menu.addActions([self.tags, self.note])
        menu.addAction(self._album_menu.menuAction())

    def _rating_action(self, rating: int) -> QAction:
        words = {0: self.tr("&No rating"), 1: self.tr("&1 star")}
        text = words.get(rating, self.tr("&{count} stars").format(count=rating))
        action = self._action(text, "", str(rating), partial(self._rate, rating))
        # In the results and the viewer, digits alone send to a slot.
        action.setShortcuts([QKeySequence(str(rating)), QKeySequence(f"Alt+{rating}")])
        action.setCheckable(True)
        return action

    def _action(self, text: str, icon: str, keys: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        if icon:
            action.setIcon(self._theme.icon(icon))
        action.setShortcut(keys)
        # Text fields elsewhere keep these keys for themselves.
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: act())
        return action

    def _ids(self) -> list[int]:
        return [picture.id for picture in self._pictures]

    def _rate(self, rating: int) -> None:
        self._collecting.set_rating(self._ids(), rating)
        self.set_pictures(self._pictures)

    def _edit_tags(self) -> None:
        from qwen_studio.ui.panels.tags_field import TagsField

        self._open(self.tr("Tags"), TagsField(self._collecting, self._theme))

    def _edit_note(self) -> None:
        from qwen_studio.ui.panels.note_box import NoteBox

        self._open(self.tr("Note"), NoteBox(self._collecting))

    def _open(self, title: str, field: "TagsField | NoteBox") -> None:
        from qwen_studio.ui.dialogs.marks import MarksDialog

        window = QApplication.activeWindow()
        MarksDialog(title, field, self._ids(), self._collecting, self._changes, window).open()

    @Slot()
    def _fill_albums(self) -> None:
        menu = self._album_menu
        menu.clear()
        self._boxes = boxes = dict[str, QAction]()
        for album in self._collecting.albums:
            box = menu.addAction(album.name.replace("&", "&&"))
            box.setCheckable(True)
            box.triggered.connect(partial(self._set_album, album.id, box))
            boxes[album.name] = box
        menu.addSeparator()
        menu.addAction(self.tr("&New album…")).triggered.connect(self._new_album)

        def check(facts: CommonFacts | None) -> None:
            # The answer may come when the menu was filled anew, and its former boxes are gone.
            for name, count in facts.albums.items() if facts is not None and boxes is self._boxes else ():
                if name in boxes:
                    boxes[name].setChecked(count == len(self._pictures))

        self._collecting.common_facts(self._ids(), check)

    def _set_album(self, album_id: int, box: QAction) -> None:
        change = self._collecting.put_into_album if box.isChecked() else self._collecting.take_out_of_album
        change(album_id, self._ids())

    @Slot()
    def _new_album(self) -> None:
        ids = self._ids()
        dialog = QInputDialog(QApplication.activeWindow())
        dialog.setWindowTitle(self.tr("New album"))
        dialog.setLabelText(self.tr("Name of the album for what is chosen:"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(lambda name: self._collecting.make_album(name, ids))
        dialog.open()
