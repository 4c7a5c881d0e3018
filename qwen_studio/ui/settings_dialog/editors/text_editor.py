"""A line of text."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from qwen_studio.core.settings import is_storable


class TextEditor(QLineEdit):
    """Text that holds as soon as the field is left or Return is pressed.

    Signals:
        edited(object): a person wrote that.
    """

    edited = Signal(object)

    def __init__(self, *, empty: str = "", may_be_empty: bool = True, parent: QWidget | None = None) -> None:
        """`empty` says what no text means."""
        super().__init__(parent)
        self.setPlaceholderText(empty)
        self._may_be_empty = may_be_empty
        self._shown = ""
        self.editingFinished.connect(self._tell)

    def show_value(self, value: str) -> None:
        """Shows that text."""
        self._shown = value
        if self.text() != value:
            self.setText(value)

    def words_of(self, value: str) -> str:
        """The text, or what none means."""
        return value or self.placeholderText()

    def _tell(self) -> None:
        text = self.text().strip()
        if not is_storable(text) or (not text and not self._may_be_empty):
            self.setText(self._shown)
        elif text != self._shown:
            self._shown = text
            self.edited.emit(text)
