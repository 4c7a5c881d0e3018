"""What is looked at and what is chosen, kept while the rows of the gallery change."""

from collections.abc import Iterable
from itertools import chain

from PySide6.QtCore import QObject, Slot

from qwen_studio.state.gallery_model import GalleryModel
from qwen_studio.ui.gallery.lost_choice import LostChoice
from qwen_studio.ui.gallery.tile_view import TileView

_FEW = 8
"""So many are sooner looked for one by one than in a walk through all."""


class KeptPlace(QObject):
    """Takes down the place before the rows change, by picture, and finds it again after.

    New results push in above without moving what is looked at. Another filter begins at the top. When all that was
    chosen is gone, into the trash for example, the picture that took its place is chosen. What comes back is chosen
    again, unless the user has chosen something else meanwhile.
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
        self._lost = LostChoice()
        self._in_trash = model.filter.in_trash
        self._brought_back = False
        model.filter_changed.connect(self._expect_others)
        model.counted.connect(self._forget_filter)
        model.rowsAboutToBeInserted.connect(self._remember_view)
        model.rowsInserted.connect(self._find_more)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._find)

    @Slot()
    def _expect_others(self) -> None:
        self._new_filter = True
        self._brought_back = False

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
            if self._brought_back:
                self._view.scrollTo(self._view.currentIndex())
            return
        for picture_id, below_top in self._seen.items():
            row = self._model.row_of(picture_id)
            if row >= 0:
                self._view.look_at(row, below_top)
                return

    @Slot()
    def _find_more(self) -> None:
        self._find_view()
        self._lost.hear([self._model.id_at(row) for row in self._view.chosen_rows()])
        self._bring_back()

    def _bring_back(self) -> bool:
        """Whether something that was chosen is shown again; it is chosen then."""
        candidates = self._lost.candidates(in_trash=self._in_trash)
        shown = self._rows_of(chain.from_iterable(candidates))
        for ids in candidates:
            if all(picture_id in shown for picture_id in ids):
                rows = [shown[picture_id] for picture_id in ids]
                self._lost.found(ids, in_trash=self._in_trash)
                self._view.choose(rows, rows[0])
                self._view.scrollTo(self._view.currentIndex())
                self._brought_back = True
                return True
        return False

    def _rows_of(self, ids: Iterable[int]) -> dict[int, int]:
        """Where those of the pictures are that are shown."""
        wanted = set(ids)
        if len(wanted) <= _FEW:
            return {i: row for i in wanted if (row := self._model.row_of(i)) >= 0}
        # One by one, each of them that is not shown would be looked for among all.
        shown = ((self._model.id_at(row), row) for row in range(self._model.shown_count))
        return {picture_id: row for picture_id, row in shown if picture_id in wanted}

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
        was_in_trash, self._in_trash = self._in_trash, self._model.filter.in_trash
        if now_chosen := self._view.chosen_rows():
            # Another view of the same pictures has seen to it.
            if [self._model.id_at(row) for row in now_chosen] != self._chosen:
                self._view.scrollTo(self._view.currentIndex())
            return
        self._lost.hear(self._chosen)
        if self._bring_back():
            return
        shown = self._rows_of(self._chosen)
        rows = [shown[picture_id] for picture_id in self._chosen if picture_id in shown]
        last = self._model.shown_count - 1
        if len(rows) < len(self._chosen):
            self._lost.lose(self._chosen, in_trash=was_in_trash)
        if self._chosen and not rows and last >= 0 and not self._new_filter:
            rows = [min(self._first_chosen, last)]
        self._lost.give([self._model.id_at(row) for row in rows])
        if rows:
            current = self._model.row_of(self._current)
            self._view.choose(rows, current if current >= 0 else rows[0])
        elif self._chosen:
            # A selection model that is reset says nothing.
            self._view.chosen_changed.emit()
