"""The strip of results under its heading."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qwen_studio.ui.theme import HEADING_PX, Theme, set_role
from qwen_studio.ui.viewer.strip_layout import measures_of

if TYPE_CHECKING:
    from qwen_studio.state.job_list import JobList
    from qwen_studio.ui.viewer.results_strip import ResultsStrip


class ResultsPanel(QFrame):
    """Heading, a line about what is out of sight, and strip."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "bottom-bar")
        heading = QLabel(self.tr("Results"))
        set_role(heading, "heading")
        order = QLabel(self.tr("newest first"))
        set_role(order, "muted")
        theme.keep_font(order, HEADING_PX)
        self._theme = theme
        self._head = head = QHBoxLayout()
        head.setContentsMargins(14, 0, 14, 0)
        head.setSpacing(16)
        head.addWidget(heading)
        head.addStretch()
        head.addWidget(order)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 11, 0, 2)
        column.setSpacing(9)
        column.addLayout(head)
        # As high as the strip, so that nothing jumps when it comes.
        self._room = QWidget()
        self._room.setFixedHeight(measures_of(theme).whole_height)
        column.addWidget(self._room)

    def set_strip(self, strip: "ResultsStrip", jobs: "JobList") -> None:
        """Takes the strip in, once it is there."""
        from qwen_studio.ui.viewer.out_of_sight import OutOfSight

        self._head.insertWidget(1, OutOfSight(jobs, self._theme))
        self._column.replaceWidget(self._room, strip)
        self._room.deleteLater()

    def add_to_head(self, widget: QWidget) -> None:
        """Puts one more widget beside the heading."""
        self._head.insertWidget(2, widget)
