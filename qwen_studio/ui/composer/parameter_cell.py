"""One parameter with its name above it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from qwen_studio.ui.theme import Theme, set_role

_HEIGHT = 56


class ParameterCell(QWidget):
    """A heading, and below it the control in a line of the usual height."""

    def __init__(self, title: str, control: QWidget, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        heading = QLabel(title, self)
        set_role(heading, "heading")
        heading.setBuddy(control)
        # Long names wrap where letters are large.
        heading.setWordWrap(True)
        heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        line = QVBoxLayout()
        line.addWidget(control)
        is_small = control.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed
        if is_small:
            line.setAlignment(control, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addLayout(line)
        column.setStretch(1, 1)
        theme.keep(self, QWidget.setMinimumHeight, _HEIGHT)
