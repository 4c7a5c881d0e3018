"""Thumbnails cut to the shape of tiles, ready to be painted."""

from collections import OrderedDict

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap

from qwen_studio.state.thumbnails import Thumbnails

_KEPT = 400


class TilePixmaps:
    """Rounded tiles of one size that thumbnails fill entirely; the middle of each is kept."""

    def __init__(self, thumbnails: Thumbnails, size: QSize, radius: float) -> None:
        self._thumbnails = thumbnails
        self._size = size
        self._radius = radius
        self._made: OrderedDict[tuple[str, float], QPixmap] = OrderedDict()

    def ready(self, content_hash: str, ratio: float) -> QPixmap | None:
        """The tile if it has been made before: costs nothing."""
        return self._made.get((content_hash, ratio))

    def pixmap(self, content_hash: str, ratio: float) -> QPixmap | None:
        """The tile, or None while the thumbnail is not here: `Thumbnails.loaded` tells when it is."""
        key = (content_hash, ratio)
        if key not in self._made:
            image = self._thumbnails.image(content_hash)
            if image is None:
                return None
            self._made[key] = rounded_tile(image, self._size, self._radius, ratio)
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
        self._made.move_to_end(key)
        return self._made[key]


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
