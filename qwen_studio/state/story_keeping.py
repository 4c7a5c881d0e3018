"""Lets the pictures' own files tell what people say of the pictures, whenever nobody needs the drive."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from qwen_studio.core.errors import StudioError
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.state.job_list import JobList
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.tasks import Tasks

if TYPE_CHECKING:
    from qwen_studio.jobs.story_writing import Round

REST_MS = 2000
"""Who rates a hundred pictures in a row is not disturbed in it."""
_BETWEEN_MS = 50
_AFTER_FAILURE_MS = 60_000


class StoryKeeping(QObject):
    """Writes a few files at a time, after a rest, and not while edits are under way."""

    def __init__(
        self,
        tasks: Tasks,
        database: Database,
        files: LibraryFiles,
        jobs: JobList,
        changes: Pictures,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._database = database
        self._files = files
        self._jobs = jobs
        self._skipped: set[int] = set()
        self._writing = False
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._write)
        for signal in (changes.changed, jobs.counts_changed):
            signal.connect(self.start)

    def start(self) -> None:
        """Write what is due, after a rest; also what an earlier run has left."""
        self._soon.start(REST_MS)

    def _write(self) -> None:
        if self._jobs.running:
            # They say when they are done.
            return
        if self._writing:
            self._soon.start(_BETWEEN_MS)
            return
        self._writing = True
        self._tasks.run(_write_some, self._database, self._files, self._skipped, done=self._wrote, failed=self._failed)

    def _wrote(self, so_far: "Round") -> None:
        self._writing = False
        self._skipped = so_far.skipped
        if not so_far.done and not self._soon.isActive():
            self._soon.start(_BETWEEN_MS)

    def _failed(self, _error: StudioError) -> None:
        self._writing = False
        self._soon.start(_AFTER_FAILURE_MS)


def _write_some(database: Database, files: LibraryFiles, skipped: set[int]) -> "Round":
    from qwen_studio.jobs.story_writing import Round, write_some

    return write_some(database, files, Round(skipped=skipped))
