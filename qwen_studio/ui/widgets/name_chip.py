"""A name with a cross behind it."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from qwen_studio.ui.theme import Theme, set_role

_CROSS_PX = 12
_PADDING = 9
_GAP = 4
_WIDEST = 210


class NameChip(QPushButton):
    """A click takes the name away. Names that are too long are shortened; `partial` ones are quiet."""

    def __init__(
        self, theme: Theme, name: str, words: str, *, partial: bool = False, parent: QWidget | None = None
    ) -> None:
        """`words` are what is shown, `name` is what the chip does, for screen readers and the tool tip."""
        super().__init__(words, parent)
        set_role(self, "chip")
        self._theme = theme
        self._colour = "muted" if partial else "text"
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(min(_WIDEST, words + 2 * _PADDING + _GAP + _CROSS_PX), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        cross = QPoint(self.width() - _PADDING - _CROSS_PX + 2, (self.height() - _CROSS_PX) // 2)
        pixmap = self._theme.pixmap("close", "muted", _CROSS_PX, self.devicePixelRatioF())
        painter.drawPixmap(cross, pixmap)
        room = QRect(_PADDING, 0, cross.x() - _GAP + 2 - _PADDING, self.height())
        painter.setPen(self._theme.tokens.named(self._colour))
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()
