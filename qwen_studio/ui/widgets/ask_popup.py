"""A small field over the window, for one short answer."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRegularExpression, Qt, Slot
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from qwen_studio.ui.text_scale import grown_room
from qwen_studio.ui.theme import set_role

_FIELD_WIDTH = 220


class AskPopup(QFrame):
    """Asks for a name or a number: Return takes it, Esc and a click elsewhere leave it; then it is gone."""

    def __init__(
        self,
        parent: QWidget,
        question: str,
        button: str,
        done: Callable[[str], object],
        *,
        text: str = "",
        pattern: str = ".*",
    ) -> None:
        """`done` gets the answer, which has to match the pattern."""
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._done = done
        label = QLabel(question)
        label.setTextFormat(Qt.TextFormat.PlainText)
        set_role(label, "heading")
        self._field = QLineEdit(text)
        self._field.setAccessibleName(question)
        self._field.setMinimumWidth(grown_room(_FIELD_WIDTH))
        self._field.setValidator(QRegularExpressionValidator(QRegularExpression(pattern), self._field))
        self._field.selectAll()
        label.setBuddy(self._field)
        self._button = QPushButton(button)
        set_role(self._button, "primary")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._field, 1)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(6)
        column.addWidget(label)
        column.addLayout(row)
        self._field.textChanged.connect(self._look)
        self._field.returnPressed.connect(self._accept)
        self._button.clicked.connect(self._accept)
        self._look()

    def open_at(self, place: QPoint) -> None:
        """Open at that place of the screen, or as near to it as there is room."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        self.move(min(place.x(), room.right() - self.width()), min(place.y(), room.bottom() - self.height()))
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
            answer = self._field.text().strip()
            self.close()
            self._done(answer)
