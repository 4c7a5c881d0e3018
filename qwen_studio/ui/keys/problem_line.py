"""A field, and below it what is wrong with what stands in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from qwen_studio.ui.theme import set_role


class ProblemLine(QWidget):
    """One line of text under a heading. Whoever owns it says what is wrong."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        """`heading` may hold a mnemonic."""
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setAccessibleName(heading.replace("&", ""))
        label = QLabel(heading)
        label.setBuddy(self.field)
        set_role(label, "heading")
        self._problem = QLabel()
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        set_role(self._problem, "bad")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (label, self.field, self._problem):
            column.addWidget(widget)
        self.complain("")

    def show_text(self, text: str) -> None:
        """Show that, unless somebody is writing something else."""
        if not self.field.isModified():
            self.field.setText(text)

    def complain(self, words: str) -> None:
        """Say what is wrong; nothing with ""."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        self.field.setAccessibleDescription(words)
        self.field.setProperty("invalid", bool(words))
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)
