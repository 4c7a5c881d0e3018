"""A tree of rows with several columns."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeWidget, QWidget

from qwen_studio.ui.theme import Theme, set_role

_RADIUS = 6


class RowTree(QTreeWidget):
    """The chosen row is one piece from edge to edge, and has a frame while the keyboard is on it.

    The style sheet paints each cell by itself, and nothing where a row is indented.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        set_role(self, "rows")

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tokens = self._theme.tokens
        chosen = self.selectionModel().isSelected(index)
        current = index.sibling(index.row(), 0) == self.currentIndex().siblingAtColumn(0) and self.hasFocus()
        if chosen or current:
            row = self.visualRect(index)
            place = QRectF(QRect(0, row.top(), self.viewport().width(), row.height()))
            width = self._theme.focus_px if current else 0
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(tokens.accent_wash if chosen else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.accent, width) if current else Qt.PenStyle.NoPen)
            inset = 1 + width / 2
            painter.drawRoundedRect(place.adjusted(inset, width / 2, -inset, -width / 2), _RADIUS, _RADIUS)
            painter.restore()
        super().drawRow(painter, option, index)
