"""The list of words in a popup."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QToolTip, QWidget

from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.words.word_delegate import PIN_ROOM, WordDelegate
from qwen_studio.ui.words.word_row import WordRow, WordRows


class WordList(QListView):
    """One row is always the current one, if there is any to choose; a click chooses.

    Signals:
        picked(WordRow): the user wants these words.
        pin_toggled(WordRow): the user pins the row, or unpins it.
        menu_wanted(WordRow, QPoint): the user asks what can be done with the row; a place of the screen.
    """

    picked = Signal(object)
    pin_toggled = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, name: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        set_role(self, "bare")
        self._theme = theme
        self.setAccessibleName(name)
        self._rows = WordRows(self)
        self.setModel(self._rows)
        self.setItemDelegate(WordDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)

    def set_rows(self, rows: list[WordRow], *, keep: bool) -> None:
        """Show these rows; `keep` goes back to the row whose words are current now, else the first is current."""
        before, offset = self.current(), self.verticalScrollBar().value()
        self._rows.set_rows(rows)
        same = [n for n, row in enumerate(rows) if keep and before is not None and row.words == before.words]
        first = [n for n, row in enumerate(rows) if not row.is_heading]
        for number in (same or first)[:1]:
            self.setCurrentIndex(self._rows.index(number))
        if same:
            self.verticalScrollBar().setValue(offset)
        else:
            self.scrollToTop()

    def rows(self) -> list[WordRow]:
        """What is shown, headings too."""
        return list(self._rows.rows)

    def current(self) -> WordRow | None:
        """The row that Enter chooses."""
        return self._row(self.currentIndex())

    def step(self, by: int) -> None:
        """Go so many rows down, or up, over headings."""
        choosable = [n for n, row in enumerate(self._rows.rows) if not row.is_heading]
        if not choosable:
            return
        here = self.currentIndex().row()
        place = choosable.index(here) + by if here in choosable else 0
        number = choosable[max(0, min(place, len(choosable) - 1))]
        self.setCurrentIndex(self._rows.index(number))
        if number == choosable[0]:
            self.scrollToTop()

    def below_current(self) -> QPoint:
        """The place of the screen below the current row."""
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft() + QPoint(8, 0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self._row(index)
        if event.button() != Qt.MouseButton.LeftButton or row is None or row.is_heading:
            return
        rect, x = self.visualRect(index), event.position().x()
        to_end = x - rect.left() if self.isRightToLeft() else rect.right() - x
        if row.pinned is not None and to_end < self._theme.px(PIN_ROOM):
            self.pin_toggled.emit(row)
        else:
            self.picked.emit(row)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self._row(self.indexAt(event.pos()))
            if row is not None and not row.is_heading:
                # Wrapped, and never taken for HTML.
                QToolTip.showText(event.globalPos(), _as_tool_tip(row.words), self.viewport())
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Rows are as high as their words need in this width.
        self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        return QSize(420, 420)

    def _ask_for_menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        row = self._row(index)
        if row is not None and not row.is_heading:
            self.setCurrentIndex(index)
            self.menu_wanted.emit(row, self.viewport().mapToGlobal(point))

    def _row(self, index: QModelIndex) -> WordRow | None:
        row = index.data(WordRows.RowRole) if index.isValid() else None
        return row if isinstance(row, WordRow) else None


def _as_tool_tip(words: str) -> str:
    from html import escape

    return f"<p>{escape(words)}</p>".replace("\n", "<br>")
