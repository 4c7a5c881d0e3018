"""A list of choices that the wheel cannot change by accident."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget


@dataclass(frozen=True)
class Choice:
    """One value with its words, and more of them for the tool tip."""

    value: object
    words: str
    tool_tip: str = ""


class ParameterCombo(QComboBox):
    """One of a few values, by their words.

    Signals:
        chosen(object): the value that the user chose.
    """

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._choices: list[Choice] = []
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Long words are cut in the field; the list below it is as wide as they need.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._choose)

    def show_choices(self, choices: Sequence[Choice], present: object) -> None:
        """Offers the choices and shows the present value; a value that is not among them shows as nothing."""
        if self._choices != list(choices):
            self._choices = list(choices)
            self.clear()
            for place, choice in enumerate(choices):
                self.addItem(choice.words)
                self.setItemData(place, choice.tool_tip, Qt.ItemDataRole.ToolTipRole)
        place = next((i for i, choice in enumerate(choices) if choice.value == present), -1)
        self.setCurrentIndex(place)
        self.setToolTip(choices[place].tool_tip if place >= 0 else "")

    def showPopup(self) -> None:
        # Only now are font and margins those of the look.
        self.view().setMinimumWidth(
            self.view().sizeHintForColumn(0) + self.view().verticalScrollBar().sizeHint().width()
        )
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The panel scrolls under the pointer; a list that it passes must not take the wheel.
        event.ignore()

    def _choose(self, place: int) -> None:
        self.chosen.emit(self._choices[place].value)
