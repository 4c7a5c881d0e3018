"""Own painting in a window that is read from right to left."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QWidget


def painter_of(widget: QWidget) -> QPainter:
    """A painter for the widget, to which "left" is where a line begins: in a mirrored window the right."""
    painter = QPainter(widget)
    painter.setLayoutDirection(widget.layoutDirection())
    return painter


def mirrored(widget: QWidget, rect: QRect) -> QRect:
    """Where that part of the widget lies for the reader: as it is, or seen in a mirror."""
    return QStyle.visualRect(widget.layoutDirection(), widget.rect(), rect)
