"""One line of a page: a name, what it is about, and what can be done."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from qwen_studio.ui.settings_dialog.finding import Finding
from qwen_studio.ui.theme import set_role

MARGIN = 10
"""Between the edge of a page and its words, in px."""
_NARROW_LETTERS = 72
"""A row of fewer letters has no room for anything beside its words."""


@dataclass(frozen=True)
class Words:
    """What a row says. `also` are other words by which somebody may look for it, with spaces between."""

    name: str
    explanation: str = ""
    also: str = ""


class Row(QFrame):
    """Name and explanation at the left, the content at the right or, where it is wide or room is short, below."""

    def __init__(
        self, words: Words, content: QWidget | None = None, *, below: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._content = content
        self._always_below = below
        self._is_below: bool | None = None
        self.setAccessibleName(words.name)
        self._name = _label(words.name, "")
        self._explanation = _label(words.explanation, "caption")
        self.foot = QHBoxLayout()
        self.foot.setSpacing(6)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(MARGIN, 8, MARGIN, 8)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self._name, 0, 0)
        self._grid.addWidget(self._explanation, 1, 0)
        # Not before it is in the row: it would be shown as a window of its own, which takes the keyboard.
        self._explanation.setVisible(bool(words.explanation))
        self._grid.addLayout(self.foot, 3, 0)
        if content is not None:
            self._name.setBuddy(content)
            if not content.accessibleName():
                content.setAccessibleName(words.name)
            content.setAccessibleDescription(words.explanation)
            self._place(below=below)

    def mark(self, finding: Finding) -> bool:
        """Whether the row is what is looked for; it stands out then."""
        found = finding.fits(self.words.name, f"{self.words.explanation} {self.words.also}")
        set_role(self, "notice-info" if found else "")
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._content is not None and not self._always_below:
            self._place(below=self.width() < self.fontMetrics().averageCharWidth() * _NARROW_LETTERS)

    def _place(self, *, below: bool) -> None:
        if self._content is None or below == self._is_below:
            return
        self._is_below = below
        self._grid.removeWidget(self._content)
        if below:
            self._grid.addWidget(self._content, 2, 0, 1, 2)
        else:
            beside = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            self._grid.addWidget(self._content, 0, 1, 4, 1, beside)


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    # Its own smallest size is that of a narrow label, which makes pages scroll that have room.
    label.setMinimumSize(1, 1)
    if role:
        set_role(label, role)
    return label
