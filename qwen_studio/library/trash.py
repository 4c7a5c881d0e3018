"""The library's own trash: out of the way, and never without a way back until it is emptied.

All functions run on the disk thread, inside a transaction of `Database`.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime

from qwen_studio.core.picture import Picture
from qwen_studio.library import pictures
from qwen_studio.library.columns import stored_list
from qwen_studio.library.files import LibraryFiles


def move(c: sqlite3.Connection, files: LibraryFiles, ids: Iterable[int], moment: datetime) -> None:
    """Move the pictures into the trash, files and rows, all or none; those in it already stay as they are.

    A file that stays outside the library, or is missing, only gets its row changed.
    """
    chosen = [picture for picture in pictures.get_many(c, ids) if picture.trashed_at is None]
    inside = _inside(chosen)
    _set_paths(c, inside, files.trash([picture.path for picture in inside]))
    pictures.move_to_trash(c, [picture.id for picture in chosen], moment)


def restore(c: sqlite3.Connection, files: LibraryFiles, ids: Iterable[int]) -> None:
    """Bring the pictures back from the trash, files and rows, all or none."""
    chosen = [picture for picture in pictures.get_many(c, ids) if picture.trashed_at is not None]
    inside = _inside(chosen)
    _set_paths(c, inside, files.restore([picture.path for picture in inside]))
    pictures.restore(c, [picture.id for picture in chosen])


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


def all_ids(c: sqlite3.Connection) -> list[int]:
    """The pictures in the trash."""
    return [row["id"] for row in c.execute("SELECT id FROM pictures WHERE trashed_at IS NOT NULL")]


def _inside(chosen: Iterable[Picture]) -> list[Picture]:
    return [picture for picture in chosen if not picture.reference]


def _set_paths(c: sqlite3.Connection, moved: Sequence[Picture], paths: Sequence[str]) -> None:
    for picture, path in zip(moved, paths, strict=True):
        if path != picture.path:
            pictures.set_path(c, picture.id, path)
