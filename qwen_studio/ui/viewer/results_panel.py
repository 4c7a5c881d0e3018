"""The strip of results under its heading."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qwen_studio.ui.theme import HEADING_PX, Theme, set_role
from qwen_studio.ui.viewer.results_strip import ResultsStrip


class ResultsPanel(QFrame):
    """Heading and strip."""

    def __init__(self, strip: ResultsStrip, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "bottom-bar")
        heading = QLabel(self.tr("Results"))
        set_role(heading, "heading")
        order = QLabel(self.tr("newest first"))
        set_role(order, "muted")
        order.setFont(theme.font(HEADING_PX))
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 14, 0)
        head.addWidget(heading)
        head.addStretch()
        head.addWidget(order)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 11, 0, 2)
        column.setSpacing(9)
        column.addLayout(head)
        column.addWidget(strip)
