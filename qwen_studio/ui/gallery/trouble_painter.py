"""Says on a tile what is wrong with the file of its picture."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath

from qwen_studio.ui.gallery.tile_painter import RADIUS
from qwen_studio.ui.gallery.trouble_words import TroubleWords
from qwen_studio.ui.theme import CAPTION_PX, Theme

_BAND_PX = 24
_ICON_PX = 14
_INSET = 7
_VEIL = 0.55


class TroublePainter:
    """A band with a sign and a few words at the foot of the tile; what cannot be opened any more lies under a veil."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._words = TroubleWords()

    def draw(self, painter: QPainter, rect: QRect, trouble: str, ratio: float) -> None:
        """Over the picture that was painted there; nothing for a word of a later version."""
        words = self._words.on_tile(trouble)
        if not words:
            return
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(rect), RADIUS, RADIUS)
        painter.save()
        painter.setClipPath(shape)
        if not self._words.is_shown(trouble):
            veil = QColor(self._theme.tokens.window)
            veil.setAlphaF(_VEIL)
            painter.fillRect(rect, veil)
        band = QRect(rect.left(), rect.bottom() + 1 - _BAND_PX, rect.width(), _BAND_PX)
        painter.fillRect(band, self._theme.tokens.scrim)
        sign = QRect(band.topLeft() + QPoint(_INSET, (_BAND_PX - _ICON_PX) // 2), QSize(_ICON_PX, _ICON_PX))
        painter.drawPixmap(sign.topLeft(), self._theme.pixmap("warning", "on_scrim", _ICON_PX, ratio))
        painter.setFont(self._theme.font(CAPTION_PX, QFont.Weight.DemiBold))
        painter.setPen(self._theme.tokens.on_scrim)
        room = band.adjusted(2 * _INSET + _ICON_PX, 0, -_INSET, 0)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()
