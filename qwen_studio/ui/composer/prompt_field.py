"""A field for words with its heading, its counter, and what is wrong with it."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qwen_studio.ui.composer.prompt_edit import PromptEdit
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.counter_label import CharacterCounter
from qwen_studio.ui.widgets.notice import Notice


class PromptField(QWidget):
    """Heading and counter on one line, the field, and below it a notice while something is wrong."""

    def __init__(self, title: str, edit: PromptEdit, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._edit = edit
        heading = QLabel(title, self)
        set_role(heading, "heading")
        heading.setBuddy(edit)
        self._counter = CharacterCounter(0, self)
        self._problem = Notice(theme, self)
        head = QHBoxLayout()
        head.addWidget(heading)
        head.addStretch()
        head.addWidget(self._counter)
        self._head = head
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        self._column.addWidget(edit)
        self._column.addWidget(self._problem)

    def add_to_head(self, widget: QWidget) -> None:
        """Puts one more widget before the counter."""
        self._head.insertWidget(self._head.count() - 1, widget)

    def add(self, widget: QWidget) -> None:
        """Puts one more widget below the field."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def show_length(self, length: int, limit: int, explanation: str) -> None:
        """Shows how much is written of what the service takes."""
        self._counter.set_limit(limit)
        self._counter.set_count(length)
        self._counter.setToolTip(explanation)
        if self._edit.property("invalid") != self._counter.is_over():
            self._edit.setProperty("invalid", self._counter.is_over())
            self._edit.style().unpolish(self._edit)
            self._edit.style().polish(self._edit)

    def show_problem(self, sentence: str) -> None:
        """Says what is wrong with the field; nothing for an empty sentence."""
        self._problem.set_notice("bad", sentence)
