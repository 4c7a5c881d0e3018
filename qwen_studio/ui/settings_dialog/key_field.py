"""A field that takes one combination of keys by pressing it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QLineEdit, QWidget

_OF_BACKTAB = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class KeyField(QKeySequenceEdit):
    """Shows keys until others are pressed; Backspace or Delete alone take them away, Tab, Shift+Tab and Esc leave it.

    Signals:
        chosen(QKeySequence): a person pressed these, empty for none.
        left(): a person wants to be elsewhere.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumSequenceLength(1)
        self.setClearButtonEnabled(True)
        self.setAccessibleName(name)
        self._shown = QKeySequence()
        line = self.findChild(QLineEdit)
        if isinstance(line, QLineEdit):
            line.setAccessibleName(name)
        self._invite()
        self._begins = False
        self.keySequenceChanged.connect(self._take_away)
        self.editingFinished.connect(self._take)
        for changed in (self.keySequenceChanged, self.editingFinished):
            changed.connect(self._invite)

    def show_keys(self, keys: QKeySequence) -> None:
        """Shows these keys."""
        self._shown = keys
        if self.keySequence() != keys:
            self.setKeySequence(keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() == Qt.Key.Key_Escape:
            self.show_keys(self._shown)
            self.left.emit()
        elif plain and event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.clear()
        elif event.key() == Qt.Key.Key_Backtab and event.modifiers() in _OF_BACKTAB:
            self.focusPreviousChild()
        else:
            self._begins = True
            super().keyPressEvent(event)
            self._begins = False

    def _invite(self) -> None:
        # Qt puts words of its own there each time. At its end the field is left without its line.
        line = self.findChild(QLineEdit)
        if isinstance(line, QLineEdit):
            line.setPlaceholderText(self.tr("Press keys"))

    def _take(self) -> None:
        if self.keySequence() != self._shown:
            self.chosen.emit(self.keySequence())

    def _take_away(self, keys: QKeySequence) -> None:
        # The field is empty for a moment, too, when keys are pressed.
        if keys.isEmpty() and not self._shown.isEmpty() and not self._begins:
            self.chosen.emit(keys)
