"""The upright line between before and after, with its round handle."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from qwen_studio.ui.theme import Theme

_HANDLE_RADIUS = 16.0
_GRIP_PX = 12.0
_KEY_STEP = 0.04


class CompareDivider:
    """Stands at a part, 0 to 1, of the visible picture; left of it is before, right of it after."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._part = 0.5

    def x(self, visible: QRectF) -> float:
        return visible.left() + self._part * visible.width()

    def move_to(self, x: float, visible: QRectF) -> None:
        if visible.width() > 0:
            self._part = min(1.0, max(0.0, (x - visible.left()) / visible.width()))

    def step(self, steps: int) -> None:
        """Moves by so many steps of the keyboard, to the right if positive."""
        self._part = min(1.0, max(0.0, self._part + steps * _KEY_STEP))

    def is_at(self, point: QPointF, visible: QRectF) -> bool:
        """Whether the pointer there would take hold of it."""
        away = point - QPointF(self.x(visible), visible.center().y())
        on_line = abs(away.x()) <= _GRIP_PX and visible.top() <= point.y() <= visible.bottom()
        return on_line or away.x() ** 2 + away.y() ** 2 <= _HANDLE_RADIUS**2

    def draw(self, painter: QPainter, visible: QRectF) -> None:
        tokens = self._theme.tokens
        x, middle = self.x(visible), visible.center().y()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.shadow)
        painter.drawRect(QRectF(x - 2, visible.top(), 4, visible.height()))
        painter.drawEllipse(QPointF(x, middle + 1), _HANDLE_RADIUS + 1.5, _HANDLE_RADIUS + 1.5)
        painter.setBrush(tokens.on_scrim)
        painter.drawRect(QRectF(x - 1, visible.top(), 2, visible.height()))
        painter.drawEllipse(QPointF(x, middle), _HANDLE_RADIUS, _HANDLE_RADIUS)
        dark = tokens.scrim.darker()
        dark.setAlpha(255)
        pen = QPen(dark, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawLine(QPointF(x - 7.5, middle), QPointF(x + 7.5, middle))
        for side in (-1, 1):
            tip = QPointF(x + side * 8, middle)
            painter.drawPolyline([tip - QPointF(side * 4, 4), tip, tip - QPointF(side * 4, -4)])
