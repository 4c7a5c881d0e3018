"""A chip that goes away when it is clicked."""

from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from qwen_studio.ui.theme import Theme, set_role

_PADDING = 9
_GAP = 5
_ICON_PX = 14
_CROSS_PX = 12


class _Colours(NamedTuple):
    role: str
    words: str
    cross: str
    widest: int


class ChipLook(Enum):
    """What the chip stands for."""

    FILTER = _Colours("filter", "accent_text", "accent_text", 260)
    NAME = _Colours("chip", "text", "muted", 210)
    NAME_OF_SOME = _Colours("chip", "muted", "muted", 210)


class RemovableChip(QPushButton):
    """An icon if it has one, words, and a cross; words that are too long are shortened in the middle."""

    def __init__(
        self,
        theme: Theme,
        look: ChipLook,
        words: str,
        removal: str,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`removal` says what a click does, for screen readers and the tool tip."""
        super().__init__(words, parent)
        self._look = look.value
        set_role(self, self._look.role)
        self._theme = theme
        self._icon = icon
        self.setAccessibleName(removal)
        self.setToolTip(removal)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text()) + 2
        width = self._left() + words + _GAP + _CROSS_PX + _PADDING
        return QSize(min(self._look.widest, width), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        ratio = self.devicePixelRatioF()
        if self._icon:
            icon = self._theme.pixmap(self._icon, self._look.words, _ICON_PX, ratio)
            painter.drawPixmap(_PADDING, (self.height() - _ICON_PX) // 2, icon)
        cross = QPoint(self.width() - _PADDING - _CROSS_PX + 2, (self.height() - _CROSS_PX) // 2)
        painter.drawPixmap(cross, self._theme.pixmap("close", self._look.cross, _CROSS_PX, ratio))
        room = QRect(self._left(), 0, cross.x() - _GAP + 2 - self._left(), self.height())
        painter.setPen(self._theme.tokens.named(self._look.words))
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()

    def _left(self) -> int:
        """Where the words begin."""
        return _PADDING + (_ICON_PX + _GAP if self._icon else 0)
