"""One link of the breadcrumb."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from qwen_studio.ui.mirroring import painter_of
from qwen_studio.ui.theme import BODY_PX, Theme

_PAD = 3
_HEIGHT = 24


class CrumbButton(QAbstractButton):
    """Words that can be clicked; cut with "…" where the room ends. The last of a chain is where one is: strong."""

    def __init__(self, theme: Theme, text: str, *, is_last: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_last = is_last
        self.setText(text)
        self.setAccessibleName(text)
        theme.keep_font(self, BODY_PX, QFont.Weight.DemiBold if is_last else QFont.Weight.Normal)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if is_last:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(width + 2 * _PAD + 1, self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * _PAD + self._theme.px(24), self._theme.px(_HEIGHT))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = painter_of(self)
        painter.setFont(self.font())
        strong = self._is_last or self.underMouse() or self.hasFocus()
        painter.setPen(tokens.text if strong else tokens.muted)
        room = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if self.hasFocus():
            painter.setPen(QPen(tokens.accent, self._theme.focus_px))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
        painter.end()
        self.setToolTip(self.text() if shown != self.text() else "")
