"""A picture cut to the shape of a tile."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap

from qwen_studio.core.geometry import TILE_ABOVE


def rounded_tile(image: QImage, size: QSize, radius: float, ratio: float) -> QPixmap:
    """The picture filling `size` logical px, with round corners.

    Of a wide picture the middle is seen, of a high one nearly its top, as `imaging.tile` cuts the gallery's tiles.
    """
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
    above = round((wanted.height() - filled.height()) * TILE_ABOVE)
    painter.drawImage((wanted.width() - filled.width()) // 2, above, filled)
    painter.end()
    tile.setDevicePixelRatio(ratio)
    return tile
