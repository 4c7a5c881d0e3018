"""A tree of rows with several columns."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeView, QTreeWidget, QWidget

from qwen_studio.ui.theme import Theme, set_role

_RADIUS = 6

Index = QModelIndex | QPersistentModelIndex


class RowTree(QTreeWidget):
    """The chosen row is one piece from edge to edge, and the current one has a frame while the keyboard is here.

    The style sheet paints each cell by itself, and nothing where a row is indented.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        set_role(self, "rows")

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = self._theme.tokens.accent_wash if self.selectionModel().isSelected(index) else None
        draw_row(self, painter, index, self._theme, ground)
        super().drawRow(painter, option, index)


def draw_row(tree: QTreeView, painter: QPainter, index: Index, theme: Theme, ground: QColor | None = None) -> None:
    """Paints the whole row in that colour, and a frame if the keyboard is on it."""
    current = tree.currentIndex().siblingAtColumn(0) == index.sibling(index.row(), 0) and tree.hasFocus()
    if ground is None and not current:
        return
    row = tree.visualRect(index)
    width = theme.focus_px if current else 0
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(ground or Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.tokens.accent, width) if current else Qt.PenStyle.NoPen)
    place = QRectF(0, row.top(), tree.viewport().width(), row.height())
    inset = 1 + width / 2
    painter.drawRoundedRect(place.adjusted(inset, width / 2, -inset, -width / 2), _RADIUS, _RADIUS)
    painter.restore()
