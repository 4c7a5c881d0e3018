"""A switch that is on or off."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from qwen_studio.ui.theme import Theme

_TRACK = QSize(32, 18)
_RING = 2
_LINE = 1.0
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
        track = self._track_size()
        return QSize(track.width() + 2 * _RING, track.height() + 2 * _RING)

    def _track_size(self) -> QSize:
        return QSize(self._theme.px(_TRACK.width()), self._theme.px(_TRACK.height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(QPointF(_RING, (self.height() - self._track_size().height()) / 2), QSizeF(self._track_size()))
        if self.hasFocus():
            painter.setPen(QPen(tokens.accent, self._theme.focus_px))
            ring = track.adjusted(-1.5, -1.5, 1.5, 1.5)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        is_on = self.isChecked()
        off = tokens.faint if self.underMouse() else tokens.track
        # The track alone is too close to what lies behind it to be seen by everyone.
        painter.setPen(QPen(tokens.accent_strong if is_on else tokens.edge, _LINE))
        painter.setBrush(tokens.accent_strong if is_on else off)
        outline = track.adjusted(_LINE / 2, _LINE / 2, -_LINE / 2, -_LINE / 2)
        painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        knob = track.adjusted(_KNOB_INSET, _KNOB_INSET, -_KNOB_INSET, -_KNOB_INSET)
        knob.setWidth(knob.height())
        if is_on != (self.layoutDirection() == Qt.LayoutDirection.RightToLeft):
            knob.moveRight(track.right() - _KNOB_INSET)
        painter.setBrush(tokens.on_accent if is_on else tokens.knob)
        painter.drawEllipse(knob)
