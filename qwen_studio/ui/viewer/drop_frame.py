"""Says, over the viewer, that a picture may be dropped here."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from qwen_studio.ui.theme import BODY_PX, Theme


class DropFrame(QWidget):
    """A frame in the accent and a few words; seen only while something is dragged over its parent."""

    def __init__(self, theme: Theme, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wash = QColor(tokens.accent_wash)
        wash.setAlpha(150)
        painter.setBrush(wash)
        painter.setPen(QPen(tokens.accent, 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(9, 9, -9, -9), 10, 10)
        painter.setFont(self._theme.font(BODY_PX, QFont.Weight.DemiBold))
        box = QRectF(0, 0, painter.fontMetrics().horizontalAdvance(self._words) + 32, self._theme.px(36))
        box.moveCenter(QRectF(self.rect()).center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.scrim)
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(tokens.on_scrim)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words)
        painter.end()
