"""The field for seeds: numbers, or nothing for a random one."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QRandomGenerator, Signal, Slot
from PySide6.QtGui import QAction, QValidator
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from qwen_studio.ui.theme import Theme, set_role

_DRAW = "[x×]([1-9])"
_BEGUN = f"|[x×]|{_DRAW}"
_SEEDS = "[0-9]+(?:[,，、 ]+[0-9]+)*[,，、]? ?"
_MOST_DRAWN = 1_000_000
"""Several stand beside each other, so that short ones are better."""


class SeedField(QLineEdit):
    """Says "Random" while it is empty; its button fixes a new seed, or goes back to random ones.

    Several seeds have commas between them, and x3 becomes three that are drawn at once.

    Signals:
        values_changed(tuple[int, ...]): other seeds, or none for a random one.
    """

    values_changed = Signal(tuple)

    def __init__(self, theme: Theme, largest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "seed")
        self.setAccessibleName(self.tr("Seed"))
        self.setPlaceholderText(self.tr("Random"))
        self.setToolTip(
            self.tr(
                "The same seed and request give nearly the same picture. Whole numbers from 0 to {largest}.\n"
                "Several make an edit each: 1, 2, 3. x3 draws three."
            ).format(largest=largest)
        )
        self._theme = theme
        self._largest = largest
        self._values: tuple[int, ...] = ()
        self.setValidator(_SeedValidator(largest, self))
        self._dice = QAction(self)
        self._dice.triggered.connect(self._throw)
        self.addAction(self._dice, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(self._on_text)
        self.editingFinished.connect(self._tidy)
        self._explain_button()

    def values(self) -> tuple[int, ...]:
        return self._values

    def set_values(self, values: Sequence[int]) -> None:
        if tuple(values) != self._values:
            self.setText(", ".join(map(str, values)))

    @Slot()
    def _throw(self) -> None:
        seed = QRandomGenerator.system().generate() % (self._largest + 1)
        self.setText("" if self._values else str(seed))

    @Slot()
    def _on_text(self) -> None:
        drawn = re.fullmatch(_DRAW, self.text())
        if drawn:
            draw = QRandomGenerator.system().generate
            self.setText(", ".join(str(draw() % _MOST_DRAWN) for _ in range(int(drawn[1]))))
            return
        values = tuple(dict.fromkeys(_numbers(self.text())))
        if values != self._values:
            self._values = values
            self._explain_button()
            self.values_changed.emit(values)

    @Slot()
    def _tidy(self) -> None:
        self.setText(", ".join(map(str, self._values)))

    def _explain_button(self) -> None:
        random = not self._values
        words = self.tr("Fix a new seed") if random else self.tr("Use a random seed")
        self._dice.setIcon(self._theme.icon("dice" if random else "close", "muted"))
        self._dice.setText(words)
        self._dice.setToolTip(words)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(words)


class _SeedValidator(QValidator):
    """Takes numbers up to the largest seed, or x for several; spaces around a pasted number are dropped."""

    def __init__(self, largest: int, parent: SeedField) -> None:
        super().__init__(parent)
        self._largest = largest

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        # The space behind a comma begins the next number; any other was pasted with the first.
        seeds = text.strip() + (" " if re.search(r"[,，、] $", text) else "")
        begun = re.fullmatch(_BEGUN, seeds) is not None
        good = begun or (re.fullmatch(_SEEDS, seeds) is not None and max(_numbers(seeds)) <= self._largest)
        state = QValidator.State.Acceptable if good else QValidator.State.Invalid
        return state, seeds, min(position, len(seeds))


def _numbers(text: str) -> list[int]:
    return [int(digits) for digits in re.findall("[0-9]+", text)]
