"""A small field over the window, for one short answer."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRegularExpression, Qt, Slot
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from qwen_studio.ui.theme import set_role

_FIELD_WIDTH = 220


class AskPopup(QFrame):
    """Asks for a name or a number: Return takes it, Esc and a click elsewhere leave it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "popup")
        self._done: Callable[[str], object] = str.strip
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._label, "heading")
        self._field = QLineEdit()
        self._field.setMinimumWidth(_FIELD_WIDTH)
        self._label.setBuddy(self._field)
        self._button = QPushButton()
        set_role(self._button, "primary")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._field, 1)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(6)
        column.addWidget(self._label)
        column.addLayout(row)
        self._field.textChanged.connect(self._look)
        self._field.returnPressed.connect(self._accept)
        self._button.clicked.connect(self._accept)

    def ask(
        self,
        question: str,
        button: str,
        done: Callable[[str], object],
        *,
        at: QPoint,
        text: str = "",
        pattern: str = ".*",
    ) -> None:
        """Open at that place of the screen; `done` gets the answer, which has to match the pattern."""
        self._done = done
        self._label.setText(question)
        self._field.setAccessibleName(question)
        self._field.setValidator(QRegularExpressionValidator(QRegularExpression(pattern), self._field))
        self._field.setText(text)
        self._field.selectAll()
        self._button.setText(button)
        self._look()
        self.adjustSize()
        room = self.screen().availableGeometry()
        self.move(min(at.x(), room.right() - self.width()), min(at.y(), room.bottom() - self.height()))
        self.show()
        self._field.setFocus()

    def _is_answer(self) -> bool:
        return bool(self._field.text().strip()) and self._field.hasAcceptableInput()

    @Slot()
    def _look(self) -> None:
        self._button.setEnabled(self._is_answer())

    @Slot()
    def _accept(self) -> None:
        if self._is_answer():
            self.hide()
            self._done(self._field.text().strip())
