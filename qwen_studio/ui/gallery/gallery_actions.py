"""What can be done with the gallery itself, for the Gallery menu and its keys."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from qwen_studio.library.search import GalleryFilter
from qwen_studio.state.gallery_model import GalleryModel
from qwen_studio.ui.action_keys.names import name_actions
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.why_not import enable

_Keys = QKeySequence | QKeySequence.StandardKey | str


class GalleryActions(QObject):
    """The actions. Those of the filter do their work here and follow it; the page connects the others."""

    def __init__(self, gallery: GalleryModel, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._gallery = gallery
        self._theme = theme
        self.larger = self._action(self.tr("&Larger tiles"), "Ctrl++", "zoom-in")
        self.smaller = self._action(self.tr("&Smaller tiles"), "Ctrl+-", "zoom-out")
        self.grid_view = self._checkable(self.tr("As a gri&d"), "Ctrl+3", "grid")
        self.list_view = self._checkable(self.tr("A&s a list"), "Ctrl+4", "list")
        views = QActionGroup(self)
        views.addAction(self.grid_view)
        views.addAction(self.list_view)
        self.side_list = self._checkable(self.tr("Al&bums and searches at the left"), "F9", "panel-left")
        self.preview = self._action(self.tr("&Preview"), "Space", "eye")
        # On a button elsewhere on the page, Space means the button.
        self.preview.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.save_search = self._action(self.tr("Sa&ve search…"), "Ctrl+Shift+K", "bookmark")
        self.new_album = self._action(self.tr("&New album…"), "Ctrl+Alt+N", "album")
        self.favourites = self._checkable(self.tr("Show only &favourites"), "Ctrl+Shift+F", "star")
        self.trash = self._checkable(self.tr("Show the &trash"), "Ctrl+Shift+T", "trash")
        self.restore = self._action(self.tr("&Restore from trash"), "Ctrl+R", "undo")
        self.select_all = self._action(self.tr("Select &all"), QKeySequence.StandardKey.SelectAll, "")
        self.clear = self._action(self.tr("&Clear filters"), "Ctrl+Shift+L", "close")
        name_actions(self, "gallery")
        self.favourites.triggered.connect(lambda on: gallery.set_filter(favourites=on))
        self.trash.triggered.connect(lambda on: gallery.set_filter(in_trash=on))
        self.clear.triggered.connect(self.show_everything)
        gallery.filter_changed.connect(self._follow)
        self._follow()

    def for_view_menu(self) -> list[QAction]:
        """How the gallery is shown."""
        return [self.grid_view, self.list_view, self.side_list]

    def for_menu(self) -> list[QAction]:
        """All the others, in groups."""
        return [
            self.preview,
            self.larger,
            self.smaller,
            self._separator(),
            self.favourites,
            self.trash,
            self.clear,
            self.save_search,
            self.new_album,
            self._separator(),
            self.select_all,
            self.restore,
        ]

    @Slot()
    def show_everything(self) -> None:
        """Take every filter away; the order stays."""
        self._gallery.set_filter(**vars(unfiltered(self._gallery.filter)))

    def _action(self, text: str, keys: _Keys, icon: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(keys)
        # The Edit page has its own meaning for some of these keys.
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if icon:
            action.setIcon(self._theme.icon(icon))
        return action

    def _checkable(self, text: str, keys: _Keys, icon: str) -> QAction:
        action = self._action(text, keys, icon)
        action.setCheckable(True)
        # In a menu its tick stands there, which says more.
        action.setIconVisibleInMenu(False)
        return action

    def _separator(self) -> QAction:
        line = QAction(self)
        line.setSeparator(True)
        return line

    @Slot()
    def _follow(self) -> None:
        wanted = self._gallery.filter
        self.favourites.setChecked(wanted.favourites)
        self.trash.setChecked(wanted.in_trash)
        enable(self.clear, wanted != unfiltered(wanted), self.tr("No filter is set"))


def unfiltered(wanted: GalleryFilter) -> GalleryFilter:
    """Everything, in the same order and under the same headings."""
    return GalleryFilter(order=wanted.order, newest_first=wanted.newest_first, headings=wanted.headings)
