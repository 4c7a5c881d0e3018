"""The Gallery page: tiles at the left, everything about the chosen one at the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from qwen_studio.state.studio import Studio
from qwen_studio.ui.gallery.active_filters import ActiveFilters
from qwen_studio.ui.gallery.chosen_pictures import ChosenPictures
from qwen_studio.ui.gallery.content import GalleryContent
from qwen_studio.ui.gallery.empty_gallery import EmptyGallery
from qwen_studio.ui.gallery.filter_bar import FilterBar
from qwen_studio.ui.gallery.filter_words import FilterWords
from qwen_studio.ui.gallery.gallery_actions import GalleryActions
from qwen_studio.ui.gallery.naming import Naming
from qwen_studio.ui.gallery.relative_actions import RelativeActions
from qwen_studio.ui.gallery.trash_bar import TrashBar
from qwen_studio.ui.gallery.word_begun import WordBegun
from qwen_studio.ui.panels.side_panel import NARROWEST, WIDEST
from qwen_studio.ui.picture_actions import PictureActions
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.trash_actions import TrashActions
from qwen_studio.ui.why_not import enable

if TYPE_CHECKING:
    from qwen_studio.ui.gallery.side import GallerySide
    from qwen_studio.ui.gallery.side_list import SideList

NARROW_PX = 900
"""Below this width the right panel folds by itself."""


class GalleryPage(QWidget):
    """Lets the picture actions act on what is chosen, as long as the page is the open one.

    Signals:
        opened(int): a picture is to be seen large; its id.
        viewer_wanted(): the viewer shows something that the user asked for here.
        samples_wanted(): the user wants to begin with a sample picture.
        status_changed(str): `status_words` are others now.
        filled(): for the first time no tile on the screen is lacking.
    """

    opened = Signal(int)
    viewer_wanted = Signal()
    samples_wanted = Signal()
    status_changed = Signal(str)
    filled = Signal()

    def __init__(
        self,
        studio: Studio,
        theme: Theme,
        picture_actions: PictureActions,
        parent: QWidget | None = None,
        *,
        complete: bool = True,
    ) -> None:
        """`complete` false leaves the panel at the right empty until `complete`, for first tiles that wait for less."""
        super().__init__(parent)
        self._studio = studio
        self._theme = theme
        self._picture_actions = picture_actions
        self._is_open = False
        self._panel_wanted = True
        self._actions = GalleryActions(studio.gallery, theme, self)
        self._relatives = RelativeActions(studio.gallery, studio.pictures, theme, self)
        self._trash = TrashActions(studio.pictures, theme, self)
        self._chosen = ChosenPictures(studio.pictures, self)
        self._word = WordBegun(picture_actions, studio.undo, self)
        self._naming = Naming(studio.gallery, studio.saved_searches, studio.collecting, self)
        words = FilterWords(studio.service.catalog, studio.collecting, self)
        self.filter_bar = FilterBar(
            studio.gallery,
            studio.collecting,
            studio.saved_searches,
            self._naming,
            studio.service.catalog,
            words,
            self._actions,
            theme,
        )
        self._filters = ActiveFilters(studio.gallery, studio.collecting, words, self._actions, theme)
        self._empty = EmptyGallery(theme)
        trash_bar = TrashBar(self._actions, self._trash, theme)
        self._content = GalleryContent(
            studio, self._chosen, self._actions, picture_actions, self._filters, trash_bar, self._empty, theme, self
        )
        self._list: SideList | None = None
        self._side: GallerySide | None = None
        self._menu = QMenu(self)
        self.addActions([*self.actions_for_menu(), *self._actions.for_view_menu()])
        self.removeAction(self._actions.preview)
        self._lay_out()
        self._connect()
        self._update_actions()
        if complete:
            self.complete()

    def complete(self) -> None:
        """Adds the panel at the right, unless it is there."""
        if self._side is not None:
            return
        from qwen_studio.ui.gallery.side import GallerySide

        self._side = side = GallerySide(self._studio, self._chosen, self._picture_actions, self._theme)
        side.row_wanted.connect(self._content.choose)
        side.opened.connect(self.opened)
        side.viewer_wanted.connect(self.viewer_wanted)
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(side)
        if self._is_open:
            side.take_over()

    def actions_for_menu(self) -> list[QAction]:
        """What the Gallery menu offers."""
        return [*self._actions.for_menu(), *self._relatives.all(), self._trash.delete, self._trash.empty]

    def actions_for_view_menu(self) -> list[QAction]:
        """What the View menu offers for the gallery."""
        return self._actions.for_view_menu()

    def status_words(self) -> str:
        """How many pictures are chosen, and what can be done with them; empty if none are."""
        count = self._content.view.chosen_count()
        if not count:
            return ""
        return self.tr("{count} selected · drag out to any app").format(count=QLocale().toString(count))

    def focus_list(self) -> None:
        """Puts the keyboard on the tiles, and on the first one if none is chosen."""
        self._content.focus()

    def take_actions(self) -> None:
        """Lets the actions act on what is chosen here; for when this page comes to the front."""
        self._is_open = True
        self._take_chosen()
        if self._side is not None:
            self._side.take_over()

    def set_right_visible(self, visible: bool) -> None:
        """Folds or unfolds the panel at the right."""
        self._panel_wanted = visible
        self._fold()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # A window that is minimised hides its pages too, but none of them gives way to another.
        if self._is_open and not event.spontaneous():
            self._is_open = False
            if self._side is not None:
                self._side.give_way()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    @Slot(str)
    def _search_for(self, typed: str) -> None:
        self.filter_bar.type_on(self._word.whole(typed))

    def _lay_out(self) -> None:
        self._right = QFrame()
        set_role(self._right, "panel")
        self._theme.keep_room(self._right, QWidget.setMinimumWidth, NARROWEST)
        self._theme.keep_room(self._right, QWidget.setMaximumWidth, WIDEST)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._content)
        self._splitter.addWidget(self._right)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        settings = self._studio.preferences.settings
        self._splitter.setSizes([4 * settings.gallery_panel_width, settings.gallery_panel_width])
        if settings.gallery_side_list:
            self._actions.side_list.setChecked(True)
            self._side_list().show()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)

    def _connect(self) -> None:
        actions = self._actions
        actions.larger.triggered.connect(self._content.larger)
        actions.smaller.triggered.connect(self._content.smaller)
        actions.select_all.triggered.connect(self._content.select_all)
        actions.restore.triggered.connect(self._restore)
        actions.side_list.toggled.connect(self._fold_list)
        actions.save_search.triggered.connect(self._ask_for_search_name)
        actions.new_album.triggered.connect(self._ask_for_album_name)
        self._filters.save_wanted.connect(self._ask_for_search_name)
        self._relatives.unknown.connect(self.status_changed)
        self.filter_bar.list_wanted.connect(self.focus_list)
        self.filter_bar.keyboard_left.connect(self._content.take_keyboard)
        self._empty.samples_wanted.connect(self.samples_wanted)
        self._empty.all_wanted.connect(self._actions.show_everything)
        self._content.opened.connect(self.opened)
        self._content.menu_wanted.connect(self._open_menu)
        self._content.picked.connect(self._picture_actions.compare_two)
        self._content.chosen_changed.connect(self._announce_chosen)
        self._content.typed.connect(self._search_for)
        self._content.filled.connect(self.filled)
        self._chosen.changed.connect(self._take_chosen)
        self._picture_actions.pictures_changed.connect(self._keep_actions)
        self._splitter.splitterMoved.connect(self._keep_width)

    @Slot()
    def _update_actions(self) -> None:
        self._trash.set_pictures(self._chosen.pictures)
        self._relatives.set_pictures(self._chosen.pictures)
        in_trash = any(picture.trashed_at is not None for picture in self._chosen.pictures)
        enable(self._actions.restore, in_trash, self.tr("Choose pictures in the trash first"))

    @Slot()
    def _announce_chosen(self) -> None:
        if self._is_open:
            self.status_changed.emit(self.status_words())

    @Slot()
    def _take_chosen(self) -> None:
        self._update_actions()
        if self._is_open:
            self._picture_actions.set_pictures(self._chosen.pictures)

    @Slot()
    def _keep_actions(self) -> None:
        """While this page is open, nothing that happens elsewhere makes the actions act on what is not chosen here."""
        ids = [picture.id for picture in self._picture_actions.pictures]
        if self._is_open and ids != [picture.id for picture in self._chosen.pictures]:
            self._picture_actions.set_pictures(self._chosen.pictures)

    def _side_list(self) -> "SideList":
        """The list at the left, built when it is unfolded for the first time."""
        if self._list is None:
            from qwen_studio.ui.gallery.side_list import SideList

            studio = self._studio
            self._list = SideList(
                studio.gallery, studio.collecting, studio.saved_searches, studio.pictures, self._naming, self._theme
            )
            sizes = self._splitter.sizes()
            self._splitter.insertWidget(0, self._list)
            self._splitter.setStretchFactor(0, 0)
            self._splitter.setStretchFactor(1, 1)
            width = studio.preferences.settings.gallery_side_width
            self._splitter.setSizes([width, sizes[0] - width, sizes[1]])
        return self._list

    @Slot(bool)
    def _fold_list(self, visible: bool) -> None:
        side_list = self._side_list()
        if not visible and side_list.hasFocus():
            # It would go on to whatever comes next in the window, where the keys of the gallery mean nothing.
            self._content.take_keyboard()
        side_list.setVisible(visible)
        self._studio.preferences.change(gallery_side_list=visible)

    @Slot()
    def _ask_for_search_name(self) -> None:
        self._naming.save_search(self._content.mapToGlobal(QPoint(14, 8)))

    @Slot()
    def _ask_for_album_name(self) -> None:
        ids = [picture.id for picture in self._chosen.pictures]
        self._naming.make_album(ids, self._content.mapToGlobal(QPoint(14, 8)))

    @Slot()
    def _restore(self) -> None:
        self._studio.pictures.restore([picture.id for picture in self._chosen.pictures])

    @Slot(QPoint)
    def _open_menu(self, place: QPoint) -> None:
        self._menu.clear()
        if self._studio.gallery.filter.in_trash:
            self._menu.addActions([self._actions.restore, self._trash.delete])
            self._menu.addSeparator()
        self._picture_actions.fill_menu(self._menu)
        self._menu.addSeparator()
        self._menu.addActions(self._relatives.all())
        self._menu.popup(place)

    @Slot()
    def _keep_width(self) -> None:
        self._studio.preferences.change(gallery_panel_width=self._right.width())
        if self._list is not None and self._list.isVisible():
            self._studio.preferences.change(gallery_side_width=self._list.width())

    def _fold(self) -> None:
        self._right.setVisible(self._panel_wanted and self.width() >= self._theme.room(NARROW_PX))
