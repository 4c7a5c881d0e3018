"""What a look at the instruction finds, as quiet hints below its field."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
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

    def __init__(self, composer: Composer, theme: Theme, before: QWidget, parent: QWidget) -> None:
        """Tab comes here from `before`."""
        super().__init__(parent)
        self._before = before
        self._hushed: Check | None = None
        self._composer = composer
        self._theme = theme
        self._rows: list[HintRow] = []
        self.shown: tuple[Check, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLE_MS)
        self._settled.timeout.connect(self.look)
        for signal in (composer.text_changed, composer.slots_changed, composer.parameters_changed):
            signal.connect(self._wait)
        composer.checks_chosen.connect(self.look)
        self.hide()

    def look(self) -> None:
        """Looks at the instruction as it is now."""
        from qwen_studio.ui.composer.check_words import CheckWords

        self._settled.stop()
        self.shown = self._composer.checks()
        text, words = self._composer.instruction, CheckWords()
        hints = [words.hint(check, text) for check in self.shown]
        if self._hushed is not None:
            hints.append(words.hushed())
        while len(self._rows) < len(hints):
            self._add_row()
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(hints))
            if place < len(hints):
                row.show_hint(hints[place])
        self.setVisible(bool(hints))
        self.changed.emit()

    def _add_row(self) -> None:
        from qwen_studio.ui.composer.hint_row import HintRow

        row = HintRow(self._theme, self)
        place = len(self._rows)
        row.fix_wanted.connect(lambda: self._fix(place))
        row.hush_wanted.connect(lambda: self._hush(place))
        row.reach_after(self._rows[-1].hush_button if self._rows else self._before)
        self._rows.append(row)
        self._column.addWidget(row)

    def _wait(self) -> None:
        # Who goes on writing has seen that the hints are off.
        self._hushed = None
        self._settled.start()

    def _hush(self, place: int) -> None:
        self._hushed = self.shown[place]
        self._composer.hush_checks_like(self._hushed)

    def _fix(self, place: int) -> None:
        if self._hushed is not None and place == len(self.shown):
            hushed, self._hushed = self._hushed, None
            self._composer.find_checks_like(hushed)
            return
        wanted = self.shown[place]
        # What was written since is not to be lost.
        now = (c for c in self._composer.checks() if (c.kind, c.images) == (wanted.kind, wanted.images))
        check = next(now, None)
        if check is not None and check.fixed is not None:
            self.fix_wanted.emit(check.fixed)
        self.look()
