"""A switch that is on or off."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from qwen_studio.ui.theme import Theme

_TRACK = QSize(32, 18)
_RING = 2
_KNOB_INSET = 2.0


class Switch(QAbstractButton):
    """A checkable button in the form of a switch: a click, Space or Return turns it."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_TRACK.width() + 2 * _RING, _TRACK.height() + 2 * _RING)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(_RING, (self.height() - _TRACK.height()) / 2, _TRACK.width(), _TRACK.height())
        if self.hasFocus():
            painter.setPen(QPen(tokens.accent, 1))
            ring = track.adjusted(-1.5, -1.5, 1.5, 1.5)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        off = tokens.faint if self.underMouse() else tokens.track
        painter.setBrush(tokens.accent_strong if self.isChecked() else off)
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        knob = track.adjusted(_KNOB_INSET, _KNOB_INSET, -_KNOB_INSET, -_KNOB_INSET)
        knob.setWidth(knob.height())
        if self.isChecked():
            knob.moveRight(track.right() - _KNOB_INSET)
        painter.setBrush(tokens.on_accent)
        painter.drawEllipse(knob)
