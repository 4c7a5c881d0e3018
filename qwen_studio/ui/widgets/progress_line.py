"""A thin line that shows how far something has come."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from qwen_studio.ui.theme import Theme

_THICKNESS = 4
_STEPS = 1000


class ProgressLine(QProgressBar):
    """A progress bar of 4 px; a progress bar to screen readers, too."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setRange(0, _STEPS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.keep(self, QWidget.setFixedHeight, _THICKNESS)

    def set_fraction(self, fraction: float) -> None:
        """0 is the beginning, 1 the end; what lies outside is taken as the nearer of them."""
        self.setValue(round(min(1.0, max(0.0, fraction)) * _STEPS))

    def sizeHint(self) -> QSize:
        return QSize(84, self._theme.px(_THICKNESS))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        line = QRectF(self.rect())
        painter.setBrush(tokens.track)
        painter.drawRoundedRect(line, line.height() / 2, line.height() / 2)
        done = max(self.value(), 0) / _STEPS * line.width()
        if done > 0:
            line.setWidth(max(done, line.height()))
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                line.moveRight(self.width())
            painter.setBrush(tokens.accent)
            painter.drawRoundedRect(line, line.height() / 2, line.height() / 2)
