"""Says on a tile what is wrong with the file of its picture."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QTextOption

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


class TroublePainter:
    """A band with a sign and a few words at the foot of the tile; what cannot be opened any more lies under a veil."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._words = TroubleWords()

    def draw(self, painter: QPainter, rect: QRect, row: GalleryRow, ratio: float) -> None:
        """Over the picture that was painted there; nothing for a word of a later version."""
        words = self._words.on_tile(row.trouble)
        if not words:
            return
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(rect), RADIUS, RADIUS)
        painter.save()
        painter.setClipPath(shape)
        if not row.was_read:
            self._draw_name(painter, rect, row, ratio)
        elif not self._words.is_shown(row.trouble):
            veil = QColor(self._theme.tokens.window)
            veil.setAlphaF(_VEIL)
            painter.fillRect(rect, veil)
        band = QRect(rect.left(), rect.bottom() + 1 - _BAND_PX, rect.width(), _BAND_PX)
        painter.fillRect(band, self._theme.tokens.scrim)
        sign = QRect(band.topLeft() + QPoint(_INSET, (_BAND_PX - _ICON_PX) // 2), QSize(_ICON_PX, _ICON_PX))
        painter.drawPixmap(sign.topLeft(), self._theme.pixmap("warning", "on_scrim", _ICON_PX, ratio))
        painter.setFont(self._theme.font(CAPTION_PX, QFont.Weight.DemiBold))
        painter.setPen(self._theme.tokens.on_scrim)
        room = band.adjusted(2 * _INSET + _ICON_PX - 1, 0, -_INSET // 2, 0)
        if painter.fontMetrics().horizontalAdvance(words) > room.width():
            words = self._words.on_small_tile(row.trouble)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()

    def _draw_name(self, painter: QPainter, rect: QRect, row: GalleryRow, ratio: float) -> None:
        """In place of a picture that was never seen: which file it is."""
        font = self._theme.font(CAPTION_PX, QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self._theme.tokens.muted)
        line = painter.fontMetrics().height()
        room = rect.adjusted(2 * _INSET, _INSET, -2 * _INSET, -_BAND_PX - _INSET)
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
