"""What fills the middle of the Gallery page: what is filtered, tiles or lines, or why there are none."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QStackedWidget, QVBoxLayout, QWidget

from qwen_studio.state.studio import Studio
from qwen_studio.ui.gallery.active_filters import ActiveFilters
from qwen_studio.ui.gallery.chosen_pictures import ChosenPictures
from qwen_studio.ui.gallery.empty_gallery import EmptyGallery
from qwen_studio.ui.gallery.gallery_actions import GalleryActions
from qwen_studio.ui.gallery.grid import GalleryGrid
from qwen_studio.ui.gallery.last_place import LastPlace
from qwen_studio.ui.gallery.trash_bar import TrashBar
from qwen_studio.ui.picture_actions import PictureActions
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.why_not import enable

if TYPE_CHECKING:
    from qwen_studio.ui.gallery.list_view import ListView
    from qwen_studio.ui.gallery.preview import Preview

GRID = "grid"
LIST = "list"


class GalleryContent(QWidget):
    """Shows the rows of the gallery as a grid or as a list; what is chosen in one is chosen in the other.

    Signals:
        opened(int): a picture is to be edited; its id.
        menu_wanted(QPoint): the menu of the chosen pictures is to open at this place of the screen.
        picked(int, int): the chosen picture is to be compared with this other one; their ids.
        chosen_changed(): other pictures are chosen than before.
        typed(str): a letter was typed among the pictures.
        filled(): for the first time no tile on the screen is lacking.
    """

    opened = Signal(int)
    menu_wanted = Signal(QPoint)
    picked = Signal(int, int)
    chosen_changed = Signal()
    typed = Signal(str)
    filled = Signal()

    def __init__(
        self,
        studio: Studio,
        chosen: ChosenPictures,
        actions: GalleryActions,
        picture_actions: PictureActions,
        filters: ActiveFilters,
        trash_bar: TrashBar,
        empty: EmptyGallery,
        theme: Theme,
        page: QWidget,
    ) -> None:
        """`page` is what the preview covers."""
        super().__init__()
        self._studio = studio
        self._theme = theme
        self._picture_actions = picture_actions
        self._page = page
        self._gallery = studio.gallery
        self._trash_bar = trash_bar
        self._empty = empty
        self._grid = GalleryGrid(studio.gallery, studio.thumbnails, studio.pictures, chosen, studio.preferences, theme)
        self._list: ListView | None = None
        self._preview: Preview | None = None
        self._preferences = studio.preferences
        self._actions = actions
        self._last_place = LastPlace(lambda: self.view, studio.gallery, studio.preferences, studio.files.folder, self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._grid)
        self._stack.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(trash_bar)
        column.addWidget(filters)
        column.addWidget(self._stack, 1)
        self._take_in(self._grid)
        self._chosen = chosen
        self._grid.chosen_changed.connect(self._follow_chosen)
        self._grid.filled.connect(self.filled)
        actions.preview.triggered.connect(self._open_preview)
        actions.grid_view.triggered.connect(lambda: studio.preferences.change(gallery_view=GRID))
        actions.list_view.triggered.connect(lambda: studio.preferences.change(gallery_view=LIST))
        studio.preferences.changed.connect(self._follow_preferences)
        studio.gallery.counted.connect(self._show)
        self._show()

    @property
    def view(self) -> GalleryGrid:
        """The pictures as they are shown now."""
        return self._grid if self._preferences.settings.gallery_view == GRID else self._list_view()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._last_place.find()

    def choose(self, row: int) -> None:
        """Choose this picture alone, and show where it is; nothing happens for -1."""
        if row >= 0:
            self.view.choose([row], row)
            self.view.scrollTo(self._gallery.index(row))

    def focus(self) -> None:
        """Put the keyboard on the pictures, and on the first one if none is chosen."""
        if self._preview is not None:
            self._preview.hide()
        self.view.setFocus()
        if self._gallery.shown_count and not self.view.chosen_count():
            self.view.choose([0], 0)

    @Slot()
    def take_keyboard(self) -> None:
        """Put the keyboard where pictures are, or would be; what is chosen stays, be it nothing."""
        if self._stack.currentWidget() is self._empty:
            self._empty.take_keyboard()
        else:
            self.view.setFocus()

    @Slot()
    def larger(self) -> None:
        self.view.larger()

    @Slot()
    def smaller(self) -> None:
        self.view.smaller()

    @Slot()
    def select_all(self) -> None:
        self.view.selectAll()

    def _list_view(self) -> "ListView":
        """The list, built by the first who asks."""
        if self._list is None:
            from qwen_studio.ui.gallery.list_view import ListView

            studio = self._studio
            self._list = ListView(
                studio.gallery,
                studio.list_rows,
                studio.thumbnails,
                studio.pictures,
                self._chosen,
                studio.preferences,
                studio.service.catalog,
                self._theme,
            )
            self._list.setSelectionModel(self._grid.selectionModel())
            self._stack.addWidget(self._list)
            self._take_in(self._list)
        return self._list

    def _take_in(self, view: GalleryGrid) -> None:
        self._last_place.follow(view)
        view.opened.connect(self.opened)
        view.menu_wanted.connect(self.menu_wanted)
        view.picked.connect(self.picked)
        view.typed.connect(self.typed)
        self._picture_actions.attach_to(view)
        view.addAction(self._actions.preview)

    @Slot()
    def _open_preview(self) -> None:
        current = self.view.currentIndex()
        row = current.row()
        if row < 0:
            return
        if not self.view.selectionModel().isSelected(current):
            # The keys for pictures are about what is looked at.
            self.choose(row)
        if self._preview is None:
            from qwen_studio.ui.gallery.preview import Preview

            studio = self._studio
            self._preview = Preview(
                studio.gallery, studio.pictures, studio.images, studio.thumbnails, self._theme, self._page
            )
            self._picture_actions.attach_to(self._preview)
            self._preview.stepped.connect(self.choose)
            self._preview.opened.connect(self.opened)
            self._preview.closed.connect(self.focus)
        self._preview.show_row(row)

    @Slot(object)
    def _follow_preferences(self, names: set[str]) -> None:
        if "gallery_view" in names:
            had_keyboard = self._stack.isAncestorOf(QApplication.focusWidget() or self)
            self._show()
            self.view.begin_range()
            self.view.scrollTo(self.view.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
            if had_keyboard:
                self.view.setFocus()

    @Slot()
    def _follow_chosen(self) -> None:
        self._chosen.choose([self._gallery.id_at(row) for row in self._grid.chosen_rows()])
        self.chosen_changed.emit()

    @Slot()
    def _show(self) -> None:
        gallery = self._gallery
        as_list = self.view is not self._grid
        self._actions.list_view.setChecked(as_list)
        self._actions.grid_view.setChecked(not as_list)
        for action in (self._actions.larger, self._actions.smaller):
            enable(action, not as_list, self.tr("In a list there are no tiles"))
        nothing = gallery.shown_count == 0 and not gallery.loading
        if nothing:
            self._empty.explain(gallery.filter)
        self._stack.setCurrentWidget(self._empty if nothing else self.view)
        self._trash_bar.setVisible(gallery.filter.in_trash)
