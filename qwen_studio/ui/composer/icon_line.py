"""A caption with a small icon before it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qwen_studio.ui.mirroring import mirrored, painter_of
from qwen_studio.ui.theme import CAPTION_PX, Theme

_ICON_SIDE = 12
_GAP = 5


class IconLine(QWidget):
    """One line, in fewer words and then cut where the panel is too narrow; its tool tip has everything."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = ("", "")
        self._text = ""
        self._shorter = ""
        theme.keep_font(self, CAPTION_PX)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_line(self, icon: str, token: str, text: str, shorter: str, tool_tip: str) -> None:
        """Shows that text behind that icon in that colour; nothing at all for an empty text."""
        self._icon = (icon, token)
        self._text = text
        self._shorter = shorter
        self.setAccessibleName(text)
        self.setToolTip(tool_tip)
        self.setVisible(bool(text))
        self.update()

    @property
    def text(self) -> str:
        """The whole line."""
        return self._text

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(self._theme.px(_ICON_SIDE) + _GAP + metrics.horizontalAdvance(self._text), metrics.height() + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_of(self)
        side = self._theme.px(_ICON_SIDE)
        pixmap = self._theme.pixmap(*self._icon, side, self.devicePixelRatioF())
        painter.drawPixmap(mirrored(self, QRect(0, (self.height() - side) // 2, side, side)), pixmap)
        words = self.rect().adjusted(side + _GAP, 0, 0, 0)
        painter.setPen(self._theme.tokens.muted)
        metrics = painter.fontMetrics()
        fits = metrics.horizontalAdvance(self._text) <= words.width()
        text = self._text if fits else self._shorter
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(mirrored(self, words), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
