"""A chip that goes away when it is clicked."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from qwen_studio.ui.theme import Theme, set_role

WIDEST = 260

_ICON_PX = 14
_PADDING = 10
_GAP = 6


class RemovableChip(QPushButton):
    """Icon, words, and a cross at the end; words that are too long are shortened in the middle."""

    def __init__(self, theme: Theme, words: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        set_role(self, "filter")
        self._theme = theme
        self._icon = icon
        name = self.tr("Remove filter: {filter}").format(filter=words)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        height = super().sizeHint().height()
        return QSize(min(WIDEST, self._around() + self.fontMetrics().horizontalAdvance(self.text()) + 2), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        ratio = self.devicePixelRatioF()
        middle = (self.height() - _ICON_PX) // 2
        left = _PADDING
        if self._icon:
            painter.drawPixmap(left, middle, self._theme.pixmap(self._icon, "accent_text", _ICON_PX, ratio))
            left += _ICON_PX + _GAP
        cross = QPoint(self.width() - _PADDING - _ICON_PX + 2, middle)
        painter.drawPixmap(cross, self._theme.pixmap("close", "accent_text", _ICON_PX, ratio))
        room = QRect(left, 0, cross.x() - _GAP + 2 - left, self.height())
        painter.setPen(self._theme.tokens.accent_text)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()

    def _around(self) -> int:
        """The width of everything but the words."""
        icon = _ICON_PX + _GAP if self._icon else 0
        return 2 * _PADDING + icon + _GAP + _ICON_PX - 4
