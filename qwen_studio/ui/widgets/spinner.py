"""A turning arc: something is going on whose end nobody knows."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qwen_studio.ui.motion import wants_less_motion
from qwen_studio.ui.theme import Theme

_TURN_DEGREES = 12
_FRAME_MS = 33


class Spinner(QWidget):
    """Turns while it is visible, and costs nothing while it is not; where less motion is wanted, it stands still."""

    def __init__(self, theme: Theme, name: str, *, size: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._side = size
        self._angle = 0
        self._timer = QTimer(self, interval=_FRAME_MS)
        self._timer.timeout.connect(self._turn)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = self._theme.px(self._side)
        return QSize(side, side)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not wants_less_motion():
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thickness = max(1.5, self.width() / 10)
        circle = QRectF(self.rect()).adjusted(thickness, thickness, -thickness, -thickness)
        pen = QPen(self._theme.tokens.track, thickness)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawEllipse(circle)
        pen.setColor(self._theme.tokens.accent)
        painter.setPen(pen)
        painter.drawArc(circle, -self._angle * 16, 100 * 16)

    @Slot()
    def _turn(self) -> None:
        if wants_less_motion():
            self._timer.stop()
        self._angle = (self._angle + _TURN_DEGREES) % 360
        self.update()
