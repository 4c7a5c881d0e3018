"""Draws pictures, and words upon them."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from qwen_studio.core.placing import WHOLE
from qwen_studio.ui.theme import CAPTION_PX, Theme
from qwen_studio.ui.viewer.checkerboard import checkerboard
from qwen_studio.ui.viewer.compared import Compared
from qwen_studio.ui.viewer.picture_levels import PictureLevels
from qwen_studio.ui.viewer.soft_shadow import draw_soft_shadow

_BADGE_INSET = 12.0
_BADGE_HEIGHT = 22.0
_BADGE_PADDING = 14.0
_BADGE_MOST_PX = 260.0


class SurfacePainter:
    """Sizes and places in logical px."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.draws_shadows = True

    def draw_picture(self, painter: QPainter, rect: QRectF, picture: PictureLevels, *, shadow: bool = True) -> None:
        """The entire picture in the rectangle, over a checkerboard where it is transparent."""
        ratio = painter.device().devicePixelRatioF()
        tokens = self._theme.tokens
        if shadow and self.draws_shadows:
            draw_soft_shadow(painter, rect, tokens.shadow)
        if picture.has_alpha:
            painter.setBrushOrigin(rect.topLeft())
            painter.fillRect(rect, checkerboard(tokens.raised, tokens.field, ratio))
        picture.draw(painter, rect, ratio)

    def draw_compared(self, painter: QPainter, rect: QRectF, one: Compared, *, shadow: bool = True) -> None:
        """The picture at its place within the rectangle of the shown one; nothing of it outside."""
        if one.place == WHOLE:
            self.draw_picture(painter, rect, one.picture, shadow=shadow)
            return
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        painter.fillRect(rect, self._theme.tokens.canvas)
        self.draw_picture(painter, one.rect_in(rect), one.picture, shadow=False)
        painter.restore()

    def draw_badge(
        self, painter: QPainter, room: QRectF, words: str, *, right: bool = False, low: bool = False
    ) -> None:
        """Words on a corner of the room, the upper left unless said otherwise; left out where they do not fit."""
        painter.setFont(self._theme.font(CAPTION_PX, QFont.Weight.Medium))
        metrics = painter.fontMetrics()
        height = float(self._theme.px(_BADGE_HEIGHT))
        most = min(float(self._theme.room(_BADGE_MOST_PX)), room.width() - 2 * _BADGE_INSET) - _BADGE_PADDING
        whole = metrics.horizontalAdvance(words)
        least = metrics.horizontalAdvance("MMMM…")
        if most < min(whole, least) or room.height() < height + 2 * _BADGE_INSET:
            return
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(most) + 1)
        width = metrics.horizontalAdvance(shown) + _BADGE_PADDING
        x = room.right() - _BADGE_INSET - width if right else room.left() + _BADGE_INSET
        y = room.bottom() - _BADGE_INSET - height if low else room.top() + _BADGE_INSET
        box = QRectF(round(x), round(y), width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.scrim)
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(self._theme.tokens.on_scrim)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
