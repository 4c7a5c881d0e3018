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
    inside = _inside(chosen)
    _set_paths(c, inside, files.trash([picture.path for picture in inside]))
    moved = [picture.id for picture in chosen]
    pictures.move_to_trash(c, moved, moment)
    former = moments or {}
    c.executemany(
        "UPDATE pictures SET trashed_at = ? WHERE id = ?", [(stored_moment(former[i]), i) for i in moved if i in former]
    )
    return moved


def restore(c: sqlite3.Connection, files: LibraryFiles, ids: Iterable[int]) -> list[int]:
    """Bring the pictures back from the trash, files and rows, all or none; returns those that were in it."""
    chosen = [picture for picture in pictures.get_many(c, ids) if picture.trashed_at is not None]
    inside = _inside(chosen)
    _set_paths(c, inside, files.restore([picture.path for picture in inside]))
    restored = [picture.id for picture in chosen]
    pictures.restore(c, restored)
    return restored


def forget(c: sqlite3.Connection, ids: Iterable[int]) -> list[str]:
    """Take the rows of pictures in the trash out of the library for good; returns the files to delete after that.

    What the pictures cost stays in the journal.
    """
    chosen = [picture for picture in pictures.get_many(c, ids) if picture.trashed_at is not None]
    c.execute(
        "DELETE FROM pictures WHERE id IN (SELECT value FROM json_each(?))",
        (stored_list(picture.id for picture in chosen),),
    )
    return [picture.path for picture in _inside(chosen)]


def delete_files(files: LibraryFiles, paths: Iterable[str]) -> None:
    """Delete what `forget` returned from the disk; only what lies in the trash is ever deleted. For any thread.

    Raises:
        LibraryError: the drive does not let a file go; those after it stay, too.
    """
    with os_errors_as_sentences(files.folder):
        for path in paths:
            if PurePosixPath(path).parts[:1] == (TRASH,):
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


def _inside(chosen: Iterable[Picture]) -> list[Picture]:
    return [picture for picture in chosen if not picture.reference]


def _set_paths(c: sqlite3.Connection, moved: Sequence[Picture], paths: Sequence[str]) -> None:
    for picture, path in zip(moved, paths, strict=True):
        if path != picture.path:
            pictures.set_path(c, picture.id, path)
