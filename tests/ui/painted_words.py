"""The words that a widget paints, as a person reads them."""

import re
from html import unescape

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, QRect
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

_PART = re.compile(
    r'matrix\(([^)]*)\)|<text [^>]*?x="([\d.-]+)" y="([\d.-]+)"[^>]*>([^<]*)</text>',
)


def painted_words(widget: QWidget, place: QRect) -> str:
    """The words that begin in that place of the widget, in the order of painting, a space between."""
    found = []
    origin = QPointF()
    for matrix, x, y, words in _PART.findall(_drawing_of(widget)):
        if matrix:
            *_, dx, dy = map(float, matrix.split(","))
            origin = QPointF(dx, dy)
        elif place.contains((origin + QPointF(float(x), float(y))).toPoint()):
            found.append(unescape(words).strip())
    return " ".join(found)


def _drawing_of(widget: QWidget) -> str:
    """What is painted, as lines and letters."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setSize(widget.size())
    painter = QPainter(drawing)
    widget.render(painter, QPoint())
    painter.end()
    return bytes(buffer.data().data()).decode()
