"""The library's own trash: out of the way, and never without a way back until it is emptied.

All functions run on the disk thread, inside a transaction of `Database`.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import PurePosixPath

from qwen_studio.core.picture import Picture
from qwen_studio.library import pictures
from qwen_studio.library.columns import stored_list, stored_moment
from qwen_studio.library.failures import os_errors_as_sentences
from qwen_studio.library.files import TRASH, LibraryFiles
from qwen_studio.library.pictures import LibrarySummary


def move(
    c: sqlite3.Connection,
    files: LibraryFiles,
    ids: Iterable[int],
    moment: datetime,
    moments: Mapping[int, datetime] | None = None,
) -> list[int]:
    """Move the pictures into the trash, files and rows, all or none; returns those that were not in it before.

    A file that stays outside the library, or is missing, only gets its row changed. `moments` are for pictures that go
    back to where they lay since then, by id.
    """
    chosen = [picture for picture in pictures.get_many(c, ids) if picture.trashed_at is None]
    inside = [picture for picture in chosen if not picture.reference]
    paths = _by_id(inside, files.trash([picture.path for picture in inside]))
    _put(c, chosen, paths, {picture.id: moment for picture in chosen} | dict(moments or {}))
    return [picture.id for picture in chosen]


def restore(c: sqlite3.Connection, files: LibraryFiles, ids: Iterable[int]) -> list[int]:
    """Bring the pictures back from the trash, files and rows, all or none; returns those that were in it."""
    chosen = [picture for picture in pictures.get_many(c, ids) if picture.trashed_at is not None]
    # A file that was missing when its picture went there has never left its place.
    there = [picture for picture in chosen if _lies_in_trash(picture.path)]
    _put(c, chosen, _by_id(there, files.restore([picture.path for picture in there])), {})
    return [picture.id for picture in chosen]


def forget(c: sqlite3.Connection, ids: Iterable[int]) -> list[str]:
    """Take the rows of pictures in the trash out of the library for good; returns the files to delete after that.

    What the pictures cost stays in the journal.
    """
    chosen = [picture for picture in pictures.get_many(c, ids) if picture.trashed_at is not None]
    c.execute(
        "DELETE FROM pictures WHERE id IN (SELECT value FROM json_each(?))",
        (stored_list(picture.id for picture in chosen),),
    )
    return [picture.path for picture in chosen if _lies_in_trash(picture.path)]


def delete_files(files: LibraryFiles, paths: Iterable[str]) -> None:
    """Delete what `forget` returned from the disk; nothing that lies elsewhere. For any thread.

    Raises:
        LibraryError: the drive does not let a file go; those after it stay, too.
    """
    with os_errors_as_sentences(files.folder):
        for path in paths:
            if _lies_in_trash(path):
                files.absolute(path).unlink(missing_ok=True)


def size(c: sqlite3.Connection, ids: Iterable[int] | None = None) -> LibrarySummary:
    """How many pictures lie in the trash, of these or of all, and how much room their files take."""
    chosen = "" if ids is None else " AND id IN (SELECT value FROM json_each(?))"
    row = c.execute(
        "SELECT count(*), total(iif(reference IS NULL, file_bytes, 0)) FROM pictures"  # noqa: S608 - own words
        f" WHERE trashed_at IS NOT NULL{chosen}",
        () if ids is None else (stored_list(ids),),
    ).fetchone()
    return LibrarySummary(row[0], int(row[1]))


def all_ids(c: sqlite3.Connection) -> list[int]:
    """The pictures in the trash."""
    return [row["id"] for row in c.execute("SELECT id FROM pictures WHERE trashed_at IS NOT NULL")]


def _lies_in_trash(path: str) -> bool:
    return path.startswith(f"{TRASH}/")


def _by_id(moved: Sequence[Picture], paths: Sequence[str]) -> dict[int, str]:
    return {picture.id: path for picture, path in zip(moved, paths, strict=True)}


def _put(
    c: sqlite3.Connection, chosen: Sequence[Picture], paths: Mapping[int, str], moments: Mapping[int, datetime]
) -> None:
    """Say where the pictures lie now, and since when in the trash, if they do."""
    # Each row once: a hash is kept of it at every change.
    c.executemany(
        "UPDATE pictures SET path = ?, trashed_at = ? WHERE id = ?",
        [(paths.get(p.id, p.path), stored_moment(moments.get(p.id)), p.id) for p in chosen],
    )
    for picture in chosen:
        path = paths.get(picture.id, picture.path)
        if PurePosixPath(path).name != PurePosixPath(picture.path).name:
            pictures.set_path(c, picture.id, path)
