"""The line at the bottom: what runs, with which model, and how large the library is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from qwen_studio.ui.figures import bytes_text
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.elided_label import ElidedLabel
from qwen_studio.ui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from qwen_studio.state.composer import Composer
    from qwen_studio.state.job_list import JobList
    from qwen_studio.state.library_drive import LibraryDrive
    from qwen_studio.state.long_work import LongWork
    from qwen_studio.state.totals import Totals

HEIGHT = 26


class StatusLine(QFrame):
    """Counts that follow the state by themselves, and a hint of the page at the left.

    Signals:
        progress_wanted(): the user wants to see the work on the library that goes on in the background.
    """

    progress_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "bottom-bar")
        theme.keep_room(self, QWidget.setFixedHeight, HEIGHT)
        self._hint = ""
        self._counts = ""
        self._works: Sequence[LongWork] = ()
        self._left = ElidedLabel()
        self._left.setAccessibleName(self.tr("Running and waiting edits"))
        self._model = ElidedLabel()
        self._right = QLabel()
        self._right.setAccessibleName(self.tr("Size of the library"))
        self._low_icon = IconLabel(theme, "warning", "warn", size=14)
        self._low = QLabel()
        self._low.setAccessibleName(self.tr("Room on the drive"))
        set_role(self._low, "warn")
        self._progress = QPushButton()
        set_role(self._progress, "ghost-small")
        self._progress.clicked.connect(self.progress_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(6)
        for label in (self._left, self._model, self._right):
            set_role(label, "caption")
        row.addWidget(self._left)
        row.addSpacing(10)
        row.addWidget(self._model)
        row.addStretch(1)
        row.addWidget(self._progress)
        row.addSpacing(6)
        row.addWidget(self._low_icon)
        row.addWidget(self._low)
        row.addSpacing(6)
        row.addWidget(self._right)
        for widget in (self._low_icon, self._low, self._progress):
            widget.hide()

    def follow(
        self,
        jobs: "JobList",
        composer: "Composer",
        totals: "Totals",
        drive: "LibraryDrive",
        works: "Sequence[LongWork]",
    ) -> None:
        """From now on shows what these tell."""
        self._works = works
        self._jobs, self._composer, self._totals, self._drive = jobs, composer, totals, drive
        for signal in (jobs.counts_changed, composer.parameters_changed):
            signal.connect(self._show_counts)
        totals.changed.connect(self._show_size)
        drive.changed.connect(self._show_room)
        for work in works:
            work.changed.connect(self._show_progress)
        self._show_counts()
        self._show_size()
        self._show_room()
        self._show_progress()

    def set_hint(self, words: str) -> None:
        """Say something about the page instead of jobs and model; empty brings those back."""
        self._hint = words
        words = self._hint or self._counts
        self._left.set_text(words)
        self._left.setAccessibleName(self.tr("Running and waiting edits"))
        self._left.setAccessibleDescription(words)
        # The name of the model gives way before the counts do; a hint has only itself to shorten.
        across = QSizePolicy.Policy.Preferred if self._hint else QSizePolicy.Policy.Minimum
        self._left.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self._model.setVisible(not self._hint)

    def _show_counts(self) -> None:
        jobs, composer = self._jobs, self._composer
        running, waiting = jobs.running, jobs.waiting
        self._counts = self.tr("{running} running · {waiting} waiting").format(running=running, waiting=waiting)
        self._model.set_text(composer.model.id)
        self.set_hint(self._hint)

    def _show_size(self) -> None:
        totals = self._totals
        if not totals.is_counted:
            return
        count = totals.library_count
        images = self.tr("1 image") if count == 1 else self.tr("{count} images").format(count=QLocale().toString(count))
        size = bytes_text(totals.library_bytes)
        _write(self._right, self.tr("Library: {images} · {size}").format(images=images, size=size))

    def _show_room(self) -> None:
        drive = self._drive
        self._low_icon.setVisible(drive.is_low)
        self._low.setVisible(drive.is_low)
        free = bytes_text(drive.facts.free_bytes or 0)
        _write(self._low, self.tr("only {free} free").format(free=free))
        self._low.setToolTip(self.tr("Make room on the library's drive: results need it as soon as they are answered."))

    def _show_progress(self) -> None:
        running = [works for works in self._works if works.work is not None]
        self._progress.setVisible(bool(running))
        for works in running[:1]:
            from qwen_studio.ui.maintenance_words import MaintenanceWords

            assert works.work is not None  # noqa: S101 - see above
            self._progress.setText(MaintenanceWords().short(works.work, works.done, works.total))


def _write(label: QLabel, words: str) -> None:
    """Shows the words; a label with a name of its own would else be heard without them."""
    label.setText(words)
    label.setAccessibleDescription(words)
