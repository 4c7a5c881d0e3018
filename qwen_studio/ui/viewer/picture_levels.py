"""A picture together with smaller ones of itself, so that it is drawn quickly and smoothly at every zoom."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

_SMALLEST_LEVEL_PX = 400
_PIXELS_ARE_SEEN_FROM = 3.0


def halved_levels(image: QImage) -> list[QImage]:
    """The picture at a half, a quarter… of its sides, each from the one before. For a worker thread."""
    levels = []
    while max(image.width(), image.height()) > 2 * _SMALLEST_LEVEL_PX:
        half = QSize(max(1, image.width() // 2), max(1, image.height() // 2))
        image = image.scaled(half, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        levels.append(image)
    return levels


class PictureLevels:
    """One picture in several sizes. Until `add` brings the smaller ones the full size is drawn, only less quickly.

    `size` says how large the picture really is where `image` is only its thumbnail.
    """

    def __init__(self, image: QImage, size: QSize | None = None) -> None:
        self.size = image.size() if size is None else size
        self.has_alpha = image.hasAlphaChannel()
        self._levels = [QPixmap.fromImage(image)]

    def add(self, smaller: Sequence[QImage]) -> None:
        """Takes what `halved_levels` made of the picture."""
        self._levels[1:] = [QPixmap.fromImage(image) for image in smaller]

    @property
    def is_whole(self) -> bool:
        """Whether its own pixels are here, not only a thumbnail's."""
        return self._levels[0].size() == self.size

    def image(self, least_pixels: int) -> QImage:
        """The smallest level that has so many pixels, or the largest there is."""
        enough = [level for level in self._levels if level.width() * level.height() >= least_pixels]
        return (enough[-1] if enough else self._levels[0]).toImage()

    def draw(self, painter: QPainter, target: QRectF, ratio: float) -> None:
        """Paints the entire picture into `target`, logical px, at `ratio` device px each."""
        wanted = target.width() * ratio
        level = next((p for p in reversed(self._levels) if p.width() >= wanted), self._levels[0])
        enlarged = wanted / max(1, self.size.width())
        exact = wanted == level.width()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not exact and enlarged < _PIXELS_ARE_SEEN_FROM)
        painter.drawPixmap(target, level, QRectF(level.rect()))
