"""The list of the palette."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from qwen_studio.state.thumbnails import Thumbnails
from qwen_studio.ui.palette.entry import Entry, PaletteRow
from qwen_studio.ui.palette.palette_delegate import PaletteDelegate
from qwen_studio.ui.palette.palette_rows import PaletteRows
from qwen_studio.ui.theme import Theme, set_role


class PaletteList(QListView):
    """One row is always the current one, if there is any; a click chooses.

    Signals:
        picked(Entry): the user wants this.
        current_changed(): another row is the current one.
    """

    picked = Signal(object)
    current_changed = Signal()

    def __init__(self, name: str, theme: Theme, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        set_role(self, "bare")
        self.setAccessibleName(name)
        self._rows = PaletteRows(self)
        self.setModel(self._rows)
        self.setItemDelegate(PaletteDelegate(theme, thumbnails, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        thumbnails.loaded.connect(self.viewport().update)

    def set_rows(self, rows: Sequence[PaletteRow], *, keep: bool) -> None:
        """Show these rows; `keep` stays at the entry that is current now, if it is still there."""
        before = self.current() if keep else None
        offset = self.verticalScrollBar().value()
        self._rows.set_rows(rows)
        places = self._places()
        same = [n for n in places if before is not None and self._id(n) == before.id]
        self._go_to((same or places or [-1])[0])
        if same:
            self.verticalScrollBar().setValue(offset)
        else:
            self.scrollToTop()

    def rows(self) -> list[PaletteRow]:
        """What is shown, headings too."""
        return list(self._rows.rows)

    def current(self) -> Entry | None:
        """What Enter chooses."""
        return self._entry(self.currentIndex())

    def step(self, by: int) -> None:
        """Go so many rows down, or up, over headings."""
        places = self._places()
        if places:
            here = self.currentIndex().row()
            place = places.index(here) + by if here in places else 0
            number = places[max(0, min(place, len(places) - 1))]
            self._go_to(number)
            if number == places[0]:
                self.scrollToTop()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        entry = self._entry(self.indexAt(event.position().toPoint()))
        if entry is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(entry)

    def _places(self) -> list[int]:
        return [n for n, row in enumerate(self._rows.rows) if row.entry is not None]

    def _id(self, place: int) -> str:
        entry = self._rows.rows[place].entry
        return "" if entry is None else entry.id

    def _go_to(self, place: int) -> None:
        self.setCurrentIndex(self._rows.index(place))
        self.current_changed.emit()

    @staticmethod
    def _entry(index: QModelIndex) -> Entry | None:
        row = index.data(PaletteRows.RowRole) if index.isValid() else None
        return row.entry if isinstance(row, PaletteRow) else None
