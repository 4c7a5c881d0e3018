"""A damaged database is set aside, and everything that is left of it and of its backups is put together again.

Runs on the disk thread, under the library's lock, before the database is opened. A kill at any moment only means that
the next start goes on: the mark stays until all is done, and names the file that was set aside.
"""

import json
import logging
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from qwen_studio.core.private_files import FILE_MODE, open_private
from qwen_studio.library import durable, origin_words, schema
from qwen_studio.library.backups import backups, newest_good
from qwen_studio.library.damage import MARK_NAME
from qwen_studio.library.salvage import salvage
from qwen_studio.library.snapshot import open_to_read
from qwen_studio.library.verify import database_damages

_ITS_FILES = ("", "-wal", "-shm")
_PARTIAL = "library.mending.partial"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Mended:
    """What was done about a damaged database.

    `set_aside` is where it lies now. `backup_of` is the day of the backup that was brought back, None where there was
    no good one. `rows` and `doubtful_rows` were brought over from the damaged database; doubtful ones may hold errors.
    """

    set_aside: Path
    backup_of: date | None
    rows: int
    doubtful_rows: int

    @property
    def sentence(self) -> str:
        """What has happened, for people."""
        base = "A new one was begun" if self.backup_of is None else f"The backup of {self.backup_of} was brought back"
        doubtful = f" {self.doubtful_rows} of them may hold errors." if self.doubtful_rows else ""
        return (
            f"The library's database was damaged. {base}, with the {self.rows + self.doubtful_rows} entries that could"
            f" still be read.{doubtful} The damaged file was kept as {self.set_aside.name}."
        )


def mend_if_needed(path: Path) -> Mended | None:
    """What was done about the database at `path` if it was marked, and is damaged, or was cut to nothing.

    Raises:
        OSError, sqlite3.Error: it could not be done; the next start tries again.
    """
    mark = path.with_name(MARK_NAME)
    if mark.exists():
        if _noted(mark) or (path.exists() and not _is_whole(path)):
            return mend(path)
        log.info("The database that was marked as damaged is whole, or gone")
        mark.unlink()
    if path.exists() and not path.stat().st_size and backups(path.parent):
        # SQLite would take it for a new one.
        return mend(path)
    return None


def _is_whole(path: Path) -> bool:
    try:
        with closing(open_to_read(path)) as c:
            return not database_damages(c)
    except sqlite3.DatabaseError:
        return False


def mend(path: Path) -> Mended:
    """What was done about the damaged database at `path`; in its place is a good one then, and nothing was deleted.

    Raises:
        OSError, sqlite3.Error: it could not be done; the next start tries again.
    """
    mark = path.with_name(MARK_NAME)
    mended = _noted(mark)
    if mended is None:
        name = f"library.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}.sqlite"
        mended = Mended(path.with_name(name), None, 0, 0)
        _note(mark, mended)
    if not (path.exists() and mended.set_aside.exists()):
        for ending in _ITS_FILES:
            _move_if_there(Path(f"{path}{ending}"), Path(f"{mended.set_aside}{ending}"))
        durable.flush_folder(path.parent)
        partial = path.with_name(_PARTIAL)
        mended = _put_together(partial, mended.set_aside)
        _note(mark, mended)
        partial.rename(path)
        durable.flush_folder(path.parent)
    mark.unlink()
    durable.flush_folder(path.parent)
    return mended


def _noted(mark: Path) -> Mended | None:
    """How far an earlier start has come."""
    try:
        set_aside, backup_of, rows, doubtful_rows = json.loads(mark.read_text())
    except (FileNotFoundError, ValueError):
        return None
    day = None if backup_of is None else date.fromisoformat(backup_of)
    return Mended(mark.with_name(set_aside), day, rows, doubtful_rows)


def _note(mark: Path, mended: Mended) -> None:
    day = mended.backup_of and mended.backup_of.isoformat()
    partial = mark.with_name(f"{mark.name}.partial")
    partial.unlink(missing_ok=True)
    with open_private(partial, "x") as file:
        json.dump([mended.set_aside.name, day, mended.rows, mended.doubtful_rows], file)
    durable.flush_file(partial)
    partial.replace(mark)
    durable.flush_folder(mark.parent)


def _move_if_there(source: Path, target: Path) -> None:
    # In one step: of a link and a removal, a kill could do the half.
    if source.exists() and not target.exists():
        source.rename(target)


def _put_together(partial: Path, set_aside: Path) -> Mended:
    """What is in the new database at `partial`, which is one file and on the drive."""
    for ending in _ITS_FILES:
        Path(f"{partial}{ending}").unlink(missing_ok=True)
    backup = newest_good(partial.parent)
    if backup is not None:
        durable.copy(backup.path, partial)
        partial.chmod(FILE_MODE)
    else:
        open_private(partial, "xb").close()
    with closing(sqlite3.connect(partial, isolation_level=None)) as c:
        schema.prepare(c)
        salvaged = salvage(set_aside, c)
        c.execute("BEGIN IMMEDIATE")
        origin_words.hand_on_all(c)
        c.execute("COMMIT")
        c.execute("PRAGMA journal_mode = DELETE")
    durable.flush_file(partial)
    return Mended(set_aside, backup.day if backup else None, salvaged.whole, salvaged.doubtful)
