"""One number among numbers that are joined to a row."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QPushButton

from qwen_studio.ui.mirroring import painter_of

_INSET, _WIDTH, _RADIUS = 3, 2, 4


class FilledSegment(QPushButton):
    """Chosen, it is full of the accent; then a ring inside of it says that it has the keyboard.

    A frame at its edge would be seen against the accent alone, and not against what lies around.
    """

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not (self.isChecked() and self.hasFocus()):
            return
        painter = painter_of(self)
        painter.setPen(QPen(QApplication.palette().color(QPalette.ColorRole.BrightText), _WIDTH))
        inset = _INSET + _WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)
        painter.end()
