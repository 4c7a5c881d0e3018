"""The field for a seed: a number, or nothing for a random one."""

from PySide6.QtCore import QRandomGenerator, Signal, Slot
from PySide6.QtGui import QAction, QValidator
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from qwen_studio.ui.theme import Theme, set_role


class SeedField(QLineEdit):
    """Says "Random" while it is empty; its button fixes a new seed, or goes back to random ones.

    Signals:
        value_changed(int | None): another seed, or None for a random one.
    """

    value_changed = Signal(object)

    def __init__(self, theme: Theme, largest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "seed")
        self.setAccessibleName(self.tr("Seed"))
        self.setPlaceholderText(self.tr("Random"))
        self.setToolTip(
            self.tr(
                "The same seed and request give nearly the same picture. Whole numbers from 0 to {largest}."
            ).format(largest=largest)
        )
        self._theme = theme
        self._largest = largest
        self._value: int | None = None
        self.setValidator(_SeedValidator(largest, self))
        self._dice = QAction(self)
        self._dice.triggered.connect(self._throw)
        self.addAction(self._dice, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(self._on_text)
        self.editingFinished.connect(self._tidy)
        self._explain_button()

    def value(self) -> int | None:
        return self._value

    def set_value(self, value: int | None) -> None:
        self.setText("" if value is None else str(value))

    @Slot()
    def _throw(self) -> None:
        self.set_value(QRandomGenerator.system().generate() % (self._largest + 1) if self._value is None else None)

    @Slot()
    def _on_text(self) -> None:
        value = int(self.text()) if self.text() else None
        if value != self._value:
            self._value = value
            self._explain_button()
            self.value_changed.emit(value)

    @Slot()
    def _tidy(self) -> None:
        self.set_value(self._value)

    def _explain_button(self) -> None:
        random = self._value is None
        words = self.tr("Fix a new seed") if random else self.tr("Use a random seed")
        self._dice.setIcon(self._theme.icon("dice" if random else "close", "muted"))
        self._dice.setText(words)
        self._dice.setToolTip(words)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(words)


class _SeedValidator(QValidator):
    """Takes digits up to the largest seed, and nothing else; spaces around a pasted number are dropped."""

    def __init__(self, largest: int, parent: SeedField) -> None:
        super().__init__(parent)
        self._largest = largest

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        digits = text.strip()
        good = not digits or (digits.isascii() and digits.isdigit() and int(digits) <= self._largest)
        state = QValidator.State.Acceptable if good else QValidator.State.Invalid
        return state, digits, min(position, len(digits))
