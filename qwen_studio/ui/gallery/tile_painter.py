"""Paints one tile of the gallery."""

from datetime import date
from time import perf_counter

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle

from qwen_studio.core.geometry import TileShape
from qwen_studio.state.gallery_model import Heading
from qwen_studio.state.thumbnails import Thumbnails
from qwen_studio.ui.gallery.day_words import heading_words
from qwen_studio.ui.theme import HEADING_PX, Theme
from qwen_studio.ui.viewer.tile_pixmaps import TilePixmaps

RADIUS = 8
STAR_PX = 18
STAR_INSET = 7
STAR_REACH = 6
"""How far from the star a click still means it, in px."""

# A frame that scrolls in 60 others a second has 16 ms, of which what is there already takes its part.
_NEW_TILES_S = 0.006
# The very first screen comes whole: there is nothing yet that could stutter.
_FIRST_TILES_S = 0.1
_SHADOW = tuple(QPoint(x, y) for x in (-1, 0, 1) for y in (0, 1, 2) if (x, y) != (0, 0))
_SHADOW_OPACITY = 0.3


class TilePainter:
    """Knows the look of tiles and headings, nothing of where they are or which are chosen.

    After a painting, `unfinished` says that it was left before all its tiles were made, and `lacking` that thumbnails
    were not here; it asks for none, because tiles that are scrolled past are painted, too.
    """

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        self._theme = theme
        self._thumbnails = thumbnails
        self._size = QSize()
        self._tiles: TilePixmaps | None = None
        self._place = QPixmap()
        self._place_for: tuple[QSize, float, int] | None = None
        self._spent_s = 0.0
        self._time_s = _FIRST_TILES_S
        self.unfinished = False
        self.lacking = False

    def draw_heading(self, painter: QPainter, rect: QRect, heading: Heading, today: date) -> None:
        painter.setFont(self._theme.font(HEADING_PX, QFont.Weight.DemiBold))
        painter.setPen(self._theme.tokens.muted)
        # A little lower than the middle: it belongs to the tiles below.
        words = painter.fontMetrics().elidedText(
            heading_words(heading, today), Qt.TextElideMode.ElideMiddle, rect.width()
        )
        painter.drawText(rect.translated(0, 2), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def begin(self) -> None:
        """A new painting begins: it may take so much time for tiles that have never been painted, and no more."""
        if self._spent_s and not self.lacking:
            self._time_s = _NEW_TILES_S
        self._spent_s = 0.0
        self.unfinished = self.lacking = False

    def draw_picture(self, painter: QPainter, rect: QRect, content_hash: str, ratio: float) -> None:
        """The picture filling the tile, or an empty place while it is not here or no time is left to make it."""
        tiles = self._tiles_of(rect.size())
        pixmap = tiles.ready(content_hash, ratio)
        if pixmap is None and self._spent_s < self._time_s:
            began = perf_counter()
            pixmap = tiles.pixmap(content_hash, ratio)
            self._spent_s += perf_counter() - began
            self.lacking |= pixmap is None
        elif pixmap is None:
            self.unfinished = True
        if pixmap is None:
            self.draw_place(painter, rect)
        else:
            painter.drawPixmap(rect.topLeft(), pixmap)

    def is_ready(self, content_hash: str, size: QSize, ratio: float) -> bool:
        """Whether the tile can be painted without its thumbnail."""
        return self._tiles_of(size).ready(content_hash, ratio) is not None

    def shape(self, size: QSize, ratio: float) -> TileShape:
        """What tiles of that size are, in pixels of the screen."""
        return self._tiles_of(size).shape(ratio)

    def pixmap(self, content_hash: str, size: QSize, ratio: float) -> QPixmap | None:
        """The tile alone; None while the thumbnail is not here."""
        return self._tiles_of(size).pixmap(content_hash, ratio)

    def draw_chosen(self, painter: QPainter, rect: QRect) -> None:
        tokens = self._theme.tokens
        # A thin line in the window's colour keeps the frame apart from a picture of the same colour.
        self._draw_frame(painter, rect, QPen(tokens.window, 1), 2.5)
        self._draw_frame(painter, rect, QPen(tokens.accent, 2), 1.0)

    def draw_current(self, painter: QPainter, rect: QRect) -> None:
        """Where the keyboard is, inside the frame of what is chosen."""
        self._draw_frame(painter, rect, QPen(self._theme.tokens.text, 1, Qt.PenStyle.DashLine), 3.5)

    def draw_hover(self, painter: QPainter, rect: QRect) -> None:
        self._draw_frame(painter, rect, QPen(self._theme.tokens.muted, 1), 0.5)

    def star_rect(self, tile: QRect, direction: Qt.LayoutDirection) -> QRect:
        """Where the star lies on a tile."""
        side = self._theme.px(STAR_PX)
        place = QRect(tile.topRight() - QPoint(side + STAR_INSET - 1, -STAR_INSET), QSize(side, side))
        return QStyle.visualRect(direction, tile, place)

    def draw_star(self, painter: QPainter, rect: QRect, ratio: float, *, filled: bool) -> None:
        """The mark of a favourite, or the outline that offers to make it one."""
        place = self.star_rect(rect, painter.layoutDirection())
        corner, side = place.topLeft(), place.width()
        name, colour = ("star-filled", "star") if filled else ("star", "on_scrim")
        # A soft shadow keeps it visible on every picture.
        painter.setOpacity(_SHADOW_OPACITY)
        shadow = self._theme.pixmap(name, "scrim", side, ratio)
        for offset in _SHADOW:
            painter.drawPixmap(corner + offset, shadow)
        painter.setOpacity(1)
        painter.drawPixmap(corner, self._theme.pixmap(name, colour, side, ratio))

    def draw_band(self, painter: QPainter, rect: QRect) -> None:
        """The rectangle that the user draws around tiles."""
        tokens = self._theme.tokens
        fill = tokens.accent.toRgb()
        fill.setAlphaF(0.16)
        painter.setPen(QPen(tokens.accent, 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def drag_pixmap(self, content_hash: str, size: QSize, count: int, ratio: float) -> QPixmap | None:
        """What hangs on the pointer: the tile, with the number of pictures if there are several."""
        tile = self.pixmap(content_hash, size, ratio)
        if tile is None or count == 1:
            return tile
        tile = QPixmap(tile)
        painter = QPainter(tile)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(HEADING_PX, QFont.Weight.DemiBold))
        words = str(count)
        height = self._theme.px(24)
        width = max(height, painter.fontMetrics().horizontalAdvance(words) + 14)
        badge = QRectF(QPointF(size.width() - width - 6, 6), QSize(width, height))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.accent_strong)
        painter.drawRoundedRect(badge, height / 2, height / 2)
        painter.setPen(self._theme.tokens.on_accent)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
        return tile

    def _tiles_of(self, size: QSize) -> TilePixmaps:
        if self._tiles is None or size != self._size:
            self._size = size
            self._tiles = TilePixmaps(self._thumbnails.ready, size, RADIUS, self._thumbnails.take_tile)
        return self._tiles

    def draw_place(self, painter: QPainter, rect: QRect) -> None:
        """The empty place of a picture that is not here yet."""
        # Drawn once: a frame of fast scrolling has fifty of them.
        ratio, field = painter.device().devicePixelRatio(), self._theme.tokens.field.rgba()
        if (rect.size(), ratio, field) != self._place_for:
            self._place_for = (rect.size(), ratio, field)
            self._place = self._empty_place(rect.size(), ratio)
        painter.drawPixmap(rect.topLeft(), self._place)

    def _empty_place(self, size: QSize, ratio: float) -> QPixmap:
        tokens = self._theme.tokens
        place = QPixmap(size * ratio)
        place.setDevicePixelRatio(ratio)
        place.fill(Qt.GlobalColor.transparent)
        painter = QPainter(place)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.line, 1))
        painter.setBrush(tokens.field)
        edges = QRectF(QPointF(), size).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edges, RADIUS - 0.5, RADIUS - 0.5)
        painter.end()
        return place

    @staticmethod
    def _draw_frame(painter: QPainter, rect: QRect, pen: QPen, inset: float) -> None:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), RADIUS - inset, RADIUS - inset)
