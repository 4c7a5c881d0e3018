"""Keeping the present search under a name, and naming it anew."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from qwen_studio.state.gallery_model import GalleryModel
from qwen_studio.state.saved_searches import SavedSearches
from qwen_studio.ui.gallery.ask_popup import AskPopup


class SearchKeeping(QObject):
    """Asks for the names."""

    def __init__(self, gallery: GalleryModel, saved: SavedSearches, parent: QWidget) -> None:
        super().__init__(parent)
        self._gallery = gallery
        self._saved = saved
        self._popup = AskPopup(parent)

    def ask_for_name(self, at: QPoint) -> None:
        """Ask at that place of the screen under which name to keep what the gallery shows."""
        wanted = self._gallery.filter
        self._popup.ask(
            self.tr("Name of this search"),
            self.tr("Save"),
            lambda name: self._saved.save(name, wanted),
            at=at,
            text=wanted.text.strip(),
        )

    def ask_for_new_name(self, name: str, at: QPoint) -> None:
        """Ask for another name of a search."""
        self._popup.ask(
            self.tr("New name of “{name}”").format(name=name),
            self.tr("Rename"),
            lambda new_name: self._saved.rename(name, new_name),
            at=at,
            text=name,
        )
