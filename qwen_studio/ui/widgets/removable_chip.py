"""A chip that goes away when it is clicked."""

from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from qwen_studio.ui.mirroring import mirrored
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
        width = self._left() + words + _GAP + self._theme.px(_CROSS_PX) + _PADDING
        return QSize(min(self._theme.room(self._look.widest), width), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        ratio = self.devicePixelRatioF()
        if self._icon:
            side = self._theme.px(_ICON_PX)
            place = QRect(_PADDING, (self.height() - side) // 2, side, side)
            painter.drawPixmap(mirrored(self, place), self._theme.pixmap(self._icon, self._look.words, side, ratio))
        side = self._theme.px(_CROSS_PX)
        cross = QRect(self.width() - _PADDING - side + 2, (self.height() - side) // 2, side, side)
        painter.drawPixmap(mirrored(self, cross), self._theme.pixmap("close", self._look.cross, side, ratio))
        room = QRect(self._left(), 0, cross.x() - _GAP + 2 - self._left(), self.height())
        painter.setPen(self._theme.tokens.named(self._look.words))
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room.width())
        painter.setLayoutDirection(self.layoutDirection())
        painter.drawText(mirrored(self, room), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()

    def _left(self) -> int:
        """Where the words begin."""
        return _PADDING + (self._theme.px(_ICON_PX) + _GAP if self._icon else 0)
