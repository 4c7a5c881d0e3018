"""One of a few values."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

Option = tuple[str | int, str]


class ChoiceEditor(QComboBox):
    """Values with their words, in a list that opens.

    Signals:
        edited(object): a person chose that value.
    """

    edited = Signal(object)

    def __init__(self, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = dict(options)
        for value, words in options:
            self.addItem(words, value)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.activated.connect(lambda: self.edited.emit(self.currentData()))

    def show_value(self, value: str | int) -> None:
        """Shows that value; one that is not offered is added."""
        if self.findData(value) < 0:
            self.addItem(self.words_of(value), value)
        self.setCurrentIndex(self.findData(value))

    def words_of(self, value: str | int) -> str:
        """The words of a value."""
        return self._words.get(value, str(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The page scrolls; a value that changes under the pointer would go unseen.
        event.ignore()
