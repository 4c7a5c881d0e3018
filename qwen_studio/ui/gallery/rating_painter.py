"""Paints the stars that the user gave a picture onto its tile."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter

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
        width = rating * _STEP - (_STEP - _STAR_PX) + 2 * _PADDING
        ground = QRect(tile.bottomLeft() + QPoint(_INSET, 1 - _INSET - _HEIGHT), QSize(width, _HEIGHT))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.scrim)
        painter.drawRoundedRect(QRectF(ground), _HEIGHT / 2, _HEIGHT / 2)
        star = self._theme.pixmap("star-filled", "star", _STAR_PX, ratio)
        top = ground.top() + (_HEIGHT - _STAR_PX) // 2
        for number in range(rating):
            painter.drawPixmap(ground.left() + _PADDING + number * _STEP, top, star)
