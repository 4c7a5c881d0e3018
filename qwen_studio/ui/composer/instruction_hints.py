"""What a look at the instruction finds, as quiet hints below its field."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qwen_studio.state.composer import Composer
from qwen_studio.ui.theme import Theme

if TYPE_CHECKING:
    from qwen_studio.core.instruction_checks import Check
    from qwen_studio.ui.composer.hint_row import HintRow

SETTLE_MS = 500


class InstructionHints(QWidget):
    """A row for each finding. They change when the user has stopped typing, and never in the middle of a word.

    Signals:
        changed(): other findings are shown.
        fix_wanted(str): the user wants the instruction to be this.
    """

    changed = Signal()
    fix_wanted = Signal(str)

    def __init__(self, composer: Composer, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._composer = composer
        self._theme = theme
        self._rows: list[HintRow] = []
        self._told_elsewhere = False
        self.shown: tuple[Check, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLE_MS)
        self._settled.timeout.connect(self.look)
        for signal in (composer.text_changed, composer.slots_changed, composer.parameters_changed):
            signal.connect(self._settled.start)
        self.hide()

    def tell_elsewhere(self, *, on: bool) -> None:
        """Says whether what is wrong with the instruction stands in plain sight already."""
        if on != self._told_elsewhere:
            self._told_elsewhere = on
            self._settled.start()

    def look(self) -> None:
        """Looks at the instruction as it is now."""
        from qwen_studio.ui.composer.check_words import CheckWords

        self._settled.stop()
        self.shown = tuple(check for check in self._composer.checks() if self._is_worth_saying(check))
        text, words = self._composer.instruction, CheckWords()
        while len(self._rows) < len(self.shown):
            self._add_row()
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(self.shown))
            if place < len(self.shown):
                row.show_hint(words.hint(self.shown[place], text))
        self.setVisible(bool(self.shown))
        self.changed.emit()

    def _is_worth_saying(self, check: "Check") -> bool:
        from qwen_studio.core.instruction_checks import CheckKind

        # Without a picture the form has not been begun, and the field's own example says enough.
        return check.kind is not CheckKind.EMPTY or (bool(self._composer.filled) and not self._told_elsewhere)

    def _add_row(self) -> None:
        from qwen_studio.ui.composer.hint_row import HintRow

        row = HintRow(self._theme, self)
        place = len(self._rows)
        row.fix_wanted.connect(lambda: self._fix(place))
        row.reach_after(self._rows[-1].fix_button if self._rows else self._before())
        self._rows.append(row)
        self._column.addWidget(row)

    def _before(self) -> QWidget:
        """The widget that Tab reaches before the hints. Those without the keyboard cannot be followed."""
        before = self.previousInFocusChain() or self
        while before is not self and before.focusPolicy() is Qt.FocusPolicy.NoFocus:
            before = before.previousInFocusChain() or self
        return before

    def _fix(self, place: int) -> None:
        wanted = self.shown[place]
        # What was written since is not to be lost.
        now = (c for c in self._composer.checks() if (c.kind, c.images) == (wanted.kind, wanted.images))
        check = next(now, None)
        if check is not None and check.fixed is not None:
            self.fix_wanted.emit(check.fixed)
        self.look()
