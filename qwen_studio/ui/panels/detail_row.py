"""One fact about a picture."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from qwen_studio.ui.theme import set_role
from qwen_studio.ui.widgets.elided_label import ElidedLabel
from qwen_studio.ui.widgets.icon_button import IconButton

_NAME_WIDTH = 84
_HEIGHT = 23


class DetailRow(QWidget):
    """Name, value on one line, and at most one small button."""

    def __init__(self, name: str, button: IconButton | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = QLabel(name)
        set_role(label, "muted")
        label.setFixedWidth(_NAME_WIDTH)
        self._value = ElidedLabel(elide=Qt.TextElideMode.ElideRight)
        self._value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._value, 1, Qt.AlignmentFlag.AlignVCenter)
        if button is not None:
            set_role(button, "small")
            button.setFixedSize(_HEIGHT, _HEIGHT)
            row.addWidget(button)
        self.setFixedHeight(_HEIGHT)

    def set_value(self, value: str) -> None:
        """Shows the value; an empty one hides the row."""
        self._value.set_text(value)
        self.setVisible(bool(value))

    def value(self) -> str:
        return self._value.whole_text()
