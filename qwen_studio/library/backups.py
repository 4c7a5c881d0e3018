"""Daily copies of the database beside the library, each looked through before it counts."""

import logging
import re
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import DamagedLibrary
from qwen_studio.core.private_files import make_private_folder
from qwen_studio.library import damage, durable, schema
from qwen_studio.library.database import FILE_NAME, Database
from qwen_studio.library.failures import from_sqlite
from qwen_studio.library.snapshot import copy_database, open_to_read
from qwen_studio.library.verify import database_damages

FOLDER = "backups"
DAILY = 7
WEEKLY = 4

_NAME = r"library-(\d{4}-\d{2}-\d{2})\.sqlite"
_ROOM_LEFT_BYTES = 100_000_000
"""A backup must not take the room that an answer on its way needs."""

log = logging.getLogger(__name__)


class BackupOutcome(Enum):
    """What became of the day's backup."""

    NOT_DUE = "not due"
    MADE = "made"
    NOT_POSSIBLE = "not possible"
    DAMAGED = "damaged"


@dataclass(frozen=True)
class Backup:
    """A copy of the database as it was on a day."""

    path: Path
    day: date
    file_bytes: int


def backups(library: Path) -> list[Backup]:
    """The backups of the library in a folder, newest first.

    Raises:
        OSError: their folder cannot be read.
    """
    found = []
    folder = library / FOLDER
    for path in folder.iterdir() if folder.is_dir() else ():
        named = re.fullmatch(_NAME, path.name)
        if named and path.is_file() and not path.is_symlink():
            try:
                found.append(Backup(path, date.fromisoformat(named[1]), path.stat().st_size))
            except ValueError:
                log.debug("%s is called like a backup of no day", path.name)
    return sorted(found, key=lambda backup: backup.day, reverse=True)


def is_good(path: Path) -> bool:
    """Whether the backup can be brought back: it is whole, and of a version that this program can read."""
    try:
        with closing(open_to_read(path, alone=True)) as c:
            version = c.execute("PRAGMA user_version").fetchone()[0]
            return 1 <= version <= len(schema.MIGRATIONS) and not database_damages(c)
    except sqlite3.Error:
        return False


def newest_good(library: Path) -> Backup | None:
    """The backup to bring back."""
    return next((backup for backup in backups(library) if is_good(backup.path)), None)


def back_up_if_due(database: Database, today: date, cancel: CancelToken | None = None) -> BackupOutcome:
    """Makes the backup of the day unless there is one, and removes those that are no longer needed.

    For a worker thread; the disk thread works on. A drive without room is only logged. A copy that is damaged shows
    that the database is: then no backup is made or removed, and the database is mended when it is opened next.

    Raises:
        Cancelled: there is no backup, and nothing is left of it.
        LibraryError: the library is not open.
    """
    database.opened.result()
    folder = database.folder / FOLDER
    target = folder / f"library-{today:%Y-%m-%d}.sqlite"
    partial = folder / f"{target.name}.partial"
    try:
        if target.exists():
            return BackupOutcome.NOT_DUE
        _make_room(database.folder, folder)
        try:
            copy_database(database.folder / FILE_NAME, partial, cancel or CancelToken())
            if not is_good(partial):
                damage.mark(database.folder)
                return BackupOutcome.DAMAGED
            durable.move(partial, target)
        finally:
            partial.unlink(missing_ok=True)
        _remove_old(database.folder)
    except sqlite3.Error as error:
        if isinstance(from_sqlite(error, folder), DamagedLibrary):
            damage.mark(database.folder)
            return BackupOutcome.DAMAGED
        log.warning("There is no backup of today: %s", error)
        return BackupOutcome.NOT_POSSIBLE
    except OSError as error:
        log.warning("There is no backup of today: %s", error.strerror)
        return BackupOutcome.NOT_POSSIBLE
    log.info("The backup %s was made", target.name)
    return BackupOutcome.MADE


def _make_room(library: Path, folder: Path) -> None:
    """Make the folder, without what a kill has left in it.

    Raises:
        OSError: also when the drive is too full for another copy.
    """
    make_private_folder(folder)
    durable.flush_folder(library)
    for leftover in folder.glob("library-*.sqlite.partial"):
        leftover.unlink()
    size = sum(path.stat().st_size for path in library.glob(f"{FILE_NAME}*"))
    if shutil.disk_usage(folder).free < size + _ROOM_LEFT_BYTES:
        raise OSError(0, "The drive is nearly full")


def _remove_old(library: Path) -> None:
    there = backups(library)
    by_week: dict[tuple[int, int], Backup] = {}
    for backup in there[DAILY:]:
        by_week.setdefault(backup.day.isocalendar()[:2], backup)
    kept = {*there[:DAILY], *list(by_week.values())[:WEEKLY]}
    for backup in there:
        if backup not in kept:
            backup.path.unlink()
