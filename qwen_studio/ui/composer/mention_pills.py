"""Where chips stand in a text field, and the pills behind them."""

from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTextBlock, QTextLine
from PySide6.QtWidgets import QPlainTextEdit

from qwen_studio.ui.composer.mention_chips import Chip, chips_of

_RADIUS = 4.0
_PADDING = 3.5
PILL_ROOM = 4.0
"""The px that the highlighter leaves free before and behind a chip."""


class Pill(NamedTuple):
    """A chip, and the rectangles behind it in the coordinates of the viewport; two where a line wraps."""

    chip: Chip
    rects: list[QRectF]


def pills(edit: QPlainTextEdit) -> list[Pill]:
    """The pills of all chips in view."""
    found = []
    block = edit.firstVisibleBlock()
    while block.isValid():
        place = edit.blockBoundingGeometry(block).translated(edit.contentOffset())
        if place.top() > edit.viewport().height():
            break
        for chip in chips_of(block):
            rects = _line_rects(block, chip.start - block.position(), chip.end - chip.start)
            found.append(Pill(chip, [rect.translated(place.topLeft()) for rect in rects]))
        block = block.next()
    return found


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
