"""The list at the left of the gallery: everything, albums, and saved searches."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QLocale, QModelIndex, QPoint, QSize, Qt, Slot
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QKeySequence,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from qwen_studio.library.search import GalleryFilter
from qwen_studio.state.collecting import Collecting
from qwen_studio.state.gallery_model import GalleryModel
from qwen_studio.state.picture_mime import picture_ids
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.saved_searches import SavedSearches
from qwen_studio.ui.gallery.naming import Naming
from qwen_studio.ui.gallery.side_entry import SideEntry
from qwen_studio.ui.theme import CAPTION_PX, HEADING_PX, Theme, set_role
from qwen_studio.ui.widgets.row_tree import Index, draw_row

WIDTH = 208
NARROWEST = 150

_ICON_PX = 16
_COUNT_WIDTH = 52
_ROW_PX = 30


def _set_count_width(tree: QTreeWidget, width: int) -> None:
    tree.header().setMinimumSectionSize(width)
    tree.header().resizeSection(1, width)


def _set_icon_size(tree: QTreeWidget, side: int) -> None:
    tree.setIconSize(QSize(side, side))


class SideList(QTreeWidget):
    """A click shows what an entry stands for; pictures that are dropped on an album go into it."""

    def __init__(
        self,
        gallery: GalleryModel,
        collecting: Collecting,
        saved: SavedSearches,
        pictures: Pictures,
        naming: Naming,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._gallery = gallery
        self._collecting = collecting
        self._saved = saved
        self._pictures = pictures
        self._naming = naming
        self._theme = theme
        self._entries: list[SideEntry] = []
        self.setAccessibleName(self.tr("Albums and searches"))
        set_role(self, "side")
        theme.keep_room(self, QWidget.setMinimumWidth, NARROWEST)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        theme.keep(self, _set_count_width, _COUNT_WIDTH)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        theme.keep(self, _set_icon_size, _ICON_PX)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.customContextMenuRequested.connect(self._open_menu)
        self.itemClicked.connect(self._take)
        self.itemActivated.connect(self._take)
        self._rename = self._action(self.tr("Rename…"), "F2", self._rename_current)
        self._delete = self._action(self.tr("Delete"), QKeySequence.StandardKey.Delete, self._delete_current)
        for signal in (collecting.names_changed, saved.changed, theme.changed):
            signal.connect(self._fill)
        gallery.filter_changed.connect(self._show_current)
        gallery.counted.connect(self._show_total)
        self._fill()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if picture_ids(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        entry = self._entry_at(event.position().toPoint())
        if entry is not None and entry.drop is not None:
            self.setCurrentItem(entry)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._show_current()

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().drawRow(painter, option, index)
        draw_row(self, painter, index, self._theme)

    def dropEvent(self, event: QDropEvent) -> None:
        entry = self._entry_at(event.position().toPoint())
        ids = picture_ids(event.mimeData())
        if entry is not None and entry.drop is not None and ids:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            entry.drop(ids)
        self._show_current()

    def _action(self, words: str, keys: QKeySequence.StandardKey | str, act: Callable[[], object]) -> QAction:
        action = QAction(words, self)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(act)
        self.addAction(action)
        return action

    @Slot()
    def _fill(self) -> None:
        self.clear()
        self._entries = []
        everything = SideEntry(self.tr("All pictures"), "image", shows=GalleryFilter(), count=self._gallery.total_count)
        self._add(everything)
        star = partial(self._pictures.set_favourite, favourite=True)
        self._add(SideEntry(self.tr("Favourites"), "star", shows=GalleryFilter(favourites=True), drop=star))
        trash = self._pictures.move_to_trash
        self._add(SideEntry(self.tr("Trash"), "trash", shows=GalleryFilter(in_trash=True), drop=trash))
        self._add_heading(self.tr("Albums"))
        for album in self._collecting.albums:
            self._add(
                SideEntry(
                    album.name,
                    "album",
                    shows=GalleryFilter(album=album.id),
                    count=album.count,
                    drop=partial(self._collecting.put_into_album, album.id),
                    rename=partial(self._rename_album, album.id, album.name),
                    delete=partial(self._delete_album, album.id),
                )
            )
        self._add(SideEntry(self.tr("New album…"), "plus", act=self._make_album, drop=self._make_album))
        if self._saved.searches:
            self._add_heading(self.tr("Saved searches"))
        for name, wanted in self._saved.searches.items():
            self._add(
                SideEntry(
                    name,
                    "bookmark",
                    shows=wanted,
                    with_order=True,
                    rename=partial(self._rename_search, name),
                    delete=partial(self._saved.delete, name),
                )
            )
        self._show_current()

    @Slot()
    def _show_total(self) -> None:
        self._entries[0].setText(1, QLocale().toString(self._gallery.total_count))

    def _row_size(self) -> QSize:
        """Said of every row: measured before the style sheet is there, they would keep the letters' own height."""
        return QSize(0, self._theme.px(_ROW_PX))

    def _add_heading(self, words: str) -> None:
        item = QTreeWidgetItem(self, [words])
        item.setSizeHint(0, self._row_size())
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setFirstColumnSpanned(True)
        item.setFont(0, self._theme.font(HEADING_PX, QFont.Weight.DemiBold))
        item.setForeground(0, self._theme.tokens.muted)
        item.setTextAlignment(0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)

    def _add(self, entry: SideEntry) -> None:
        entry.setSizeHint(0, self._row_size())
        entry.setIcon(0, self._theme.icon(entry.icon_name, "muted"))
        if entry.count is not None:
            entry.setText(1, QLocale().toString(entry.count))
            entry.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            entry.setFont(1, self._theme.font(CAPTION_PX))
            entry.setForeground(1, self._theme.tokens.muted)
        self.addTopLevelItem(entry)
        entry.setFirstColumnSpanned(entry.count is None)
        self._entries.append(entry)

    def _entry_at(self, point: QPoint) -> SideEntry | None:
        item = self.itemAt(point)
        return item if isinstance(item, SideEntry) else None

    def _current(self) -> SideEntry | None:
        item = self.currentItem()
        return item if isinstance(item, SideEntry) else None

    @Slot(QTreeWidgetItem)
    def _take(self, item: QTreeWidgetItem) -> None:
        if not isinstance(item, SideEntry):
            return
        entry = item
        if entry.act is not None:
            entry.act()
            self._show_current()
        elif entry.shows is not None:
            self._gallery.set_filter(**vars(self._wanted(entry, entry.shows)))

    def _wanted(self, entry: SideEntry, shows: GalleryFilter) -> GalleryFilter:
        """Albums keep the order that the user sees; a saved search has its own."""
        now = self._gallery.filter
        if entry.with_order:
            return shows
        return replace(shows, order=now.order, newest_first=now.newest_first, headings=now.headings)

    @Slot()
    def _show_current(self) -> None:
        now = self._gallery.filter
        current = next((e for e in self._entries if e.shows and self._wanted(e, e.shows) == now), None)
        if current is None:
            self.setCurrentIndex(QModelIndex())
        else:
            self.setCurrentItem(current)

    @Slot(QPoint)
    def _open_menu(self, point: QPoint) -> None:
        entry = self._entry_at(point)
        if entry is None or entry.rename is None:
            return
        self.setCurrentItem(entry)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self._rename, self._delete])
        menu.popup(self.viewport().mapToGlobal(point))

    @Slot()
    def _rename_current(self) -> None:
        entry = self._current()
        if entry is not None and entry.rename is not None:
            entry.rename()

    @Slot()
    def _delete_current(self) -> None:
        entry = self._current()
        if entry is not None and entry.delete is not None:
            entry.delete()

    def _below_current(self) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())

    def _make_album(self, ids: Sequence[int] = ()) -> None:
        self._naming.make_album(ids, self.viewport().mapToGlobal(QPoint(8, 8)))

    def _rename_album(self, album_id: int, name: str) -> None:
        self._naming.rename_album(album_id, name, self._below_current())

    def _delete_album(self, album_id: int) -> None:
        if self._gallery.filter.album == album_id:
            self._gallery.set_filter(album=0)
        self._collecting.delete_album(album_id)

    def _rename_search(self, name: str) -> None:
        self._naming.rename_search(name, self._below_current())
