"""Draws a picture, alone or beside the one it is compared with."""

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from qwen_studio.core.geometry import Size
from qwen_studio.core.placing import Place, stretched_or_inside
from qwen_studio.ui.motion import wants_less_motion
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.viewer.compare_divider import CompareDivider
from qwen_studio.ui.viewer.compare_mode import CompareMode
from qwen_studio.ui.viewer.compared import Compared
from qwen_studio.ui.viewer.picture_levels import PictureLevels
from qwen_studio.ui.viewer.surface_painter import SurfacePainter
from qwen_studio.ui.viewer.zoom import Zoom

# Room around a fitted picture: for its shadow, and for the tool bar that floats over the bottom.
_MARGINS = QMarginsF(36, 16, 36, 74)
_PANE_MARGINS = QMarginsF(16, 16, 16, 74)
_BAR_PX = 42
_GAP_PX = 2.0
# Slower than three times a second, which is where flashing begins to be dangerous.
_FLICKER_MS = 700


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
        self._names = (self.tr("Before"), self.tr("After"))
        self._place_of_before: Place | None = None
        self._difference: Compared | None = None
        self._mode = CompareMode.SINGLE
        self._is_swapped = False
        self._bottom_room = 0
        self._is_bare = False
        self._only_before = False
        self._shows_second = False
        self._flicker = QTimer(self, interval=_FLICKER_MS)
        self._flicker.timeout.connect(self._turn)
        self._zoom = Zoom()
        self._divider = CompareDivider(theme)
        self._painter = SurfacePainter(theme)
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
    def takes_turns(self) -> bool:
        """Whether the two pictures change places by themselves now."""
        return self._flicker.isActive()

    @property
    def picture_rect(self) -> QRectF:
        """Where the picture lies in the widget, logical px; empty if there is none."""
        return self._zoom.rect if self._after is not None else QRectF()

    @property
    def compared(self) -> tuple[PictureLevels, PictureLevels, Place] | None:
        """The picture shown, the one before, and where that lies over it; None unless both are whole."""
        if self._after is None or self._before is None or not self._after.is_whole or not self._before.is_whole:
            return None
        return self._after, self._before, self._place_over(self._after, self._before)

    def show_picture(
        self,
        picture: PictureLevels | None,
        before: PictureLevels | None = None,
        names: tuple[str, str] | None = None,
        place: Place | None = None,
    ) -> None:
        """Shows the picture, and lets it be compared with `before`, called by these names.

        `before` lies at that place of the picture, or is stretched onto it if it is of about the same shape.
        """
        self._after, self._before, self._place_of_before = picture, before, place
        self._names = names or (self.tr("Before"), self.tr("After"))
        self._place()
        self._run_flicker()
        if picture is not None:
            self._zoom.set_picture(QSizeF(picture.size))
        self.zoom_changed.emit()
        self.update()

    def set_place(self, place: Place | None) -> None:
        """Lays the picture before elsewhere over the picture shown, as `show_picture` does."""
        self._place_of_before = place
        self.update()

    def set_bare(self, bare: bool) -> None:
        """Lets a fitted picture reach the edges, without the shadow that it throws else."""
        self._is_bare = bare
        self._painter.draws_shadows = not bare
        self._place()
        self.zoom_changed.emit()
        self.update()

    def set_bottom_room(self, more: int) -> None:
        """Leaves so many px more free below a fitted picture."""
        if more != self._bottom_room:
            self._bottom_room = more
            self._place()
            self.zoom_changed.emit()
            self.update()

    def set_mode(self, mode: CompareMode) -> None:
        self._mode = mode
        self._divider.is_level = mode is CompareMode.LEVEL_SLIDER
        self._shows_second = False
        self._run_flicker()
        self._place()
        self.zoom_changed.emit()
        self.update()

    def set_swapped(self, swapped: bool) -> None:
        """Lets the two pictures change sides."""
        self._is_swapped = swapped
        self.update()

    def show_only_before(self, only: bool) -> None:
        """Shows the picture before alone, in whatever mode, until it is taken back."""
        self._only_before = only
        self.update()

    def set_difference(self, difference: PictureLevels | None, name: str) -> None:
        """What is shown of the difference between the two; None while it is not known."""
        self._difference = None if difference is None else Compared(difference, name)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self.zoom_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_flicker()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._flicker.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._place()
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.canvas)
        if self._after is not None:
            self._draw_pictures(painter, Compared(self._after, self._names[1]))
        if self.hasFocus() and self.property("keyboard"):
            painter.setPen(QPen(self._theme.tokens.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _draw_pictures(self, painter: QPainter, after: Compared) -> None:
        if self._before is None:
            self._painter.draw_picture(painter, self._zoom.rect, after.picture)
            return
        before = Compared(self._before, self._names[0], self._place_over(after.picture, self._before))
        first, second = (after, before) if self._is_swapped else (before, after)
        if self.mode is CompareMode.SIDE_BY_SIDE:
            shown = (before, before) if self._only_before else (first, second)
            self._draw_side_by_side(painter, *shown)
        elif self._only_before:
            self._draw_alone(painter, before)
        elif self.mode.has_divider:
            self._draw_divided(painter, first, second)
        elif self.mode is CompareMode.FLICKER:
            self._draw_alone(painter, second if self._shows_second else first)
        elif self.mode is CompareMode.DIFFERENCE and self._difference is not None:
            self._draw_alone(painter, self._difference)
        else:
            self._painter.draw_picture(painter, self._zoom.rect, after.picture)

    def _place_over(self, after: PictureLevels, before: PictureLevels) -> Place:
        if self._place_of_before is not None:
            return self._place_of_before
        own, shown = before.size, after.size
        return stretched_or_inside(Size(own.width(), own.height()), Size(shown.width(), shown.height()))

    def _draw_alone(self, painter: QPainter, one: Compared) -> None:
        self._painter.draw_compared(painter, self._zoom.rect, one)
        self._painter.draw_badge(painter, self._visible(), one.name)

    def _draw_divided(self, painter: QPainter, first: Compared, second: Compared) -> None:
        rect, visible = self._zoom.rect, self._visible()
        self._painter.draw_compared(painter, rect, second)
        part = self._divider.first_part(visible)
        rest = QRectF(visible)
        if self._divider.is_level:
            rest.setTop(part.bottom())
        else:
            rest.setLeft(part.right())
        painter.save()
        painter.setClipRect(part)
        self._painter.draw_compared(painter, rect, first, shadow=False)
        painter.restore()
        self._divider.draw(painter, visible)
        self._painter.draw_badge(painter, part, first.name)
        low = self._divider.is_level
        self._painter.draw_badge(painter, rest, second.name, right=not low, low=low)

    def _draw_side_by_side(self, painter: QPainter, first: Compared, second: Compared) -> None:
        for number, one in enumerate((first, second)):
            offset = number * self._pane_offset()
            pane, rect = self._first_pane().translated(offset, 0), self._zoom.rect.translated(offset, 0)
            painter.save()
            painter.setClipRect(pane)
            self._painter.draw_compared(painter, rect, one)
            self._painter.draw_badge(painter, rect & pane, one.name)
            painter.restore()

    @Slot()
    def _turn(self) -> None:
        if wants_less_motion():
            self._flicker.stop()
            return
        self._shows_second = not self._shows_second
        self.update()

    def _run_flicker(self) -> None:
        runs = self.mode is CompareMode.FLICKER and self.isVisible()
        if runs != self._flicker.isActive():
            self._flicker.start() if runs else self._flicker.stop()

    def _visible(self) -> QRectF:
        return self._zoom.rect & QRectF(self.rect())

    def _first_pane(self) -> QRectF:
        room = QRectF(self.rect())
        if self.mode is CompareMode.SIDE_BY_SIDE:
            room.setWidth((room.width() - _GAP_PX) / 2)
        return room

    def _pane_offset(self) -> float:
        return self._first_pane().width() + _GAP_PX

    def _in_first_pane(self, point: QPointF) -> QPointF:
        """The point of the first pane that shows the same part of the picture."""
        if self.mode is CompareMode.SIDE_BY_SIDE and point.x() > self._first_pane().right():
            return point - QPointF(self._pane_offset(), 0)
        return point

    def _place(self) -> None:
        margins = _PANE_MARGINS if self.mode is CompareMode.SIDE_BY_SIDE else _MARGINS
        if self._is_bare:
            margins = QMarginsF()
        # The tool bar grows with the letters.
        room = QMarginsF(0, 0, 0, self._bottom_room + self._theme.px(_BAR_PX) - _BAR_PX)
        self._zoom.set_room(self._first_pane(), margins + room, self.devicePixelRatioF())
