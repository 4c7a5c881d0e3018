"""How one row of a list of words looks."""

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from qwen_studio.ui.theme import BODY_PX, CAPTION_PX, HEADING_PX, Theme
from qwen_studio.ui.words.word_row import Index, WordRow, WordRows

MOST_LINES = 2
PIN_ROOM = 34
"""px at the right of a row that can be pinned; a click there pins."""

_USUAL_WIDTH = 420
_SIDE = 10
_PAD = 7
_GAP = 2
_HEADING_HEIGHT = 30
_PIN_PX = 16
_RADIUS = 6.0


class WordDelegate(QStyledItemDelegate):
    """A title and at most two lines of the words below it, or the words alone with a caption."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row: WordRow = index.data(WordRows.RowRole)
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else _USUAL_WIDTH
        if row.is_heading:
            return QSize(width, self._theme.px(_HEADING_HEIGHT))
        heights = [QFontMetrics(font).height() for _, font, _ in self._lines(row, self._room(row, width))]
        return QSize(width, sum(heights) + _GAP * (len(heights) - 1) + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: WordRow = index.data(WordRows.RowRole)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        if row.is_heading:
            self._draw_heading(painter, rect, row.title)
        else:
            self._draw_ground(painter, rect, option.state)
            self._draw_words(painter, rect, row)
            if row.pinned or (row.pinned is not None and option.state & QStyle.StateFlag.State_MouseOver):
                self._draw_pin(painter, rect, on=bool(row.pinned))
        painter.restore()

    def _draw_heading(self, painter: QPainter, rect: QRect, title: str) -> None:
        painter.setFont(self._theme.font(HEADING_PX, QFont.Weight.DemiBold))
        painter.setPen(self._theme.tokens.muted)
        room = rect.adjusted(_SIDE, 0, -_SIDE, -5)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, title)

    def _draw_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(self._theme.tokens.accent_wash)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(self._theme.tokens.raised)
        else:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 0.5, -1, -0.5), _RADIUS, _RADIUS)

    def _draw_words(self, painter: QPainter, rect: QRect, row: WordRow) -> None:
        y = rect.top() + _PAD
        direction = painter.layoutDirection()
        if row.title and row.caption:
            painter.setFont(self._theme.font(CAPTION_PX))
            painter.setPen(self._theme.tokens.muted)
            # On the line of the title, though it is smaller.
            down = QFontMetrics(self._theme.font(BODY_PX)).ascent() - painter.fontMetrics().ascent()
            place = QRect(rect.left() + _SIDE, y + down, rect.width() - 2 * _SIDE, painter.fontMetrics().height())
            painter.drawText(place, Qt.AlignmentFlag.AlignRight, row.caption)
        room = self._room(row, rect.width())
        for line, font, colour in self._lines(row, room):
            metrics = QFontMetrics(font)
            place = QRect(rect.left() + _SIDE, y, room, metrics.height())
            painter.setFont(font)
            painter.setPen(self._theme.tokens.named(colour))
            painter.drawText(QStyle.visualRect(direction, rect, place), Qt.AlignmentFlag.AlignLeft, line)
            y += metrics.height() + _GAP

    def _draw_pin(self, painter: QPainter, rect: QRect, *, on: bool) -> None:
        colour = "accent_text" if on else "muted"
        side = self._theme.px(_PIN_PX)
        pin = self._theme.pixmap("pin", colour, side, painter.device().devicePixelRatioF())
        place = QRect(rect.right() - _SIDE - side, rect.top() + _PAD, side, side)
        painter.drawPixmap(QStyle.visualRect(painter.layoutDirection(), rect, place), pin)

    def _lines(self, row: WordRow, width: int) -> list[tuple[str, QFont, str]]:
        """The lines of the row with their fonts and colours."""
        body, small = self._theme.font(BODY_PX), self._theme.font(CAPTION_PX)
        words = " ".join(row.words.split())
        if row.title:
            beside = QFontMetrics(small).horizontalAdvance(row.caption) + _SIDE if row.caption else 0
            title = QFontMetrics(body).elidedText(row.title, Qt.TextElideMode.ElideRight, width - beside)
            return [(title, body, "text"), *((line, small, "muted") for line in _wrapped(words, small, width))]
        lines = [(line, body, "text") for line in _wrapped(words, body, width)]
        return [*lines, (row.caption, small, "muted")] if row.caption else lines

    def _room(self, row: WordRow, width: int) -> int:
        return width - 2 * _SIDE - (self._theme.px(PIN_ROOM) - _SIDE if row.pinned is not None else 0)


def _wrapped(text: str, font: QFont, width: int) -> list[str]:
    """The text in one or two lines, the last cut where it does not end."""
    layout = QTextLayout(text, font)
    lines: list[str] = []
    start = 0
    layout.beginLayout()
    while len(lines) < MOST_LINES - 1:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1, width))
        # Qt counts in units of UTF-16.
        end = line.textStart() + line.textLength()
        lines.append(_utf16(text, start, end).rstrip())
        start = end
    layout.endLayout()
    rest = _utf16(text, start, None)
    if rest:
        lines.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return lines


def _utf16(text: str, start: int, end: int | None) -> str:
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : None if end is None else 2 * end].decode("utf-16-le", "replace")
