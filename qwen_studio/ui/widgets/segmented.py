"""A row of joined buttons of which one is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from qwen_studio.ui.theme import set_role
from qwen_studio.ui.widgets.filled_segment import FilledSegment

Value = int | str


@dataclass(frozen=True, slots=True)
class Segment:
    """One choice: its value, its words, what a screen reader says where the words are too short, and why not."""

    value: Value
    text: str
    name: str = ""
    tool_tip: str = ""
    enabled: bool = True


class SegmentedControl(QFrame):
    """Exactly one of a few values, chosen by a click or with the arrow keys.

    Signals:
        value_changed(int | str): the chosen value, by a person or by `set_value`.
    """

    value_changed = Signal(object)

    def __init__(
        self, name: str, segments: Sequence[Segment] = (), *, filled: bool = False, parent: QWidget | None = None
    ) -> None:
        """`filled` paints the choice in the accent, for a number among numbers; else it is a raised switch."""
        super().__init__(parent)
        set_role(self, "segments")
        self.setAccessibleName(name)
        self._filled = filled
        self._buttons: dict[Value, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._group.buttonToggled.connect(self._on_toggled)
        self._row = QHBoxLayout(self)
        margin = 1 if filled else 2
        self._row.setContentsMargins(margin, margin, margin, margin)
        self._row.setSpacing(0 if filled else 2)
        self.setSizePolicy(
            QSizePolicy.Policy.Preferred if filled else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed
        )
        self.set_options(segments)

    def value(self) -> Value | None:
        """The chosen value; None only while there are no segments."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), None)

    def set_value(self, value: Value) -> None:
        """Chooses that value.

        Raises:
            KeyError: no segment has it.
        """
        self._buttons[value].setChecked(True)

    def set_options(self, segments: Sequence[Segment]) -> None:
        """Shows these segments; the present value stays chosen where it is still one of them, else the first."""
        before = self.value()
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()  # the deletion waits for the event loop, and the new ones are laid out before
            button.deleteLater()
        last = len(segments) - 1
        self._buttons = {
            segment.value: self._add_button(segment, is_first=place == 0, is_last=place == last)
            for place, segment in enumerate(segments)
        }
        usable = [segment.value for segment in segments if segment.enabled]
        if before in usable:
            self._buttons[before].setChecked(True)
        elif usable:
            self._buttons[usable[0]].setChecked(True)

    def _add_button(self, segment: Segment, *, is_first: bool, is_last: bool) -> QPushButton:
        button = FilledSegment(segment.text, self) if self._filled else QPushButton(segment.text, self)
        set_role(button, "segment-filled" if self._filled else "segment")
        if is_first or is_last:
            # The style sheet means left by first.
            button.setProperty("end", "first" if is_first != self.isRightToLeft() else "last")
        button.setCheckable(True)
        # The group does it; this tells screen readers that it is one of several.
        button.setAutoExclusive(True)
        button.setAccessibleName(segment.name or segment.text)
        button.setToolTip(segment.tool_tip)
        button.setEnabled(segment.enabled)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._group.addButton(button)
        self._row.addWidget(button)
        return button

    def _on_toggled(self, button: QAbstractButton, checked: bool) -> None:
        if checked:
            self.value_changed.emit(next(value for value, own in self._buttons.items() if own is button))
