"""Where "Image N" stands in a text field, and the pills behind it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTextBlock, QTextLine
from PySide6.QtWidgets import QPlainTextEdit

from qwen_studio.core.prompt import mentions

_RADIUS = 4.0
_PADDING = 3.5
PILL_ROOM = 4.0
"""The px that the highlighter leaves free before and behind a mention."""


def mention_ranges(text: str) -> list[tuple[int, int]]:
    """Start and length of every "Image N", in the UTF-16 units that Qt counts in."""
    return [(utf16_length(text[: m.start]), utf16_length(text[m.start : m.end])) for m in mentions(text)]


def pill_rects(edit: QPlainTextEdit) -> list[QRectF]:
    """The rectangles behind all mentions in view, in the coordinates of the viewport; two where a line wraps."""
    rects = []
    block = edit.firstVisibleBlock()
    while block.isValid():
        place = edit.blockBoundingGeometry(block).translated(edit.contentOffset())
        if place.top() > edit.viewport().height():
            break
        for start, length in mention_ranges(block.text()):
            rects += [rect.translated(place.topLeft()) for rect in _line_rects(block, start, length)]
        block = block.next()
    return rects


def paint_pills(painter: QPainter, rects: list[QRectF]) -> None:
    """Paints the pills in the painter's brush."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for rect in rects:
        painter.drawRoundedRect(rect, _RADIUS, _RADIUS)


def _line_rects(block: QTextBlock, start: int, length: int) -> list[QRectF]:
    layout = block.layout()
    # What an input method is composing lies in the layout but not in the text.
    composing = len(layout.preeditAreaText())
    begin = start + (composing if composing and start >= layout.preeditAreaPosition() else 0)
    end = start + length
    end += composing if composing and end > layout.preeditAreaPosition() else 0
    rects = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(begin, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = _x_of(line, first), _x_of(line, last)
            right -= PILL_ROOM if last == end else 0
            words = QRectF(left, line.y(), right - left, line.height())
            rects.append(words.adjusted(-_PADDING, 0, _PADDING, 0))
    return rects


def _x_of(line: QTextLine, position: int) -> float:
    # PySide gives the position back, too, which its annotations do not say.
    x: float
    x, _ = line.cursorToX(position)  # type: ignore[misc]
    return x


def utf16_length(text: str) -> int:
    """How many of the units that Qt counts in the text has."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
