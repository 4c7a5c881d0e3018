"""Says on a tile what is wrong with the file of its picture."""

from collections import OrderedDict
from time import perf_counter

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPicture, QTextOption
from PySide6.QtWidgets import QStyle

from qwen_studio.core.naming import printable
from qwen_studio.library.search import GalleryRow
from qwen_studio.state.trouble_words import TroubleWords
from qwen_studio.ui.gallery.tile_painter import RADIUS
from qwen_studio.ui.theme import CAPTION_PX, Theme

_BAND_PX = 24
_ICON_PX = 14
_INSET = 7
_VEIL = 0.55
_PLACE_PX = 32
_NAME_LINES = 2
_NEW_TILES_S = 0.006
_KEPT = 1000
"""Some screens of the smallest tiles; each weighs a few kilobytes."""


class TroublePainter:
    """A band with a sign and a few words at the foot of the tile; what cannot be opened any more lies under a veil.

    Each is recorded once and played back in one call: while an import keeps Python busy, every call waits for its turn.
    After a painting, `unfinished` says that it was left before all were recorded.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._words = TroubleWords()
        self._recorded: OrderedDict[tuple[object, ...], QPicture] = OrderedDict()
        self._direction = Qt.LayoutDirection.LeftToRight
        self._spent_s = 0.0
        self.unfinished = False

    def begin(self) -> None:
        """A new painting begins: it may take so much time for what was never painted, and no more."""
        self._spent_s = 0.0
        self.unfinished = False

    def draw(self, painter: QPainter, rect: QRect, row: GalleryRow, ratio: float) -> None:
        """Over the picture that was painted there; nothing for a word of a later version."""
        if not self._words.on_tile(row.trouble):
            return
        name = "" if row.was_read else row.file
        key = (row.trouble, row.was_read, name, rect.width(), rect.height(), ratio, self._look(painter))
        picture = self._recorded.get(key)
        if picture is None:
            if self._spent_s > _NEW_TILES_S:
                self.unfinished = True
                return
            began = perf_counter()
            self._direction = painter.layoutDirection()
            picture = self._recorded[key] = self._record(QRect(QPoint(), rect.size()), row, ratio)
            self._spent_s += perf_counter() - began
            while len(self._recorded) > _KEPT:
                self._recorded.popitem(last=False)
        self._recorded.move_to_end(key)
        painter.drawPicture(rect.topLeft(), picture)

    def _look(self, painter: QPainter) -> tuple[object, ...]:
        """On what else it depends how it looks."""
        return self._theme.tokens.window.rgba(), self._theme.text_scale, painter.layoutDirection()

    def _record(self, rect: QRect, row: GalleryRow, ratio: float) -> QPicture:
        picture = QPicture()
        painter = QPainter(picture)
        painter.setLayoutDirection(self._direction)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter, rect, row, ratio)
        painter.end()
        return picture

    def _paint(self, painter: QPainter, rect: QRect, row: GalleryRow, ratio: float) -> None:
        words = self._words.on_tile(row.trouble)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(rect), RADIUS, RADIUS)
        painter.setClipPath(shape)
        if not row.was_read:
            self._draw_name(painter, rect, row, ratio)
        elif not self._words.is_shown(row.trouble):
            veil = QColor(self._theme.tokens.window)
            veil.setAlphaF(_VEIL)
            painter.fillRect(rect, veil)
        height, side = self._theme.px(_BAND_PX), self._theme.px(_ICON_PX)
        band = QRect(rect.left(), rect.bottom() + 1 - height, rect.width(), height)
        painter.fillRect(band, self._theme.tokens.scrim)
        sign = QRect(band.topLeft() + QPoint(_INSET, (height - side) // 2), QSize(side, side))
        sign = QStyle.visualRect(self._direction, band, sign)
        painter.drawPixmap(sign.topLeft(), self._theme.pixmap("warning", "on_scrim", side, ratio))
        painter.setFont(self._theme.font(CAPTION_PX, QFont.Weight.DemiBold))
        painter.setPen(self._theme.tokens.on_scrim)
        room = QStyle.visualRect(self._direction, band, band.adjusted(2 * _INSET + side - 1, 0, -_INSET // 2, 0))
        if painter.fontMetrics().horizontalAdvance(words) > room.width():
            words = self._words.on_small_tile(row.trouble)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _draw_name(self, painter: QPainter, rect: QRect, row: GalleryRow, ratio: float) -> None:
        """In place of a picture that was never seen: which file it is."""
        font = self._theme.font(CAPTION_PX, QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self._theme.tokens.muted)
        line = painter.fontMetrics().height()
        room = rect.adjusted(2 * _INSET, _INSET, -2 * _INSET, -self._theme.px(_BAND_PX) - _INSET)
        lines = _NAME_LINES if room.height() >= _PLACE_PX + _INSET + _NAME_LINES * line else 1
        block = QRect(room.left(), 0, room.width(), _PLACE_PX + _INSET + lines * line)
        block.moveCenter(room.center())
        if room.height() >= block.height():
            place = QRect(0, block.top(), _PLACE_PX, _PLACE_PX)
            place.moveLeft(block.center().x() - _PLACE_PX // 2)
            painter.drawPixmap(place.topLeft(), self._theme.pixmap("image", "faint", _PLACE_PX, ratio))
            block.setTop(place.bottom() + _INSET)
        else:
            block = room
        # A little is lost at the end of each line.
        name = painter.fontMetrics().elidedText(
            printable(row.file), Qt.TextElideMode.ElideMiddle, round(room.width() * (lines - (lines - 1) / 4))
        )
        option = QTextOption(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        painter.drawText(QRectF(block), name, option)
