"""The line over the tool bar that says how far a result has moved."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.viewer.compare_actions import CompareActions
from qwen_studio.ui.widgets.action_button import ActionButton


class AlignmentBar(QFrame):
    """Words, and what can be done about it: compare aligned, save at the original's size, or at the input's."""

    def __init__(self, compare: CompareActions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "floating")
        self._words = QLabel()
        set_role(self._words, "muted")
        self._aligned = ActionButton(compare.aligned, self.tr("Compare aligned"), role="chip")
        self._aligned.setCheckable(True)
        self._aligned.setChecked(compare.aligned.isChecked())
        compare.aligned.toggled.connect(self._aligned.setChecked)
        icon = theme.icon("download", "muted")
        self._save_words = self.tr("Save at the original's size…"), self.tr("Input's size…")
        self._save = ActionButton(compare.save_aligned, self._save_words[0], icon, role="ghost")
        self._save_input = ActionButton(
            compare.save_over_input, self.tr("Save at the input's size…"), icon, role="ghost"
        )
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 6, 4)
        row.setSpacing(8)
        for widget in (self._words, *self.buttons):
            row.addWidget(widget)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """Compare aligned, and save at either size."""
        return self._aligned, self._save, self._save_input

    def say(self, words: str, *, can_align: bool, has_original: bool, is_original: bool) -> None:
        """Shows the words, with the buttons for what can be done.

        `can_align`: the two that are compared; `has_original`: the chain's original is there; `is_original`: it is what
        the result is compared with.
        """
        self._words.setText(words)
        self._aligned.setVisible(can_align)
        self._save.setVisible(can_align if is_original else has_original)
        self._save_input.setVisible(can_align and not is_original)

    def fit_into(self, width: int) -> None:
        """Takes the size that it needs, with less words on the buttons where there is little room."""
        self._words.setWordWrap(False)
        beside, alone = self._save_words[1], self.tr("Save at the input's size…")
        self._save.setText(self._save_words[0])
        self._save_input.setText(beside if self._save.isVisibleTo(self) else alone)
        self._row.activate()
        for button in (self._save_input, self._save):
            if self.sizeHint().width() > width:
                button.setText("")
                self._row.activate()
        if self.sizeHint().width() > width:
            self._words.setWordWrap(True)
        self._row.activate()
        self.resize(min(width, self.sizeHint().width()), self.sizeHint().height())
