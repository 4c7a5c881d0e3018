"""One of the colours of marks."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from qwen_studio.core.drawing import MarkColour
from qwen_studio.core.mark_shapes import ink_of
from qwen_studio.ui.theme import Theme

_SIDE = 28
_RADIUS = 8.0
_RING = 11.5


class ColourButton(QAbstractButton):
    """A dot in the colour, with a ring around the one that is chosen; the name says which it is."""

    def __init__(self, colour: MarkColour, name: str, key: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.colour = colour
        self._theme = theme
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({key})")
        theme.keep(self, QWidget.setFixedSize, _SIDE, _SIDE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        grown = self.width() / _SIDE
        tokens = self._theme.tokens
        painter.setPen(QPen(tokens.edge, 1))
        painter.setBrush(QColor(*ink_of(self.colour)))
        painter.drawEllipse(middle, _RADIUS * grown, _RADIUS * grown)
        if self.isChecked() or self.hasFocus() or self.underMouse():
            ring = tokens.accent if self.hasFocus() else tokens.text if self.isChecked() else tokens.muted
            painter.setPen(QPen(ring, 2 if self.isChecked() or self.hasFocus() else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, _RING * grown, _RING * grown)
        painter.end()
