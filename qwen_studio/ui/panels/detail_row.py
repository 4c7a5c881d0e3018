"""One fact about a picture."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.icon_button import IconButton
from qwen_studio.ui.widgets.value_field import ValueField

_NAME_WIDTH = 74
_HEIGHT = 23


class DetailRow(QWidget):
    """Name, value on one line, and at most one small button."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        button: IconButton | None = None,
        parent: QWidget | None = None,
        *,
        wraps: bool = False,
    ) -> None:
        """`wraps`: the value may be a sentence, and takes as many lines as it needs."""
        super().__init__(parent)
        self.name = name
        label = QLabel(name)
        set_role(label, "muted")
        theme.keep(label, QWidget.setFixedWidth, _NAME_WIDTH)
        self._value = _Sentence(theme, name) if wraps else ValueField(theme, name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if wraps:
            theme.keep(label, QWidget.setFixedHeight, _HEIGHT)
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(self._value, 1)
        else:
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(self._value, 1, Qt.AlignmentFlag.AlignVCenter)
        if button is not None:
            set_role(button, "small")
            theme.keep(button, QWidget.setFixedSize, _HEIGHT, _HEIGHT)
            row.addWidget(button)
        if not wraps:
            theme.keep(self, QWidget.setFixedHeight, _HEIGHT)

    def set_value(self, value: str) -> None:
        """Shows the value; an empty one hides the row."""
        self._value.set_value(value)
        self.setVisible(bool(value))

    def value(self) -> str:
        return self._value.text()


class _Sentence(QLabel):
    """A value that wraps, to be selected and copied as the others are."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAccessibleName(name)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        theme.keep(self, QWidget.setMinimumHeight, _HEIGHT)

    def set_value(self, value: str) -> None:
        self.setText(value)
