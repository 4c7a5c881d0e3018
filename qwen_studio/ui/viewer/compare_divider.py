"""The line between before and after, with its round handle."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from qwen_studio.ui.theme import Theme

_HANDLE_RADIUS = 16.0
_GRIP_PX = 12.0
_KEY_STEP = 0.04


class CompareDivider:
    """Stands at a part, 0 to 1, of the visible picture; left of it, or above if it is level, is before."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._part = 0.5
        self.is_level = False

    def first_part(self, visible: QRectF) -> QRectF:
        """What of the visible picture lies before it."""
        part = QRectF(visible)
        if self.is_level:
            part.setHeight(self._part * visible.height())
        else:
            part.setWidth(self._part * visible.width())
        return part

    def move_to(self, point: QPointF, visible: QRectF) -> None:
        if not visible.isEmpty():
            across = (point.x() - visible.left()) / visible.width()
            down = (point.y() - visible.top()) / visible.height()
            self._part = min(1.0, max(0.0, down if self.is_level else across))

    def step(self, steps: int) -> None:
        """Moves by so many steps of the keyboard, to the right or down if positive."""
        self._part = min(1.0, max(0.0, self._part + steps * _KEY_STEP))

    def is_at(self, point: QPointF, visible: QRectF) -> bool:
        """Whether the pointer there would take hold of it."""
        away = point - self._middle(visible)
        across = away.y() if self.is_level else away.x()
        on_line = abs(across) <= _GRIP_PX and visible.contains(point)
        return on_line or away.x() ** 2 + away.y() ** 2 <= _HANDLE_RADIUS**2

    def draw(self, painter: QPainter, visible: QRectF) -> None:
        tokens = self._theme.tokens
        middle = self._middle(visible)
        long = visible.width() if self.is_level else visible.height()
        painter.save()
        # Drawn upright around its own middle, and turned where it lies.
        painter.translate(middle)
        if self.is_level:
            painter.rotate(90)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.shadow)
        painter.drawRect(QRectF(-2, -long / 2, 4, long))
        painter.drawEllipse(QPointF(0, 0 if self.is_level else 1), _HANDLE_RADIUS + 1.5, _HANDLE_RADIUS + 1.5)
        painter.setBrush(tokens.on_scrim)
        painter.drawRect(QRectF(-1, -long / 2, 2, long))
        painter.drawEllipse(QPointF(0, 0), _HANDLE_RADIUS, _HANDLE_RADIUS)
        dark = tokens.scrim.darker()
        dark.setAlpha(255)
        pen = QPen(dark, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawLine(QPointF(-7.5, 0), QPointF(7.5, 0))
        for side in (-1, 1):
            tip = QPointF(side * 8, 0)
            painter.drawPolyline([tip - QPointF(side * 4, 4), tip, tip - QPointF(side * 4, -4)])
        painter.restore()

    def _middle(self, visible: QRectF) -> QPointF:
        first = self.first_part(visible)
        if self.is_level:
            return QPointF(visible.center().x(), first.bottom())
        return QPointF(first.right(), visible.center().y())
