"""Asking for names: of searches that are kept, and of albums."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from qwen_studio.state.collecting import Collecting
from qwen_studio.state.gallery_model import GalleryModel
from qwen_studio.state.saved_searches import SavedSearches
from qwen_studio.ui.widgets.ask_popup import AskPopup


class Naming(QObject):
    """Each question opens at a place of the screen."""

    def __init__(self, gallery: GalleryModel, saved: SavedSearches, collecting: Collecting, parent: QWidget) -> None:
        super().__init__(parent)
        self._gallery = gallery
        self._saved = saved
        self._collecting = collecting
        self._parent = parent

    def save_search(self, at: QPoint) -> None:
        """Ask under which name to keep what the gallery shows now."""
        wanted = self._gallery.filter
        self._ask(
            self.tr("Name of this search"),
            self.tr("Save"),
            lambda name: self._saved.save(name, wanted),
            wanted.text.strip(),
            at,
        )

    def rename_search(self, name: str, at: QPoint) -> None:
        """Ask for another name of a search."""
        self._ask_anew(name, lambda new_name: self._saved.rename(name, new_name), at)

    def make_album(self, ids: Sequence[int], at: QPoint) -> None:
        """Ask for the name of a new album with these pictures."""
        self._ask(
            self.tr("Name of the new album"),
            self.tr("Create"),
            lambda name: self._collecting.make_album(name, ids),
            "",
            at,
        )

    def rename_album(self, album_id: int, name: str, at: QPoint) -> None:
        """Ask for another name of an album."""
        self._ask_anew(name, lambda new_name: self._collecting.rename_album(album_id, new_name), at)

    def _ask_anew(self, name: str, done: Callable[[str], object], at: QPoint) -> None:
        self._ask(self.tr("New name of “{name}”").format(name=name), self.tr("Rename"), done, name, at)

    def _ask(self, question: str, button: str, done: Callable[[str], object], text: str, at: QPoint) -> None:
        AskPopup(self._parent, question, button, done, text=text).open_at(at)
