"""A picture cut to the shape of a tile."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap


def rounded_tile(image: QImage, size: QSize, radius: float, ratio: float) -> QPixmap:
    """The middle of the picture, filling `size` logical px, with round corners."""
    wanted = size * ratio
    filled = image.scaled(
        wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    tile = QPixmap(wanted)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(QRectF(tile.rect()), radius * ratio, radius * ratio)
    painter.setClipPath(path)
    painter.drawImage((wanted.width() - filled.width()) // 2, (wanted.height() - filled.height()) // 2, filled)
    painter.end()
    tile.setDevicePixelRatio(ratio)
    return tile
