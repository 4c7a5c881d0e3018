"""The quiet line that says which edits go on without a card."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from qwen_studio.state.job_list import JobList
from qwen_studio.ui.theme import HEADING_PX, Theme, set_role


class OutOfSight(QWidget):
    """How many edits go on out of sight, and the way back to their cards; hidden while there are none."""

    def __init__(self, jobs: JobList, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._words = QLabel()
        set_role(self._words, "muted")
        theme.keep_font(self._words, HEADING_PX)
        show = QPushButton(self.tr("Show"))
        show.setAccessibleName(self.tr("Show the hidden edits"))
        set_role(show, "link")
        theme.keep_font(show, HEADING_PX)
        show.clicked.connect(jobs.show_all_again)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._words)
        row.addWidget(show)
        jobs.counts_changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        count = self._jobs.out_of_sight
        self.setVisible(count > 0)
        self._words.setText(
            self.tr("1 edit goes on hidden")
            if count == 1
            else self.tr("{count} edits go on hidden").format(count=count)
        )
