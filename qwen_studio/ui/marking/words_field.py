"""The small field for the words of a mark, upon the picture."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from qwen_studio.core.drawing import LONGEST_WORDS
from qwen_studio.ui.text_scale import grown

_WIDTH = 240
_INSET = 8


class WordsField(QLineEdit):
    """Enter, or leaving it, takes the words; Esc does not.

    Signals:
        written(str): these are the words.
        left(): the field is closed, with words or without.
    """

    written = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setMaxLength(LONGEST_WORDS)
        self.setPlaceholderText(self.tr("Words to write here"))
        self.setAccessibleName(self.tr("Words of the mark"))
        self.hide()

    def ask(self, at: QPointF, words: str = "") -> None:
        """Opens at that place of its parent, as far as there is room."""
        room = self._room.rect()
        self.resize(min(grown(_WIDTH), room.width() - 2 * _INSET), self.sizeHint().height())
        left = max(_INSET, min(room.width() - self.width() - _INSET, round(at.x())))
        top = max(_INSET, min(room.height() - self.height() - _INSET, round(at.y())))
        self.move(left, top)
        self.setText(words)
        self.selectAll()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._close(take=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._close(take=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # Its own menu, or another window, is no leaving.
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self._close(take=True)

    def _close(self, *, take: bool) -> None:
        if not self.isVisible():
            return
        self.hide()
        if take:
            self.written.emit(self.text())
        self.left.emit()
