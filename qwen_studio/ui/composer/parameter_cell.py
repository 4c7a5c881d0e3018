"""One parameter with its name above it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from qwen_studio.ui.theme import set_role


class ParameterCell(QWidget):
    """A heading, and below it the control in a line of the usual height."""

    def __init__(self, title: str, control: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        heading = QLabel(title, self)
        set_role(heading, "heading")
        heading.setBuddy(control)
        heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
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
