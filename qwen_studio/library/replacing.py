"""Puts a rebuilt database in the place of the old one, which is kept."""

import contextlib
import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from qwen_studio.library import database, durable, thumbnails
from qwen_studio.library.damage import MARK_NAME
from qwen_studio.library.failures import os_errors_as_sentences
from qwen_studio.library.lock import LibraryLock, claim
from qwen_studio.library.snapshot import open_to_read

BUILDING = "library.rebuilding.sqlite"
BUILDING_PACK = "thumbnails.rebuilding.pack"

_BESIDE = ("-wal", "-shm")
_PENDING = ("answered", "downloading")


def pending(library: Path) -> int:
    """How many jobs have pictures that are still to be fetched, as far as the database can be read; under the lock."""
    path = library / database.FILE_NAME
    if not path.exists():
        return 0
    try:
        with closing(_open_to_look(path)) as c:
            count: int = c.execute("SELECT count(*) FROM jobs WHERE state IN (?, ?)", _PENDING).fetchone()[0]
            return count
    except sqlite3.Error:
        return 0


def begin(library: Path) -> LibraryLock:
    """The library's lock, once what a rebuild that was broken off has left is removed.

    Raises:
        LibraryError: the library is open, or its drive refuses.
    """
    with os_errors_as_sentences(library):
        lock = claim(library)
        try:
            _clear(library)
        except OSError:
            lock.release()
            raise
    return lock


def give_up(library: Path) -> None:
    """Remove what was rebuilt until now.

    Raises:
        LibraryError: the library was opened meanwhile, or its drive refuses.
    """
    begin(library).release()


def _clear(library: Path) -> None:
    for name in (BUILDING, *(f"{BUILDING}{ending}" for ending in _BESIDE), BUILDING_PACK):
        (library / name).unlink(missing_ok=True)


def replace_database(library: Path, moment: datetime) -> Path | None:
    """Where the old database lies now, if there was one; the rebuilt one, closed before, is in its place.

    A kill at any moment leaves the old one or the new one in place.

    Raises:
        LibraryError: the library was opened meanwhile, or its drive refuses; the old database is in its place.
    """
    old, new = library / database.FILE_NAME, library / BUILDING
    with os_errors_as_sentences(library):
        lock = claim(library)
        try:
            aside = _set_aside(old, moment) if old.exists() else None
            durable.flush_file(new)
            new.replace(old)
            durable.flush_folder(library)
            (library / MARK_NAME).unlink(missing_ok=True)
            # Thumbnails are found by place in their pack, so each database has its own; they can be made again.
            with contextlib.suppress(FileNotFoundError):
                (library / BUILDING_PACK).replace(library / thumbnails.FILE_NAME)
        finally:
            lock.release()
    return aside


def _set_aside(old: Path, moment: datetime) -> Path:
    """Give the old database a second name, under which it is whole."""
    _bring_log_home(old)
    aside = _free_name(old, moment)
    try:
        os.link(old, aside)
    except OSError:
        # FAT has no second names.
        durable.copy(old, aside)
    for ending in _BESIDE:
        log = Path(f"{old}{ending}")
        if log.exists():
            # It must not be taken for that of the new database.
            durable.move(log, Path(f"{aside}{ending}"))
    durable.flush_folder(old.parent)
    return aside


def _bring_log_home(path: Path) -> None:
    """Write what a killed program has left in the log into the database; into a damaged one nothing is written."""
    with contextlib.suppress(sqlite3.Error):
        with closing(_open_to_look(path)) as c:
            whole = c.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        if whole:
            with closing(sqlite3.connect(path)) as c:
                c.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _open_to_look(path: Path) -> sqlite3.Connection:
    """A connection that leaves a log as it is; where there is none, one that leaves no file behind either."""
    return open_to_read(path) if Path(f"{path}-wal").exists() else sqlite3.connect(path)


def _free_name(old: Path, moment: datetime) -> Path:
    stamp = f"{moment:%Y%m%dT%H%M%SZ}"
    wanted, number = old.with_name(f"library.before-rebuild-{stamp}.sqlite"), 1
    while wanted.exists():
        number += 1
        wanted = old.with_name(f"library.before-rebuild-{stamp}-{number}.sqlite")
    return wanted
