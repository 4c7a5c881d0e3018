"""What is looked at and what is chosen, kept while the rows of the gallery change."""

from PySide6.QtCore import QObject, Slot

from qwen_studio.state.gallery_model import GalleryModel
from qwen_studio.ui.gallery.tile_view import TileView


class KeptPlace(QObject):
    """Takes down the place before the rows change, by picture, and finds it again after.

    New results push in above without moving what is looked at. Another filter begins at the top. When all that was
    chosen is gone, into the trash for example, the picture that took its place is chosen.
    """

    def __init__(self, view: TileView, model: GalleryModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._new_filter = False
        self._seen: dict[int, int] = {}
        self._chosen: list[int] = []
        self._first_chosen = -1
        self._current = -1
        model.filter_changed.connect(self._expect_others)
        model.counted.connect(self._forget_filter)
        model.rowsAboutToBeInserted.connect(self._remember_view)
        model.rowsInserted.connect(self._find_view)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._find)

    @Slot()
    def _expect_others(self) -> None:
        self._new_filter = True

    @Slot()
    def _forget_filter(self) -> None:
        self._new_filter = False

    @Slot()
    def _remember_view(self) -> None:
        self._seen = {self._model.id_at(row): below_top for row, below_top in self._view.looked_at().items()}

    @Slot()
    def _find_view(self) -> None:
        if self._new_filter:
            self._view.scrollToTop()
            return
        for picture_id, below_top in self._seen.items():
            row = self._model.row_of(picture_id)
            if row >= 0:
                self._view.look_at(row, below_top)
                return

    @Slot()
    def _remember(self) -> None:
        self._remember_view()
        rows = self._view.chosen_rows()
        self._first_chosen = rows[0] if rows else -1
        self._chosen = [self._model.id_at(row) for row in rows]
        current = self._view.currentIndex().row()
        self._current = self._model.id_at(current) if current >= 0 else -1

    @Slot()
    def _find(self) -> None:
        self._find_view()
        rows = [row for row in map(self._model.row_of, self._chosen) if row >= 0]
        last = self._model.shown_count - 1
        if self._chosen and not rows and last >= 0 and not self._new_filter:
            rows = [min(self._first_chosen, last)]
        if rows:
            current = self._model.row_of(self._current)
            self._view.choose(rows, current if current >= 0 else rows[0])
        elif self._chosen:
            # A selection model that is reset says nothing.
            self._view.chosen_changed.emit()
