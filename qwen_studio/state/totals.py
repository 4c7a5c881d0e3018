"""What today cost, and how large the library is."""

from datetime import UTC, datetime
from decimal import Decimal
from sqlite3 import Connection

from PySide6.QtCore import QObject, QTimer, Signal

from qwen_studio.library import jobs, pictures
from qwen_studio.library.database import Database
from qwen_studio.library.jobs import Spend
from qwen_studio.library.pictures import LibrarySummary
from qwen_studio.state.tasks import Tasks


class Totals(QObject):
    """Counts for the top bar and the status bar; money in USD.

    Signals:
        changed(): some total is other than before.
    """

    changed = Signal()

    def __init__(self, tasks: Tasks, database: Database, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._database = database
        self.today_usd = Decimal(0)
        self.today_at_most_usd = Decimal(0)
        self.today_images = 0
        self.today_demo_images = 0
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
        midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        self._tasks.deliver(self._database.submit(_totals, midnight.astimezone(UTC)), self._take)

    def _take(self, totals: tuple[Spend, LibrarySummary]) -> None:
        spend, summary = totals
        self.today_usd, self.today_at_most_usd = spend.usd, spend.at_most
        self.today_images, self.today_demo_images = spend.images, spend.demo_images
        self.library_count, self.library_bytes = summary.count, summary.file_bytes
        self.changed.emit()


def _totals(connection: Connection, since: datetime) -> tuple[Spend, LibrarySummary]:
    return jobs.spent_since(connection, since), pictures.summary(connection)
