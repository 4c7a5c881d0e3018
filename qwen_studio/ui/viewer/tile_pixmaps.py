"""Thumbnails cut to the shape of tiles, ready to be painted."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage, QPixmap, QScreen

from qwen_studio.core.geometry import TileShape
from qwen_studio.state.tiles import cut_tile
from qwen_studio.ui.rounded_tile import tile_pixmap

KEPT_SCREENS = 3
"""What is painted, and as much again above and below."""


class TilePixmaps:
    """Rounded tiles of one size that thumbnails fill entirely; the middle of each is kept."""

    def __init__(
        self,
        image_of: Callable[[str], QImage | None],
        size: QSize,
        radius: int,
        tile_of: Callable[[str, TileShape], QImage | None] = lambda _, __: None,
    ) -> None:
        """`image_of` gives the thumbnail of a content hash, if it is here, and may ask for it; `tile_of` one that is
        cut already, if there is one.
        """
        self._tile_of = tile_of
        self._image_of = image_of
        self._size = size
        self._radius = radius
        self._made: OrderedDict[tuple[str, float], QPixmap] = OrderedDict()
        self._made_bytes = 0
        self._kept_bytes = KEPT_SCREENS * max(map(_bytes_on, QGuiApplication.screens()))

    def ready(self, content_hash: str, ratio: float) -> QPixmap | None:
        """The tile if it has been made before: costs nothing. Those looked at last are kept longest."""
        made = self._made.get((content_hash, ratio))
        if made is not None:
            self._made.move_to_end((content_hash, ratio))
        return made

    def pixmap(self, content_hash: str, ratio: float) -> QPixmap | None:
        """The tile, or None while the thumbnail is not here: `Thumbnails.loaded` tells when it is."""
        key = (content_hash, ratio)
        if key not in self._made:
            tile = self._make(content_hash, ratio)
            if tile is None:
                return None
            self._made[key] = tile
            self._made_bytes += _bytes_of(tile)
            while self._made_bytes > self._kept_bytes and len(self._made) > 1:
                self._made_bytes -= _bytes_of(self._made.popitem(last=False)[1])
        self._made.move_to_end(key)
        return self._made[key]

    def shape(self, ratio: float) -> TileShape:
        """What is painted, in pixels of the screen."""
        size = self._size * ratio
        return TileShape(size.width(), size.height(), round(self._radius * ratio))

    def _make(self, content_hash: str, ratio: float) -> QPixmap | None:
        tile = self._tile_of(content_hash, self.shape(ratio))
        if tile is None:
            image = self._image_of(content_hash)
            tile = None if image is None else cut_tile(image, self.shape(ratio))
        return None if tile is None else tile_pixmap(tile, ratio)


def _bytes_on(screen: QScreen) -> int:
    size = screen.size() * screen.devicePixelRatio()
    return size.width() * size.height() * 4


def _bytes_of(tile: QPixmap) -> int:
    return tile.width() * tile.height() * tile.depth() // 8
