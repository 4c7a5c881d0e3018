"""What the gallery showed last, found again at the next start."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from qwen_studio.library.search import GalleryFilter
from qwen_studio.state.gallery_model import GalleryModel
from qwen_studio.state.preferences import Preferences
from qwen_studio.ui.gallery.tile_view import TileView

_KEEP_AFTER_MS = 600
_NONE = 0


class LastPlace(QObject):
    """Keeps, by picture, what is at the top of the screen and what the keyboard is on, while nothing is filtered.

    It is kept with its library: in another the same numbers are other pictures.
    """

    def __init__(
        self,
        view: Callable[[], TileView],
        model: GalleryModel,
        preferences: Preferences,
        library: Path,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._model = model
        self._preferences = preferences
        self._library = str(library)
        self._wanted = _told_by(preferences.settings.gallery_place, self._library)
        self._soon = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self._soon.timeout.connect(self._keep)
        self._laid_out = QTimer(self, singleShot=True, interval=0)
        self._laid_out.timeout.connect(self._find)
        model.counted.connect(self.find)

    def follow(self, view: TileView) -> None:
        """Keep the places of this view."""
        view.shown_changed.connect(self._soon.start)
        view.chosen_changed.connect(self._soon.start)

    @Slot()
    def find(self) -> None:
        """Go to the place, if that has not been done, as soon as the pictures are counted and laid out."""
        if self._wanted is not None:
            self._laid_out.start()

    @Slot()
    def _find(self) -> None:
        view, model = self._view(), self._model
        if self._wanted is None or not model.is_counted or not view.isVisible():
            return
        current, top, below_top = self._wanted
        self._wanted = None
        if view.looked_at() or view.chosen_rows() not in ([], [0]) or not _shows_all(model.filter):
            # The user was quicker.
            return
        if (row := model.row_of(current)) >= 0:
            view.choose([row], row)
        if (row := model.row_of(top)) >= 0:
            view.look_at(row, below_top)

    @Slot()
    def _keep(self) -> None:
        view, model = self._view(), self._model
        if self._wanted is not None or not _shows_all(model.filter) or not model.is_counted or not view.isVisible():
            return
        row = view.currentIndex().row()
        current = model.id_at(row) if row > 0 else _NONE
        top, below_top = next(iter(view.looked_at().items()), (-1, 0))
        top_id = model.id_at(top) if top >= 0 else _NONE
        place = f"{current} {top_id} {below_top} {self._library}" if current or top_id else ""
        self._preferences.change(gallery_place=place)


def _shows_all(wanted: GalleryFilter) -> bool:
    order = GalleryFilter(order=wanted.order, newest_first=wanted.newest_first, headings=wanted.headings)
    return wanted == order


def _told_by(place: str, library: str) -> tuple[int, int, int] | None:
    words = place.split(" ", 3)
    if len(words) < 4 or words[3] != library:
        return None
    try:
        current, top, below_top = (int(word) for word in words[:3])
    except ValueError:
        return None
    return current, top, max(-(2**20), min(2**20, below_top))
