"""Thumbnails cut to the shape of tiles, ready to be painted."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPixmap

from qwen_studio.ui.rounded_tile import rounded_tile

KEPT_BYTES = 48 * 2**20


class TilePixmaps:
    """Rounded tiles of one size that thumbnails fill entirely; the middle of each is kept."""

    def __init__(self, image_of: Callable[[str], QImage | None], size: QSize, radius: float) -> None:
        """`image_of` gives the thumbnail of a content hash, if it is here, and may ask for it."""
        self._image_of = image_of
        self._size = size
        self._radius = radius
        self._made: OrderedDict[tuple[str, float], QPixmap] = OrderedDict()
        self._made_bytes = 0

    def ready(self, content_hash: str, ratio: float) -> QPixmap | None:
        """The tile if it has been made before: costs nothing."""
        return self._made.get((content_hash, ratio))

    def pixmap(self, content_hash: str, ratio: float) -> QPixmap | None:
        """The tile, or None while the thumbnail is not here: `Thumbnails.loaded` tells when it is."""
        key = (content_hash, ratio)
        if key not in self._made:
            image = self._image_of(content_hash)
            if image is None:
                return None
            self._made[key] = tile = rounded_tile(image, self._size, self._radius, ratio)
            self._made_bytes += _bytes_of(tile)
            while self._made_bytes > KEPT_BYTES and len(self._made) > 1:
                self._made_bytes -= _bytes_of(self._made.popitem(last=False)[1])
        self._made.move_to_end(key)
        return self._made[key]


def _bytes_of(tile: QPixmap) -> int:
    return tile.width() * tile.height() * tile.depth() // 8
