"""A status in the top bar: a dot or an icon, what it is, and what is to say about it."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip, QWidget

from qwen_studio.ui.mirroring import mirrored, painter_of
from qwen_studio.ui.theme import HEADING_PX, Theme

_HEIGHT = 28
_SIDE = 12
_GAP = 6
_DOT = 8
_ICON = 14
_LEAST_WORDS = 20
"""Of fewer px of words nothing could be read."""


class Pill(QAbstractButton):
    """A round-ended button that shows a status and opens what belongs to it when clicked.

    Where there is no room for all of the words they end in "…", and the tool tip begins with them.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """`name` is what a screen reader calls it; the status is its description."""
        super().__init__(parent)
        self._theme = theme
        self._strong = ""
        self._quiet = ""
        self._dot = ""
        self._icon_name = ""
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_status(self, strong: str, quiet: str = "", *, dot: str = "", icon: str = "") -> None:
        """Shows these words; `dot` is the name of a colour ("ok", "warn", "bad"), `icon` that of an icon."""
        self._strong, self._quiet, self._dot, self._icon_name = strong, quiet, dot, icon
        self.setAccessibleDescription(f"{strong} {quiet}".strip())
        self.updateGeometry()
        self.update()

    def status(self) -> str:
        """The words shown."""
        return self.accessibleDescription()

    def sizeHint(self) -> QSize:
        width = 2 * _SIDE + self._mark_width() + QFontMetrics(self._strong_font()).horizontalAdvance(self._strong)
        if self._quiet:
            width += _GAP + QFontMetrics(self._quiet_font()).horizontalAdvance(self._quiet)
        return QSize(width, self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        least = 2 * _SIDE + self._mark_width() + self._theme.px(_LEAST_WORDS)
        return QSize(min(least, self.sizeHint().width()), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        is_short = self.width() < self.sizeHint().width()
        if is_short and event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), f"{self.status()}\n{self.toolTip()}".strip(), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = painter_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.accent, self._theme.focus_px) if self.hasFocus() else QPen(tokens.line, 1))
        painter.setBrush(tokens.raised if self.underMouse() or self.isDown() else tokens.panel)
        outline = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2)
        self._paint_mark(painter)
        left = _SIDE + self._mark_width()
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._strong_font())
        painter.setPen(tokens.text)
        room = self.rect().adjusted(left, 0, -_SIDE, 0)
        painter.drawText(mirrored(self, room), middle, _shortened(painter, self._strong, room.width()))
        room.adjust(painter.fontMetrics().horizontalAdvance(self._strong) + _GAP, 0, 0, 0)
        painter.setFont(self._quiet_font())
        painter.setPen(tokens.muted)
        if room.width() >= self._theme.px(_LEAST_WORDS):
            painter.drawText(mirrored(self, room), middle, _shortened(painter, self._quiet, room.width()))

    def _paint_mark(self, painter: QPainter) -> None:
        side = self._theme.px(_DOT if self._dot else _ICON)
        place = mirrored(self, QRect(_SIDE, (self.height() - side) // 2, side, side))
        if self._dot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.tokens.named(self._dot))
            painter.drawEllipse(place)
        elif self._icon_name:
            painter.drawPixmap(place, self._theme.pixmap(self._icon_name, "muted", side, self.devicePixelRatioF()))

    def _mark_width(self) -> int:
        if self._dot:
            return self._theme.px(_DOT) + _GAP
        return self._theme.px(_ICON) + _GAP if self._icon_name else 0

    def _strong_font(self) -> QFont:
        return self._theme.font(HEADING_PX, QFont.Weight.DemiBold)

    def _quiet_font(self) -> QFont:
        return self._theme.font(HEADING_PX)


def _shortened(painter: QPainter, words: str, width: int) -> str:
    # A pixel more: metrics round, and words that fit must not be shortened.
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width + 1)
