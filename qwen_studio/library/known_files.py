"""What lies in the library's folder, and what its rows know of it."""

import logging
import os
import sqlite3
from collections.abc import Container, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from qwen_studio.library.columns import moment_of
from qwen_studio.library.failures import from_os
from qwen_studio.library.files import INPUTS, PICTURES, TRASH

log = logging.getLogger(__name__)

PAGE = 2_000
"""Rows a page, so that the disk thread is free again after a few milliseconds."""

_OF_THE_SYSTEM = {"Thumbs.db", "desktop.ini"}


def results_on_disk(folder: Path) -> Iterator[str]:
    """The relative paths of the files among the pictures, then of those in the trash.

    Raises:
        LibraryError: a folder cannot be read.
    """
    yield from _files_under(folder, PICTURES)
    yield from _files_under(folder, TRASH)


def results_of_lengths(folder: Path, within: Sequence[str], lengths: Container[int]) -> Iterator[str]:
    """As `results_on_disk`, those of one of these lengths; `within` these folders alone if any is named.

    Folders that cannot be read are passed over. Quick, because there may be very many files.
    """
    waiting = [str(folder / top) for top in within or (PICTURES, TRASH)]
    start = len(str(folder)) + 1
    while waiting:
        try:
            with os.scandir(waiting.pop()) as listing:
                for entry in listing:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    elif (
                        entry.is_file(follow_symlinks=False)
                        and not entry.name.startswith(".")
                        and entry.stat().st_size in lengths
                    ):
                        yield entry.path[start:].replace(os.sep, "/")
        except OSError as error:
            log.info("A folder of the library cannot be listed: %s", error.strerror)


def originals_on_disk(folder: Path) -> Iterator[str]:
    """The relative paths of the files among the inputs.

    Raises:
        LibraryError: a folder cannot be read.
    """
    yield from _files_under(folder, INPUTS)


def _files_under(folder: Path, top: str) -> Iterator[str]:
    """Ordinary files, in a fixed order; links are not followed, because they may lead anywhere."""

    def refuse(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            raise from_os(error, folder) from error

    for parent, folders, names in os.walk(folder / top, onerror=refuse):
        folders.sort()
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith(".") and name not in _OF_THE_SYSTEM and not path.is_symlink():
                yield path.relative_to(folder).as_posix()


def picture_paths(c: sqlite3.Connection, after: int) -> list[tuple[int, str]]:
    """A page of the pictures' ids and paths, behind the given id. Runs on the disk thread."""
    rows = c.execute("SELECT id, path FROM pictures WHERE id > ? ORDER BY id LIMIT ?", (after, PAGE))
    return [(row["id"], row["path"]) for row in rows]


def original_hashes(c: sqlite3.Connection, after: str) -> list[str]:
    """A page of the originals' content hashes, behind the given one. Runs on the disk thread."""
    rows = c.execute(
        "SELECT content_hash FROM originals WHERE content_hash > ? ORDER BY content_hash LIMIT ?", (after, PAGE)
    )
    return [row["content_hash"] for row in rows]


def first_use(c: sqlite3.Connection, content_hash: str) -> tuple[str, datetime] | None:
    """Under which name, and when, a job was first given this content, if any was. Runs on the disk thread."""
    row = c.execute(
        "SELECT i.name, j.created_at FROM job_inputs AS i JOIN jobs AS j ON j.id = i.job_id"
        " WHERE i.content_hash = ? ORDER BY j.created_at, j.serial LIMIT 1",
        (content_hash,),
    ).fetchone()
    return None if row is None else (row["name"], moment_of(row["created_at"]))
