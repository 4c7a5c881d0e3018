"""Draws a picture, alone or beside the one before it."""

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from qwen_studio.ui.theme import CAPTION_PX, Theme
from qwen_studio.ui.viewer.checkerboard import checkerboard
from qwen_studio.ui.viewer.compare_divider import CompareDivider
from qwen_studio.ui.viewer.compare_mode import CompareMode
from qwen_studio.ui.viewer.picture_levels import PictureLevels
from qwen_studio.ui.viewer.soft_shadow import draw_soft_shadow
from qwen_studio.ui.viewer.zoom import Zoom

# Room around a fitted picture: for its shadow, and for the tool bar that floats over the bottom.
_MARGINS = QMarginsF(36, 16, 36, 74)
_PANE_MARGINS = QMarginsF(16, 16, 16, 74)
_GAP_PX = 2.0
_BADGE_INSET = 12.0


class PictureSurface(QWidget):
    """Shows what it is given, at the zoom it is given.

    Signals:
        zoom_changed(): the factor or its following the window.
    """

    zoom_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._after: PictureLevels | None = None
        self._before: PictureLevels | None = None
        self._mode = CompareMode.SINGLE
        self._zoom = Zoom()
        self._divider = CompareDivider(theme)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(200, 160)

    @property
    def factor(self) -> float:
        """Device px per picture px."""
        return self._zoom.factor

    @property
    def fits(self) -> bool:
        """Whether the zoom follows the size of the window."""
        return self._zoom.fits

    @property
    def mode(self) -> CompareMode:
        """How it is shown now: without a picture before, always single."""
        return self._mode if self._before is not None else CompareMode.SINGLE

    @property
    def picture_rect(self) -> QRectF:
        """Where the picture lies in the widget, logical px; empty if there is none."""
        return self._zoom.rect if self._after is not None else QRectF()

    def show_picture(self, picture: PictureLevels | None, before: PictureLevels | None = None) -> None:
        """Shows the picture, and lets it be compared with `before`, which is stretched onto its rectangle."""
        self._after, self._before = picture, before
        self._place()
        if picture is not None:
            self._zoom.set_picture(QSizeF(picture.size))
        self.zoom_changed.emit()
        self.update()

    def set_mode(self, mode: CompareMode) -> None:
        self._mode = mode
        self._place()
        self.zoom_changed.emit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self.zoom_changed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._place()
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.canvas)
        if self._after is not None:
            self._draw_pictures(painter, self._after)
        if self.hasFocus() and self.property("keyboard"):
            painter.setPen(QPen(self._theme.tokens.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _draw_pictures(self, painter: QPainter, after: PictureLevels) -> None:
        rect = self._zoom.rect
        before = self._before
        if before is not None and self.mode is CompareMode.SIDE_BY_SIDE:
            self._draw_pane(painter, self._first_pane(), rect, before, self.tr("Before"))
            shifted = rect.translated(self._pane_offset(), 0)
            self._draw_pane(painter, self._second_pane(), shifted, after, self.tr("After"))
            return
        self._draw_one(painter, rect, after)
        if before is not None and self.mode is CompareMode.SLIDER:
            visible = self._visible()
            x = self._divider.x(visible)
            painter.save()
            painter.setClipRect(QRectF(rect.left(), rect.top(), x - rect.left(), rect.height()))
            self._draw_one(painter, rect, before, shadow=False)
            painter.restore()
            self._divider.draw(painter, visible)
            self._draw_badge(painter, visible, self.tr("Before"), left=True, until=x)
            self._draw_badge(painter, visible, self.tr("After"), left=False, until=x)

    def _draw_pane(self, painter: QPainter, pane: QRectF, rect: QRectF, picture: PictureLevels, words: str) -> None:
        painter.save()
        painter.setClipRect(pane)
        self._draw_one(painter, rect, picture)
        self._draw_badge(painter, rect & pane, words, left=True)
        painter.restore()

    def _draw_one(self, painter: QPainter, rect: QRectF, picture: PictureLevels, *, shadow: bool = True) -> None:
        ratio = self.devicePixelRatioF()
        if shadow:
            draw_soft_shadow(painter, rect, self._theme.tokens.shadow)
        if picture.has_alpha:
            tokens = self._theme.tokens
            painter.setBrushOrigin(rect.topLeft())
            painter.fillRect(rect, checkerboard(tokens.raised, tokens.field, ratio))
        picture.draw(painter, rect, ratio)

    def _draw_badge(
        self, painter: QPainter, visible: QRectF, words: str, *, left: bool, until: float | None = None
    ) -> None:
        """Words on a corner of the picture, left out where the divider stands in it."""
        painter.setFont(self._theme.font(CAPTION_PX, self.font().Weight.Medium))
        width = painter.fontMetrics().horizontalAdvance(words) + 14.0
        x = visible.left() + _BADGE_INSET if left else visible.right() - _BADGE_INSET - width
        box = QRectF(round(x), round(visible.top() + _BADGE_INSET), width, 22)
        if until is not None and (box.right() > until if left else box.left() < until):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.scrim)
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(self._theme.tokens.on_scrim)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _visible(self) -> QRectF:
        return self._zoom.rect & QRectF(self.rect())

    def _first_pane(self) -> QRectF:
        room = QRectF(self.rect())
        if self.mode is CompareMode.SIDE_BY_SIDE:
            room.setWidth((room.width() - _GAP_PX) / 2)
        return room

    def _second_pane(self) -> QRectF:
        return self._first_pane().translated(self._pane_offset(), 0)

    def _pane_offset(self) -> float:
        return self._first_pane().width() + _GAP_PX

    def _in_first_pane(self, point: QPointF) -> QPointF:
        """The point of the first pane that shows the same part of the picture."""
        if self.mode is CompareMode.SIDE_BY_SIDE and point.x() > self._first_pane().right():
            return point - QPointF(self._pane_offset(), 0)
        return point

    def _place(self) -> None:
        margins = _PANE_MARGINS if self.mode is CompareMode.SIDE_BY_SIDE else _MARGINS
        self._zoom.set_room(self._first_pane(), margins, self.devicePixelRatioF())
