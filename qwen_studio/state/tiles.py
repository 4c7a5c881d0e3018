"""Small pictures cut to the shape of tiles; safe on worker threads."""

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from qwen_studio.core.geometry import TILE_ABOVE, TileShape


def cut_tile(picture: QImage, shape: TileShape) -> QImage:
    """The picture filling the shape, with round corners: ARGB32, premultiplied.

    Of a wide picture the middle is seen, of a high one nearly its top. Pillow needs four times as long for it.
    """
    scale = max(shape.width / picture.width(), shape.height / picture.height())
    width, height = max(1, round(shape.width / scale)), max(1, round(shape.height / scale))
    seen = QRect((picture.width() - width) // 2, round((picture.height() - height) * TILE_ABOVE), width, height)
    tile = (
        picture.copy(seen)
        .scaled(
            shape.width, shape.height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        .convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    )
    painter = QPainter(tile)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawImage(0, 0, _corners(shape))
    painter.end()
    return tile


@lru_cache(maxsize=4)
def _corners(shape: TileShape) -> QImage:
    mask = QImage(shape.width, shape.height, QImage.Format.Format_ARGB32_Premultiplied)
    mask.fill(Qt.GlobalColor.transparent)
    painter = QPainter(mask)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.black)
    painter.drawRoundedRect(QRectF(mask.rect()), shape.radius, shape.radius)
    painter.end()
    return mask
