"""The geometry of the gallery as an item view: which tile is where, which are chosen, and what scrolls."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from qwen_studio.state.gallery_model import GalleryModel, Section
from qwen_studio.ui.gallery.tile_layout import HEADING_HEIGHT, MARGIN, TileLayout

_Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction
_WHEEL_STEPS_PER_LINE = 3


class TileView(QListView):
    """Tiles under day headings, laid out by arithmetic: no item is ever asked for its size.

    A QListView for the sake of screen readers, which are told of its items; all of its own geometry is replaced.

    Signals:
        chosen_changed(): other pictures are chosen than before.
        shown_changed(): other rows are on the screen, or elsewhere.
        typed(str): a letter was typed here, where nothing can be written.
    """

    chosen_changed = Signal()
    shown_changed = Signal()
    typed = Signal(str)

    def __init__(self, model: GalleryModel, tile_width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gallery = model
        self._tile_width = tile_width
        self._days: list[Section] = []
        self._layout = TileLayout([], 1, tile_width)
        self._laid_out_for: tuple[QSize, int, bool] | None = None
        self._band = QRect()
        self._range_start = QPersistentModelIndex()
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for signal in (model.rowsInserted, model.modelReset):
            signal.connect(self._read_days)
        self._read_days()

    @property
    def tile_layout(self) -> TileLayout:
        """Where the tiles lie now."""
        return self._layout

    def shown_rows(self, pages_around: int = 0) -> range:
        """The rows on the screen, and those of some more heights of the window above and below."""
        height = self.viewport().height()
        top = self.verticalOffset()
        return self._layout.rows_between(top - pages_around * height, top + (1 + pages_around) * height - 1)

    def chosen_rows(self) -> list[int]:
        """The chosen rows, from the first to the last."""
        return sorted({row for part in _parts(self.selectionModel().selection()) for row in part})

    def chosen_count(self) -> int:
        """How many rows are chosen."""
        return sum(map(len, _parts(self.selectionModel().selection())))

    def choose(self, rows: Iterable[int], current: int) -> None:
        """Choose exactly these rows, and put the keyboard on one."""
        index = self._gallery.index(current)
        self._range_start = QPersistentModelIndex(index)
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(self._selection(_runs(rows)), select)

    def begin_range(self) -> None:
        """Let the next range that Shift makes begin where the keyboard is."""
        self._range_start = QPersistentModelIndex(self.currentIndex())

    def looked_at(self) -> dict[int, int]:
        """The rows on the screen, and how far below its top each begins; none at the very top of the contents."""
        top = self.verticalOffset()
        return {row: self._layout.rect(row).top() - top for row in self.shown_rows()} if top else {}

    def look_at(self, row: int, below_top: int) -> None:
        """Scroll until the row begins that far below the top of the screen."""
        self.verticalScrollBar().setValue(self._layout.rect(row).top() - below_top)

    def set_tile_width(self, width: int) -> None:
        """Lay the tiles out anew, about this wide; what is looked at stays."""
        if width == self._tile_width:
            return
        self._tile_width = width
        self.updateGeometries()

    # What QAbstractItemView asks of every view

    def visualRect(self, index: _Index) -> QRect:
        if not index.isValid():
            return QRect()
        return self._layout.rect(index.row()).translated(0, -self.verticalOffset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._layout.row_at(point + QPoint(0, self.verticalOffset()))
        return self._gallery.index(row) if row >= 0 else QModelIndex()

    def scrollTo(
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid():
            return
        rect = self._layout.rect(index.row())
        bar = self.verticalScrollBar()
        room = self.viewport().height()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(rect.center().y() - room // 2)
        elif rect.top() - MARGIN < bar.value() or hint == QAbstractItemView.ScrollHint.PositionAtTop:
            # With the first tile of all comes the heading over it.
            bar.setValue(0 if rect.top() < room // 2 else rect.top() - MARGIN)
        elif rect.bottom() + MARGIN > bar.value() + room or hint == QAbstractItemView.ScrollHint.PositionAtBottom:
            bar.setValue(rect.bottom() + MARGIN - room)

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        last = self._layout.count - 1
        if last < 0:
            return QModelIndex()
        current = self.currentIndex()
        if not current.isValid():
            return self._gallery.index(0)
        return self._gallery.index(min(max(0, self._moved(current.row(), action)), last))

    def isIndexHidden(self, _index: _Index) -> bool:
        return False

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose what a drawn rectangle touches; else all from the start of a range to its end, or one tile."""
        in_contents = rect.normalized().translated(0, self.verticalOffset())
        if self.state() == QAbstractItemView.State.DragSelectingState:
            self._band = in_contents
            rows = self._layout.rows_in(in_contents)
            self.viewport().update()
        elif command & QItemSelectionModel.SelectionFlag.Current:
            ends = (self._range_start.row(), self.currentIndex().row())
            rows = [range(max(0, min(ends)), max(ends) + 1)]
        else:
            row = self._layout.row_at(in_contents.topLeft())
            self._range_start = QPersistentModelIndex(self._gallery.index(row))
            rows = [range(row, row + 1)] if row >= 0 else []
        self.selectionModel().select(self._selection(rows), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        shown = self.shown_rows()
        region = QRegion()
        for part in _parts(selection):
            for row in range(max(part.start, shown.start), min(part.stop, shown.stop)):
                region += self._layout.rect(row).translated(0, -self.verticalOffset())
        return region

    def doItemsLayout(self) -> None:
        if self._laid_out_for != self._measures():
            self._lay_out()
        else:
            # Qt asks for it with every change of facts, too, which moves nothing, and paints nothing before it.
            self.viewport().update()

    def updateGeometries(self) -> None:
        """After a change of size: lay out for the new width, and keep what is looked at."""
        seen = self.looked_at()
        self._lay_out()
        current = self.currentIndex().row()
        row = current if current in seen else next(iter(seen), -1)
        if row >= 0:
            self.look_at(row, seen[row])

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self.chosen_changed.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)
        if not self._band.isNull():
            self.viewport().update()
        self.shown_changed.emit()

    def keyboardSearch(self, search: str) -> None:
        """Leave it to the search field: looking for names here would go through the whole library."""
        if search.isprintable():
            self.typed.emit(search)

    @Slot()
    def _read_days(self) -> None:
        self._days = self._gallery.sections()
        self._lay_out()

    def _measures(self) -> tuple[QSize, int, bool]:
        """What decides where tiles lie, besides which there are."""
        return self.maximumViewportSize(), self.fontMetrics().height(), self.isRightToLeft()

    def _lay_out(self) -> None:
        self._laid_out_for = self._measures()
        # From edge to edge, with or without a scroll bar, so that its coming moves nothing.
        width = self.maximumViewportSize().width()
        self._layout = self._arranged(self._days, width)
        bar = self.verticalScrollBar()
        room = self.viewport().height()
        bar.setRange(0, max(0, self._layout.height - room))
        bar.setPageStep(room)
        bar.setSingleStep(max(1, self._layout.line_height // _WHEEL_STEPS_PER_LINE))
        self.viewport().update()
        self.shown_changed.emit()

    def _arranged(self, sections: list[Section], width: int) -> TileLayout:
        """Where the pictures lie."""
        height = self.heading_height()
        return TileLayout(sections, width, self._tile_width, heading_height=height, mirrored=self.isRightToLeft())

    def heading_height(self) -> int:
        """How much room a heading takes."""
        return HEADING_HEIGHT

    def _moved(self, row: int, action: QAbstractItemView.CursorAction) -> int:
        back, on = (_Move.MoveRight, _Move.MoveLeft) if self.isRightToLeft() else (_Move.MoveLeft, _Move.MoveRight)
        if action in (back, _Move.MovePrevious):
            return row - 1
        if action in (on, _Move.MoveNext):
            return row + 1
        if action == _Move.MoveUp:
            return self._layout.above(row)
        if action == _Move.MoveDown:
            return self._layout.below(row)
        if action in (_Move.MoveHome, _Move.MoveEnd):
            return 0 if action == _Move.MoveHome else self._layout.count - 1
        page = max(self._layout.line_height, self.viewport().height() - self._layout.line_height)
        beyond = QPoint(0, page if action == _Move.MovePageDown else -page)
        return self._layout.row_near(self._layout.rect(row).center() + beyond)

    def _selection(self, rows: Iterable[range]) -> QItemSelection:
        selection = QItemSelection()
        for part in rows:
            selection.select(self._gallery.index(part.start), self._gallery.index(part.stop - 1))
        return selection


def _parts(selection: QItemSelection) -> list[range]:
    ranges = (selection.at(place) for place in range(selection.count()))
    return [range(part.top(), part.bottom() + 1) for part in ranges]


def _runs(rows: Iterable[int]) -> list[range]:
    """The same rows as ranges without gaps."""
    runs: list[range] = []
    for row in sorted(rows):
        if runs and runs[-1].stop == row:
            runs[-1] = range(runs[-1].start, row + 1)
        else:
            runs.append(range(row, row + 1))
    return runs
