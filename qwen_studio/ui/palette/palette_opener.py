"""Opens the command palette, fills it, and does what is chosen there."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from qwen_studio.core.presets import WordsKind
from qwen_studio.state.studio import Studio
from qwen_studio.ui.pages import Pages
from qwen_studio.ui.palette.entry import Entry, EntryKind
from qwen_studio.ui.palette.library_entries import LibraryEntries
from qwen_studio.ui.palette.menu_entries import menu_entries
from qwen_studio.ui.palette.palette import Palette
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.top_bar import EDIT

_KEPT_RECENT = 12


class PaletteOpener(QObject):
    """Actions are in the palette at once, the rest as it is read."""

    def __init__(
        self, studio: Studio, pages: Pages, menus: Callable[[], list[QMenu]], theme: Theme, window: QWidget
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._pages = pages
        self._menus = menus
        self._theme = theme
        self._window = window

    def open(self) -> None:
        """Open it, with the keyboard in its search field."""
        studio = self._studio
        recent = studio.preferences.settings.palette_recent
        palette = Palette(recent, self._theme, studio.thumbnails, self._window)
        palette.chosen.connect(self._do)
        self._show_actions(palette)
        palette.open_over(self._window)
        entries = LibraryEntries(studio, self._put_words, self._show_picture, palette)
        entries.read.connect(palette.set_entries)
        entries.load()
        if not self._pages.has_gallery:
            # What it can do is in the menus once it is there, which takes a moment.
            QTimer.singleShot(0, palette, partial(self._add_gallery, palette))

    def _add_gallery(self, palette: Palette) -> None:
        self._pages.gallery()
        self._show_actions(palette)

    def _show_actions(self, palette: Palette) -> None:
        palette.set_entries("actions", menu_entries(self._menus(), self._trigger))

    def _do(self, entry: Entry) -> None:
        # Sent words are listed by their age anyway, and the settings are no place for them.
        if entry.kind is not EntryKind.INSTRUCTION:
            preferences = self._studio.preferences
            before = [known for known in preferences.settings.palette_recent if known != entry.id]
            preferences.change(palette_recent=(entry.id, *before)[:_KEPT_RECENT])
        entry.choose()

    def _trigger(self, action: QAction) -> None:
        self._pages.show_page_of(action)
        action.trigger()

    def _put_words(self, kind: WordsKind, words: str) -> None:
        self._pages.show_page(EDIT)
        self._pages.edit().words.put(kind, words)

    def _show_picture(self, picture_id: int) -> None:
        self._studio.viewer.show_picture(picture_id)
        self._pages.show_page(EDIT)
