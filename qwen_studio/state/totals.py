"""How large the library is."""

from PySide6.QtCore import QObject, QTimer, Signal

from qwen_studio.library import pictures
from qwen_studio.library.database import Database
from qwen_studio.library.pictures import LibrarySummary
from qwen_studio.state.tasks import Tasks


class Totals(QObject):
    """Counts for the status bar.

    Signals:
        changed(): some total is other than before.
    """

    changed = Signal()

    def __init__(self, tasks: Tasks, database: Database, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._database = database
        self.is_counted = False
        self.library_count = 0
        self.library_bytes = 0
        # Many changes in a row, such as six results at once, are one recount.
        self._soon = QTimer(self, singleShot=True, interval=50)
        self._soon.timeout.connect(self._count)

    def recount(self) -> None:
        """Count again soon."""
        if not self._soon.isActive():
            self._soon.start()

    def _count(self) -> None:
        self._tasks.deliver(self._database.survey(pictures.summary), self._take)

    def _take(self, summary: LibrarySummary) -> None:
        self.is_counted = True
        self.library_count, self.library_bytes = summary.count, summary.file_bytes
        self.changed.emit()
