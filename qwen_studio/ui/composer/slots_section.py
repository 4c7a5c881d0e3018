"""The input images: heading, three slots, and under them what is wrong or will change."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qwen_studio.core.request import MAX_IMAGES
from qwen_studio.state.composer import Composer
from qwen_studio.state.slots import SlotState
from qwen_studio.ui.composer.intake import Intake
from qwen_studio.ui.composer.sent_lines import SentLines
from qwen_studio.ui.composer.slots_row import SlotsRow
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.notice import Notice

REFUSAL_MS = 10_000
"""How long it is said that a paste or drop held nothing of use."""


class SlotsSection(QWidget):
    """Shows the slots, and says beside them what became of the pictures.

    Signals:
        show_requested(int): the user wants to see the picture of that slot.
        draw_requested(int): the user wants to draw marks upon it.
    """

    show_requested = Signal(int)
    draw_requested = Signal(int)

    def __init__(self, composer: Composer, intake: Intake, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._composer = composer
        self._intake = intake
        heading = QLabel(self.tr("Input images"), self)
        set_role(heading, "heading")
        self._count = QLabel(self)
        set_role(self._count, "caption")
        self._row = SlotsRow(composer, intake, theme, self)
        self._row.show_requested.connect(self.show_requested)
        self._row.draw_requested.connect(self.draw_requested)
        sent = SentLines(composer, theme, self)
        self._problem = Notice(theme, self)
        self._intake_words = Notice(theme, self, closable=True)
        self._refusal_ends = QTimer(self, singleShot=True, interval=REFUSAL_MS)
        self._refusal_ends.timeout.connect(self._intake_words.clear)
        self._taken = 0
        intake.said.connect(self._show_intake)
        intake.refused.connect(self._show_refusal)

        head = QHBoxLayout()
        head.addWidget(heading)
        head.addStretch()
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        for part in (self._row, sent, self._intake_words, self._problem):
            column.addWidget(part)
        composer.slots_changed.connect(self._refresh)
        self._refresh()

    def show_problem(self, sentence: str) -> None:
        """Says what is wrong with the pictures; what is wrong with a file is known here already."""
        bad = [slot for slot in self._composer.slots if slot.state is SlotState.BAD]
        sentences = [self.tr("Image {n}: {problem}").format(n=s.number, problem=s.problem) for s in bad]
        self._problem.set_notice("bad", "\n".join(sentences) or sentence)

    def focus(self) -> None:
        """Gives the first slot that needs something the keyboard."""
        states = [slot.state for slot in self._composer.slots]
        for wanted in (SlotState.BAD, SlotState.EMPTY):
            if wanted in states:
                self._row.view(states.index(wanted) + 1).setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def show_target(self, *, on: bool) -> None:
        """Marks the slot that a picture goes to which is dropped beside the slots."""
        for slot in self._composer.slots:
            self._row.view(slot.number).mark(as_target=on and slot.number == self._intake.first_free())

    def show_draw_keys(self, keys: QKeySequence) -> None:
        """Names the keys that open a picture to draw upon it."""
        self._row.show_draw_keys(keys)

    def _refresh(self) -> None:
        filled = len(self._composer.filled)
        self._count.setText(self.tr("{filled} of {n}").format(filled=filled, n=MAX_IMAGES))
        taken = sum(slot.state is not SlotState.EMPTY for slot in self._composer.slots)
        if taken < self._taken:
            # A slot came free: what was said about the last attempt is no longer true.
            self._show_intake("")
        self._taken = taken

    def _show_intake(self, sentence: str) -> None:
        self._refusal_ends.stop()
        self._intake_words.set_notice("warn", sentence)

    def _show_refusal(self, sentence: str) -> None:
        self._show_intake(sentence)
        self._refusal_ends.start()
