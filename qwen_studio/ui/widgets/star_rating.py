"""Five stars to rate with."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from qwen_studio.core.marks import HIGHEST_RATING
from qwen_studio.ui.mirroring import mirrored
from qwen_studio.ui.theme import Theme

_STAR_PX = 18
_GAP_PX = 6
_EDGE_PX = 4
_DIGITS = {Qt.Key(Qt.Key.Key_0 + rating): rating for rating in range(HIGHEST_RATING + 1)}
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1}


class StarRating(QSlider):
    """A click on a star gives so many; on the last one that is given, it takes all away. The keys 0 to 5 do it too.

    A slider to screen readers, which tell its value and can change it.

    Signals:
        rated(int): the user wants this rating, 0 for none.
    """

    rated = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._rating: int | None = 0
        self._hovered = 0
        self.setRange(0, HIGHEST_RATING)
        self.setPageStep(1)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Rating"))
        self.set_rating(0)
        self.valueChanged.connect(self._take_value)

    def rating(self) -> int | None:
        """What is shown; None where several pictures differ."""
        return self._rating

    def set_rating(self, rating: int | None) -> None:
        """Shows so many stars; None where several pictures differ."""
        self._rating = rating
        self.setValue(rating or 0)
        words = {None: self.tr("Mixed ratings"), 0: self.tr("Not rated"), 1: self.tr("1 star")}
        described = words.get(rating, self.tr("{count} stars").format(count=rating))
        self.setAccessibleDescription(described)
        self.setToolTip(self.tr("{rating} (keys 0 to 5)").format(rating=described))
        self.update()

    def star(self, number: int) -> QRect:
        """Where the star of this number is, from 1."""
        side = self._theme.px(_STAR_PX)
        return mirrored(self, QRect(_EDGE_PX + (number - 1) * (side + _GAP_PX), _EDGE_PX, side, side))

    def sizeHint(self) -> QSize:
        side = self._theme.px(_STAR_PX)
        return QSize(HIGHEST_RATING * (side + _GAP_PX) - _GAP_PX + 2 * _EDGE_PX, side + 2 * _EDGE_PX)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The panel scrolls under the pointer; stars that it passes must not take the wheel.
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press has done it."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._star_at(event.position().toPoint().x()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._star_at(event.position().toPoint().x())
        if event.button() == Qt.MouseButton.LeftButton and number:
            self.rated.emit(0 if number == self._rating else number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in _DIGITS:
            self.rated.emit(_DIGITS[key])
        elif plain and key in _STEPS:
            self.rated.emit(max(0, min(HIGHEST_RATING, (self._rating or 0) + _STEPS[key])))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        filled = self._hovered or self._rating or 0
        for number in range(1, HIGHEST_RATING + 1):
            name, colour = ("star-filled", "warn") if number <= filled else ("star", "muted")
            painter.drawPixmap(
                self.star(number).topLeft(), self._theme.pixmap(name, colour, self._theme.px(_STAR_PX), ratio)
            )
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.tokens.accent, self._theme.focus_px))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        painter.end()

    @Slot(int)
    def _take_value(self, value: int) -> None:
        # From a screen reader; what the program sets is the rating already.
        if value != (self._rating or 0):
            self.rated.emit(value)

    def _star_at(self, x: int) -> int:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - 1 - x
        number = (x - _EDGE_PX + _GAP_PX // 2) // (self._theme.px(_STAR_PX) + _GAP_PX) + 1
        return number if 1 <= number <= HIGHEST_RATING else 0

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self.update()
