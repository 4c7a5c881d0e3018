"""The line at the bottom: what runs, with which model, and how large the library is."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from qwen_studio.state.composer import Composer
from qwen_studio.state.job_list import JobList
from qwen_studio.state.totals import Totals
from qwen_studio.ui.figures import bytes_text
from qwen_studio.ui.theme import set_role

HEIGHT = 26


class StatusLine(QFrame):
    """Counts that follow the state by themselves, and a hint of the page at the left."""

    def __init__(self, jobs: JobList, composer: Composer, totals: Totals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "bottom-bar")
        self.setFixedHeight(HEIGHT)
        self._jobs = jobs
        self._composer = composer
        self._totals = totals
        self._hint = ""
        self._left = QLabel()
        self._left.setAccessibleName(self.tr("Running and waiting edits"))
        self._right = QLabel()
        self._right.setAccessibleName(self.tr("Size of the library"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        for label in (self._left, self._right):
            set_role(label, "caption")
        row.addWidget(self._left)
        row.addStretch(1)
        row.addWidget(self._right)
        jobs.counts_changed.connect(self._show)
        composer.parameters_changed.connect(self._show)
        totals.changed.connect(self._show)
        self._show()

    def set_hint(self, words: str) -> None:
        """Say something about the page instead of jobs and model; empty brings those back."""
        self._hint = words
        self._show()

    def _show(self) -> None:
        counts = self.tr("{running} running · {waiting} waiting").format(
            running=self._jobs.running, waiting=self._jobs.waiting
        )
        self._left.setText(self._hint or f"{counts}     {self._composer.model.id}")
        locale = QLocale()
        count = self._totals.library_count
        images = self.tr("1 image") if count == 1 else self.tr("{count} images").format(count=locale.toString(count))
        size = bytes_text(self._totals.library_bytes)
        self._right.setText(self.tr("Library: {images} · {size}").format(images=images, size=size))
