"""The line over the tool bar that says how far a result has moved."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.viewer.compare_actions import CompareActions
from qwen_studio.ui.widgets.action_button import ActionButton


class AlignmentBar(QFrame):
    """Words, and what can be done about it: compare aligned, save at the original's size."""

    def __init__(self, compare: CompareActions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "floating")
        self._words = QLabel()
        set_role(self._words, "muted")
        self._aligned = ActionButton(compare.aligned, self.tr("Compare aligned"), role="chip")
        self._aligned.setCheckable(True)
        self._aligned.setChecked(compare.aligned.isChecked())
        compare.aligned.toggled.connect(self._aligned.setChecked)
        self._save = ActionButton(
            compare.save_aligned, self.tr("Save at the original's size…"), theme.icon("download", "muted"), role="ghost"
        )
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 6, 4)
        row.setSpacing(8)
        for widget in (self._words, self._aligned, self._save):
            row.addWidget(widget)

    @property
    def buttons(self) -> tuple[QPushButton, QPushButton]:
        """Compare aligned, and save."""
        return self._aligned, self._save

    def say(self, words: str, *, can_align: bool) -> None:
        """Shows the words, with the buttons if there is something to align."""
        self._words.setText(words)
        for button in self.buttons:
            button.setVisible(can_align)

    def fit_into(self, width: int) -> None:
        """Takes the size that it needs, with less words on the buttons where there is little room."""
        self._save.setText(self.tr("Save at the original's size…"))
        self._words.setWordWrap(False)
        self._row.activate()
        if self.sizeHint().width() > width:
            self._save.setText("")
        self._row.activate()
        if self.sizeHint().width() > width:
            self._words.setWordWrap(True)
        self._row.activate()
        self.resize(min(width, self.sizeHint().width()), self.sizeHint().height())
