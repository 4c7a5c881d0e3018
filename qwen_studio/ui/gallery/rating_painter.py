"""Paints the stars that the user gave a picture onto its tile."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle

from qwen_studio.ui.theme import Theme

_STAR_PX = 11
_STEP = 12
_INSET = 6
_PADDING = 5
_HEIGHT = 18


class RatingPainter:
    """As many stars as were given, in the lower left corner, on a dark ground that shows them on every picture."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def draw(self, painter: QPainter, tile: QRect, rating: int, ratio: float) -> None:
        """Paint them; none take no place."""
        if not rating:
            return
        side, step, height = (self._theme.px(length) for length in (_STAR_PX, _STEP, _HEIGHT))
        width = rating * step - (step - side) + 2 * _PADDING
        ground = QRect(tile.bottomLeft() + QPoint(_INSET, 1 - _INSET - height), QSize(width, height))
        ground = QStyle.visualRect(painter.layoutDirection(), tile, ground)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.scrim)
        painter.drawRoundedRect(QRectF(ground), height / 2, height / 2)
        star = self._theme.pixmap("star-filled", "star", side, ratio)
        top = ground.top() + (height - side) // 2
        for number in range(rating):
            painter.drawPixmap(ground.left() + _PADDING + number * step, top, star)
