"""What shows through the transparent parts of a picture."""

from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap, QTransform

_SQUARE_PX = 8


def checkerboard(light: QColor, dark: QColor, ratio: float) -> QBrush:
    """A brush of squares of 8 logical px."""
    side = round(_SQUARE_PX * ratio)
    tile = QPixmap(2 * side, 2 * side)
    tile.fill(light)
    painter = QPainter(tile)
    painter.fillRect(0, 0, side, side, dark)
    painter.fillRect(side, side, side, side, dark)
    painter.end()
    brush = QBrush(tile)
    brush.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
    return brush
