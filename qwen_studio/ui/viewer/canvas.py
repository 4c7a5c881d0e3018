"""The picture, large, under the user's hands."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputDevice, QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QWidget

from qwen_studio.ui.theme import Theme
from qwen_studio.ui.viewer.compare_mode import CompareMode
from qwen_studio.ui.viewer.picture_surface import PictureSurface

_KEY_ZOOM = 1.25
_WHEEL_NOTCH = 120
_KEY_PAN_PX = 64.0


class Canvas(PictureSurface):
    """Zooms at the pointer by wheel and pinch, pans by dragging, and does the same by keys.

    Keys: + − zoom, 0 fits, 9 fills, Z is 100 % and back, Shift+Z 200 %; the arrows pan a zoomed picture and step
    through the results else; Shift and the arrows move the divider between before and after, and make a difference
    more or less visible. A picture that cannot be panned is dragged out, and any other with Ctrl.

    Signals:
        drag_wanted(): the shown picture is being dragged out of the window.
        step_wanted(int): the result so many places further on, -1 for the one before.
        gain_wanted(int): the difference is to be amplified more, 1, or less, -1.
    """

    drag_wanted = Signal()
    step_wanted = Signal(int)
    gain_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._held_at: QPointF | None = None
        self._moves_divider = False
        self._drags_out = False
        self.setAccessibleName(self.tr("Viewer"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.grabGesture(Qt.GestureType.PinchGesture)

    def zoom_in(self) -> None:
        self._set_factor(self.factor * _KEY_ZOOM)

    def zoom_out(self) -> None:
        self._set_factor(self.factor / _KEY_ZOOM)

    def zoom_to(self, factor: float) -> None:
        """Shows each picture px as `factor` px of the screen."""
        self._set_factor(factor)

    def actual_size(self) -> None:
        self._set_factor(1.0)

    def double_size(self) -> None:
        self._set_factor(2.0)

    def fill(self) -> None:
        """Leaves nothing of the canvas free."""
        if self._after is not None:
            self._zoom.fill()
            self._zoomed()

    def toggle_actual_size(self, at: QPointF | None = None) -> None:
        """Goes to 100 %, or fits the picture where it is zoomed already."""
        if self.fits:
            self._set_factor(1.0, at)
        else:
            self.fit()

    def fit(self) -> None:
        self._zoom.fit()
        self._zoomed()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.NativeGesture:
            return self._on_native_gesture(cast("QNativeGestureEvent", event))
        if event.type() == QEvent.Type.Gesture:
            return self._on_gesture(cast("QGestureEvent", event))
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        zooms = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.device().type() == QInputDevice.DeviceType.TouchPad and not zooms:
            self._pan(QPointF(event.pixelDelta()))
        elif event.angleDelta().y():
            notches = event.angleDelta().y() / _WHEEL_NOTCH
            self._set_factor(self.factor * _KEY_ZOOM**notches, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in {Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton} and self._after is not None:
            self._moves_divider = self._is_at_divider(event.position())
            leaves = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) or not self._zoom.can_pan
            left = event.button() == Qt.MouseButton.LeftButton
            self._drags_out = left and leaves and not self._moves_divider
            self._held_at = event.position()
            self._show_cursor(event.position())
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held_at is None:
            self._show_cursor(event.position())
        elif self._moves_divider:
            self._divider.move_to(event.position(), self._visible())
            self.update()
        elif self._drags_out:
            if (event.position() - self._held_at).manhattanLength() >= QApplication.startDragDistance():
                self._held_at = None
                self.drag_wanted.emit()
        else:
            self._pan(event.position() - self._held_at)
            self._held_at = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held_at = None
        self._moves_divider = False
        self._show_cursor(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._is_at_divider(event.position()):
            return
        self.toggle_actual_size(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~_KEYPAD == Qt.KeyboardModifier.ShiftModifier:
            if event.key() == Qt.Key.Key_Z:
                self.double_size()
                return
            if self._adjust(event.key()):
                return
        act = None if event.modifiers() & ~_HARMLESS else self._keys().get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _adjust(self, key: int) -> bool:
        """Moves the divider, or changes the gain of the difference, if the key is for that."""
        level = self.mode is CompareMode.LEVEL_SLIDER
        less, more = (Qt.Key.Key_Up, Qt.Key.Key_Down) if level else (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if key not in {less, more}:
            return False
        step = 1 if key == more else -1
        if self.mode.has_divider:
            self._divider.step(step)
            self.update()
        elif self.mode is CompareMode.DIFFERENCE:
            self.gain_wanted.emit(step)
        else:
            return False
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.setProperty(
            "keyboard", event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        )
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _keys(self) -> dict[Qt.Key, Callable[[], None]]:
        return {
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit,
            Qt.Key.Key_9: self.fill,
            Qt.Key.Key_Z: self.toggle_actual_size,
            Qt.Key.Key_Left: lambda: self._go(QPointF(_KEY_PAN_PX, 0), -1),
            Qt.Key.Key_Right: lambda: self._go(QPointF(-_KEY_PAN_PX, 0), 1),
            Qt.Key.Key_Up: lambda: self._pan(QPointF(0, _KEY_PAN_PX)),
            Qt.Key.Key_Down: lambda: self._pan(QPointF(0, -_KEY_PAN_PX)),
        }

    def _go(self, by: QPointF, step: int) -> None:
        if self._zoom.can_pan:
            self._pan(by)
        else:
            self.step_wanted.emit(step)

    def _pan(self, by: QPointF) -> None:
        self._zoom.pan(by)
        self.update()

    def _set_factor(self, factor: float, at: QPointF | None = None) -> None:
        if self._after is not None:
            self._zoom.set_factor(factor, None if at is None else self._in_first_pane(at))
            self._zoomed()

    def _zoomed(self) -> None:
        self.zoom_changed.emit()
        self.update()

    def _on_native_gesture(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._set_factor(self.factor * (1 + event.value()), event.position())
            return True
        return super().event(event)

    def _on_gesture(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return super().event(event)
        at = QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint()))
        self._set_factor(self.factor * pinch.scaleFactor(), at)
        return True

    def _is_at_divider(self, point: QPointF) -> bool:
        return self.mode.has_divider and self._divider.is_at(point, self._visible())

    def _show_cursor(self, point: QPointF) -> None:
        if self._moves_divider or self._is_at_divider(point):
            level = self._divider.is_level
            self.setCursor(Qt.CursorShape.SplitVCursor if level else Qt.CursorShape.SplitHCursor)
        elif self._after is None or not self._zoom.can_pan:
            self.unsetCursor()
        else:
            held = self._held_at is not None
            self.setCursor(Qt.CursorShape.ClosedHandCursor if held else Qt.CursorShape.OpenHandCursor)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_HARMLESS = Qt.KeyboardModifier.ShiftModifier | _KEYPAD
