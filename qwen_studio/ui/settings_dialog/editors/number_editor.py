"""A whole number."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSpinBox, QWidget

_INSET = 6


class NumberEditor(QSpinBox):
    """A number between two others, with its unit behind it.

    Signals:
        edited(object): a person chose that number.
    """

    edited = Signal(object)

    def __init__(self, least: int, most: int, *, unit: str = "", step: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setSuffix(f" {unit}" if unit else "")
        # Qt leaves the letters no room at the side where the style sheet rounds the field.
        self.lineEdit().setTextMargins(_INSET, 0, 0, 0)
        # A number that is half typed is none.
        self.setKeyboardTracking(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._shown = least
        self.valueChanged.connect(self._tell)

    def show_value(self, value: int) -> None:
        """Shows that number."""
        self._shown = value
        self.setValue(value)

    def words_of(self, value: int) -> str:
        """The number with its unit."""
        return f"{self.locale().toString(value)}{self.suffix()}"

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The page scrolls.
        event.ignore()

    def _tell(self, value: int) -> None:
        if value != self._shown:
            self._shown = value
            self.edited.emit(value)
