"""What keeps the library in good order: verifying, backups, what a mended database lacks, and its list as a file."""

import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from qwen_studio.core.cancel import CancelToken
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.thumbnails import ThumbnailPack
from qwen_studio.state.long_work import LongWork, Told, Work, outcome_of
from qwen_studio.state.tasks import Tasks

if TYPE_CHECKING:
    from qwen_studio.library.backups import Backup
    from qwen_studio.library.mending import Mended

log = logging.getLogger(__name__)

FIRST_BACKUP_AFTER_MS = 20_000
"""The first moment belongs to the user."""

_LOOK_FOR_A_NEW_DAY_MS = 30 * 60 * 1000


class Maintenance(LongWork):
    """Owner of the work on the open library as a whole.

    Signals:
        damage_found(): the daily backup showed that the database is damaged; the next start mends it.
    """

    damage_found = Signal()

    def __init__(
        self, tasks: Tasks, database: Database, files: LibraryFiles, pack: ThumbnailPack, parent: QObject | None = None
    ) -> None:
        super().__init__(tasks, parent)
        self._database = database
        self._files = files
        self._pack = pack
        self._closing = CancelToken()
        self._daily = QTimer(self, interval=_LOOK_FOR_A_NEW_DAY_MS)
        self._daily.timeout.connect(self.back_up_if_due)

    @property
    def folder(self) -> Path:
        """Where the library lies."""
        return self._files.folder

    @property
    def mended(self) -> "Mended | None":
        """What was done about the database when this run opened it, if it was damaged."""
        return self._database.mended

    @staticmethod
    def today() -> date:
        """The user's own day."""
        return date.today()  # noqa: DTZ011

    def start_daily_backups(self) -> None:
        """Back up today, and then every day, without a word unless there is something to be said."""
        QTimer.singleShot(FIRST_BACKUP_AFTER_MS, self, self.back_up_if_due)
        self._daily.start()

    def back_up_if_due(self) -> None:
        """Make the backup of the day unless it is there; says a word only where the database is damaged."""
        if not self._closing.cancelled:
            future = self._worker.submit(outcome_of, _back_up, self._database, _tell_nobody, self._closing)
            self._tasks.deliver(future, self._take_daily)

    def verify(self) -> None:
        """Look through every row and every file."""
        self.begin(Work.VERIFY, _verify, self._database, self._files)

    def add_files(self, then: Callable[[], object]) -> None:
        """Enter the files that no row knows; `then` is called when it has ended, however that was."""
        self.begin(Work.ADD_FILES, _add_files, self._database, self._files, self._pack, then=then)

    def back_up(self) -> None:
        """Back the database up, unless that was done today."""
        self.begin(Work.BACK_UP, _back_up, self._database)

    def backups(self, done: "Callable[[list[Backup]], object]") -> None:
        """Hand over the backups that there are, newest first."""
        self._tasks.run(_backups, self.folder, done=done)

    def save_list(self, target: Path) -> None:
        """Write every job and every picture into a file, as JSON."""
        self.begin(Work.SAVE_LIST, _save_list, self._database, self._files, target)

    def close(self) -> None:
        self._closing.cancel()
        super().close()

    def _take_daily(self, outcome: object) -> None:
        from qwen_studio.library.backups import BackupOutcome

        if outcome is BackupOutcome.DAMAGED:
            self.damage_found.emit()


# What these need comes with them, on the worker: the first paint needs nothing of it.


def _verify(database: Database, files: LibraryFiles, told: Told, cancel: CancelToken) -> object:
    from qwen_studio.jobs.verification import verify

    return verify(database, files, told, cancel)


def _add_files(database: Database, files: LibraryFiles, pack: ThumbnailPack, told: Told, cancel: CancelToken) -> object:
    from qwen_studio.jobs.rebuilding import add_files

    return add_files(database, files, pack, told, cancel)


def _back_up(database: Database, _told: Told, cancel: CancelToken) -> object:
    from qwen_studio.library.backups import back_up_if_due

    return back_up_if_due(database, Maintenance.today(), cancel)


def _tell_nobody(_done: int, _total: int) -> None:
    """The daily backup is nobody's business."""


def _backups(library: Path) -> "list[Backup]":
    from qwen_studio.library.backups import backups

    try:
        return backups(library)
    except OSError as error:
        log.warning("the backups cannot be listed: %s", error.strerror)
        return []


def _save_list(database: Database, files: LibraryFiles, target: Path, _told: Told, cancel: CancelToken) -> object:
    from qwen_studio.jobs.library_list import save_list

    save_list(database, files, target, cancel)
    return target
