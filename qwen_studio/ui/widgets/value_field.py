"""A value on one line that can be selected and copied whole, by mouse and by keys."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from qwen_studio.ui.mirroring import painter_of
from qwen_studio.ui.theme import Theme, set_role

_INSIDE_PX = 2
"""What a line edit leaves free on both sides of its words, and a label does not."""


class ValueField(QLineEdit):
    """Looks like a label; what is longer than its place ends in "…" until the field has the keyboard."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "value")
        self._theme = theme
        self.setReadOnly(True)
        self.setTextMargins(-_INSIDE_PX, 0, -_INSIDE_PX, 0)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_value(self, value: str) -> None:
        """Shows that value; what follows a line break is joined to the line."""
        self.setText(" ".join(value.split()))
        self.setCursorPosition(0)
        self._explain()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.setCursorPosition(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus() or self.hasSelectedText():
            super().paintEvent(event)
            return
        # As a label does it: a line edit places words by its own font, and Chinese ones, of another, too high.
        painter = painter_of(self)
        painter.setPen(self._theme.tokens.text)
        room = self._room()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()

    def _room(self) -> QRect:
        return self.contentsRect()

    def _fits(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) <= self._room().width()

    def _explain(self) -> None:
        self.setToolTip("" if self._fits() else self.text())
