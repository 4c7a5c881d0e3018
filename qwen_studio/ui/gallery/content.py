"""What fills the middle of the Gallery page: what is filtered, the tiles, or why there are none."""

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from qwen_studio.state.studio import Studio
from qwen_studio.ui.gallery.active_filters import ActiveFilters
from qwen_studio.ui.gallery.chosen_pictures import ChosenPictures
from qwen_studio.ui.gallery.empty_gallery import EmptyGallery
from qwen_studio.ui.gallery.grid import GalleryGrid
from qwen_studio.ui.gallery.trash_bar import TrashBar
from qwen_studio.ui.theme import Theme


class GalleryContent(QWidget):
    """Shows the rows of the gallery.

    Signals:
        opened(int): a picture is to be edited; its id.
        menu_wanted(QPoint): the menu of the chosen pictures is to open at this place of the screen.
        chosen_changed(): other pictures are chosen than before.
        typed(str): a letter was typed among the pictures.
    """

    opened = Signal(int)
    menu_wanted = Signal(QPoint)
    chosen_changed = Signal()
    typed = Signal(str)

    def __init__(
        self,
        studio: Studio,
        chosen: ChosenPictures,
        filters: ActiveFilters,
        trash_bar: TrashBar,
        empty: EmptyGallery,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._gallery = studio.gallery
        self._trash_bar = trash_bar
        self._empty = empty
        self._grid = GalleryGrid(studio.gallery, studio.thumbnails, studio.pictures, chosen, studio.preferences, theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._grid)
        self._stack.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(trash_bar)
        column.addWidget(filters)
        column.addWidget(self._stack, 1)
        for view in self.views():
            view.opened.connect(self.opened)
            view.menu_wanted.connect(self.menu_wanted)
            view.typed.connect(self.typed)
        self._chosen = chosen
        self._grid.chosen_changed.connect(self._follow_chosen)
        studio.gallery.counted.connect(self._show)
        self._show()

    @property
    def view(self) -> GalleryGrid:
        """The pictures as they are shown now."""
        return self._grid

    def views(self) -> list[GalleryGrid]:
        """All the ways to show them."""
        return [self._grid]

    def choose(self, row: int) -> None:
        """Choose this picture alone, and show where it is; nothing happens for -1."""
        if row >= 0:
            self.view.choose([row], row)
            self.view.scrollTo(self._gallery.index(row))

    def focus(self) -> None:
        """Put the keyboard on the pictures, and on the first one if none is chosen."""
        self.view.setFocus()
        if self._gallery.shown_count and not self.view.chosen_count():
            self.view.choose([0], 0)

    @Slot()
    def larger(self) -> None:
        self.view.larger()

    @Slot()
    def smaller(self) -> None:
        self.view.smaller()

    @Slot()
    def select_all(self) -> None:
        self.view.selectAll()

    @Slot()
    def _follow_chosen(self) -> None:
        self._chosen.choose([self._gallery.id_at(row) for row in self._grid.chosen_rows()])
        self.chosen_changed.emit()

    @Slot()
    def _show(self) -> None:
        gallery = self._gallery
        nothing = gallery.shown_count == 0 and not gallery.loading
        if nothing:
            self._empty.explain(gallery.filter)
        self._stack.setCurrentWidget(self._empty if nothing else self.view)
        self._trash_bar.setVisible(gallery.filter.in_trash)
