"""The picture under the hands of someone who draws upon it."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from qwen_studio.core.drawing import DrawnMark, MarkColour, MarkKind, Point, point_at
from qwen_studio.core.mark_hits import bounds_of, mark_at
from qwen_studio.state.mark_letters import measured
from qwen_studio.state.marks_layer import MarksLayer
from qwen_studio.ui.marking.gestures import Drawing, Gesture, Moving, Reshaping, handles
from qwen_studio.ui.marking.key_marks import key_mark, nudged
from qwen_studio.ui.marking.mark_painter import paint_marks
from qwen_studio.ui.marking.words_field import WordsField
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.viewer.canvas import Canvas

_NEAR_PX = 7.0
_CLICK_PX = 4.0
_HANDLE_PX = 4.5
_FRAME_GAP_PX = 6.0
_ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_LEFT = Qt.MouseButton.LeftButton
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class MarkingCanvas(Canvas):
    """Draws with the left button, or chooses, moves and reshapes marks; wheel and middle button zoom and pan.

    Keys: Enter puts a mark of a tool that was chosen by its key into the middle, and else means that all is done.
    Page Up and Page Down choose a mark, the arrows move it, with Shift they give it another shape, Esc lets go of it.

    Signals:
        done(): Enter was pressed, and no mark is to be placed.
        menu_wanted(QPoint): what can be done with the chosen mark, at that place of the screen.
    """

    done = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, layer: MarksLayer, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(self.tr("Picture to draw on"))  # not translated: tools and tests find it by this name
        self.tool: MarkKind | None = MarkKind.BOX
        self.colour = MarkColour.RED
        self.places_by_key = False
        self._layer = layer
        self._gesture: Gesture | None = None
        self._pressed_at = QPointF()
        self._write_at: Point | None = None
        self._words = WordsField(self)
        self._words.written.connect(self._take_words)
        self._words.left.connect(self.setFocus)
        layer.changed.connect(self._follow_layer)

    def set_tool(self, tool: MarkKind | None) -> None:
        """Draws marks of that kind, or none and chooses among those there are."""
        self.tool = tool
        self.places_by_key = False
        self._gesture = None
        if tool is not None:
            self._layer.choose(None)
        self.update()

    def place(self) -> None:
        """Puts a mark of the tool's kind into the middle of what is seen."""
        seen = self.picture_rect & QRectF(self.rect())
        if seen.isEmpty():
            return
        kind = self.tool or MarkKind.BOX
        middle = self._point(seen.center())
        if kind is MarkKind.TEXT:
            self._ask_for_words(middle)
        elif kind is MarkKind.PIN:
            self._layer.add_pin(self.colour, middle)
        else:
            rect = self.picture_rect
            reach = min(seen.width(), seen.height()) * 0.18
            self._layer.add(key_mark(kind, self.colour, middle, reach / rect.width(), reach / rect.height()))

    def edit_words(self) -> None:
        """Opens the words of the chosen text."""
        mark = self._layer.chosen_mark
        if mark is not None and mark.kind is MarkKind.TEXT:
            self._write_at = None
            left, top, _, _ = bounds_of(mark, *self._size(), measured)
            self._words.ask(self.picture_rect.topLeft() + QPointF(left, top), mark.words)

    # Mouse ------------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.places_by_key = False
        at = event.position()
        if event.button() != _LEFT or self.picture_rect.isEmpty():
            super().mousePressEvent(event)
            return
        self._pressed_at = at
        self._gesture = self._begin(at)
        if self._gesture is None and self.tool is None:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._gesture is None:
            super().mouseMoveEvent(event)
        elif not self._is_click(event.position()) or self._gesture.draft is not None:
            self._gesture.move(self._point(event.position()))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        gesture, self._gesture = self._gesture, None
        if gesture is None:
            super().mouseReleaseEvent(event)
            return
        is_click = self._is_click(event.position())
        gesture.end(is_click=is_click)
        if is_click and isinstance(gesture, Drawing):
            self._layer.choose(self._mark_at(event.position()))
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == _LEFT and (self.tool is not None or self._mark_at(event.position()) is not None):
            self.mousePressEvent(event)
            if self.tool is None:
                self._gesture = None
                self.edit_words()
        else:
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._layer.choose(self._mark_at(QPointF(event.pos())))
        if self._layer.chosen is not None:
            self.menu_wanted.emit(event.globalPos())

    def _begin(self, at: QPointF) -> Gesture | None:
        """What begins where the left button was pressed."""
        mark = self._layer.chosen_mark
        held = self._handle_at(at)
        if mark is not None and held is not None:
            return Reshaping(self._layer, mark, *held)
        if self.tool is None:
            self._layer.choose(self._mark_at(at))
            chosen = self._layer.chosen_mark
            return None if chosen is None else Moving(self._layer, chosen, self._point(at))
        if not self.picture_rect.adjusted(-_NEAR_PX, -_NEAR_PX, _NEAR_PX, _NEAR_PX).contains(at):
            self._layer.choose(None)
        elif self.tool is MarkKind.PIN:
            self._layer.add_pin(self.colour, self._point(at))
        elif self.tool is MarkKind.TEXT:
            self._ask_for_words(self._point(at))
        else:
            return Drawing(self._layer, self.tool, self.colour, self._point(at))
        return None

    # Keys -------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~_KEYPAD
        plain = held == Qt.KeyboardModifier.NoModifier
        mark = self._layer.chosen_mark
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.places_by_key:
                self.places_by_key = False
                self.place()
            else:
                self.done.emit()
        elif plain and event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self._layer.step(-1 if event.key() == Qt.Key.Key_PageUp else 1)
        elif plain and event.key() == Qt.Key.Key_Escape and (self._gesture is not None or mark is not None):
            self._gesture = None
            self._layer.choose(None)
        elif mark is not None and event.key() in _ARROWS and (plain or held == _SHIFT):
            changed = nudged(mark, *_ARROWS[event.key()], reshape=held == _SHIFT)
            self._layer.change(changed, gesture=("keys", self._layer.chosen))
        else:
            super().keyPressEvent(event)

    # Words ------------------------------------------------------------------------------------------------------------

    def _ask_for_words(self, at: Point) -> None:
        self._write_at = at
        rect = self.picture_rect
        self._words.ask(rect.topLeft() + QPointF(at.x * rect.width(), at.y * rect.height()))

    def _take_words(self, text: str) -> None:
        if self._write_at is None:
            self._layer.rewrite(text)
        else:
            self._layer.write(self.colour, self._write_at, text)

    # Looks ------------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        rect = self.picture_rect
        if rect.isEmpty():
            return
        draft = None if self._gesture is None else self._gesture.draft
        painter = QPainter(self)
        painter.setClipRect(rect)
        paint_marks(painter, rect, self._layer.drawing if draft is None else (*self._layer.drawing, draft))
        painter.setClipping(False)
        if self._layer.chosen_mark is not None and draft is None:
            self._paint_hold(painter, self._layer.chosen_mark)
        painter.end()

    def _paint_hold(self, painter: QPainter, mark: DrawnMark) -> None:
        """A dashed frame round the chosen mark, and squares where it can be taken hold of."""
        tokens, rect = self._theme.tokens, self.picture_rect
        left, top, right, bottom = bounds_of(mark, *self._size(), measured)
        gap = _FRAME_GAP_PX
        frame = QRectF(rect.left() + left, rect.top() + top, right - left, bottom - top).adjusted(-gap, -gap, gap, gap)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(tokens.scrim, 1.5), QPen(tokens.on_scrim, 1.5, Qt.PenStyle.DashLine)):
            painter.setPen(pen)
            painter.drawRect(frame)
        painter.setPen(QPen(tokens.accent, 1.5))
        painter.setBrush(tokens.on_accent)
        for at in self._handle_places(mark).values():
            painter.drawRect(QRectF(at.x() - _HANDLE_PX, at.y() - _HANDLE_PX, 2 * _HANDLE_PX, 2 * _HANDLE_PX))

    def _show_cursor(self, point: QPointF) -> None:
        if self._held_at is not None:
            super()._show_cursor(point)
        elif self._handle_at(point) is not None:
            self.setCursor(Qt.CursorShape.SizeFDiagCursor)
        elif self.tool is not None:
            self.setCursor(Qt.CursorShape.IBeamCursor if self.tool is MarkKind.TEXT else Qt.CursorShape.CrossCursor)
        elif self._mark_at(point) is not None:
            self.setCursor(Qt.CursorShape.SizeAllCursor)
        else:
            super()._show_cursor(point)

    def _follow_layer(self) -> None:
        count = len(self._layer.drawing)
        self.setAccessibleDescription(self.tr("{count} marks").format(count=count) if count != 1 else self.tr("1 mark"))
        self.update()

    # Places -----------------------------------------------------------------------------------------------------------

    def _size(self) -> tuple[float, float]:
        return self.picture_rect.width(), self.picture_rect.height()

    def _point(self, at: QPointF) -> Point:
        rect = self.picture_rect
        return point_at((at.x() - rect.x()) / rect.width(), (at.y() - rect.y()) / rect.height())

    def _mark_at(self, at: QPointF) -> int | None:
        if self.picture_rect.isEmpty():
            return None
        inside = at - self.picture_rect.topLeft()
        return mark_at(self._layer.drawing, Point(inside.x(), inside.y()), *self._size(), measured, _NEAR_PX)

    def _handle_places(self, mark: DrawnMark | None) -> dict[tuple[int, int], QPointF]:
        rect = self.picture_rect
        return {
            held: rect.topLeft() + QPointF(x * rect.width(), y * rect.height())
            for held, (x, y) in handles(mark).items()
        }

    def _handle_at(self, at: QPointF) -> tuple[int, int] | None:
        places = self._handle_places(self._layer.chosen_mark)
        near = (held for held, place in places.items() if (place - at).manhattanLength() <= 2 * _HANDLE_PX)
        return next(near, None)

    def _is_click(self, at: QPointF) -> bool:
        return (at - self._pressed_at).manhattanLength() < _CLICK_PX
