"""A picture cut to the shape of a tile, to be painted at once."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap

from qwen_studio.core.geometry import TileShape
from qwen_studio.state.tiles import cut_tile


def rounded_tile(image: QImage, size: QSize, radius: float, ratio: float) -> QPixmap:
    """The picture filling `size` logical px, with round corners, as the gallery's tiles are cut."""
    pixels = size * ratio
    shape = TileShape(pixels.width(), pixels.height(), round(radius * ratio))
    return tile_pixmap(cut_tile(image, shape), ratio)


def tile_pixmap(tile: QImage, ratio: float) -> QPixmap:
    """What `cut_tile` made, to be painted on a screen of that ratio."""
    pixmap = QPixmap.fromImage(tile, Qt.ImageConversionFlag.NoFormatConversion)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
