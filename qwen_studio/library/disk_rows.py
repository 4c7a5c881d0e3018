"""What the rows say of files that other programs may have moved, edited or deleted.

All functions run on the disk thread, inside a transaction of `Database`.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from qwen_studio.core.geometry import Size
from qwen_studio.core.trouble import Trouble
from qwen_studio.library.columns import path_of, stored_list, stored_moment, stored_path

PAGE = 250
"""Rows a page, so that the disk thread is free again after a few milliseconds."""
_WINDOW = 5000

_COLUMNS = "id, path, reference, file_bytes, file_mtime_ns, missing_since IS NOT NULL AS missing, trouble"


class KnownFile(NamedTuple):
    """The file of a picture as it was when it was looked at last; `mtime_ns` is None if it never was."""

    id: int
    path: str
    reference: str
    file_bytes: int
    mtime_ns: int | None
    missing: bool
    trouble: str


class LostFile(NamedTuple):
    """What a picture that is missing is recognised by. `path` is empty if it lay outside the library."""

    id: int
    path: str
    content_hash: str
    file_sha256: str
    file_bytes: int


def page(c: sqlite3.Connection, after: int) -> tuple[list[KnownFile], int | None]:
    """Some pictures behind that id, and the id to go on behind; None at the end."""
    rows = c.execute(f"SELECT {_COLUMNS} FROM pictures WHERE id > ? ORDER BY id LIMIT ?", (after, PAGE))  # noqa: S608
    found = [_known(row) for row in rows]
    return found, found[-1].id if found else None


def page_within(c: sqlite3.Connection, folder: str, after: int) -> tuple[list[KnownFile], int | None]:
    """As `page`, of those in the folder of that relative path alone; a page may be empty, and others follow."""
    rows = c.execute(
        f"SELECT {_COLUMNS} FROM pictures WHERE id > ? AND id <= ? AND path > ? AND path < ? ORDER BY id",  # noqa: S608
        (after, after + _WINDOW, f"{folder}/", f"{folder}0"),
    )
    found = [_known(row) for row in rows]
    last = c.execute("SELECT max(id) FROM pictures").fetchone()[0] or 0
    return found, after + _WINDOW if after + _WINDOW < last else None


def get(c: sqlite3.Connection, picture_id: int) -> KnownFile | None:
    """The file of this picture."""
    row = c.execute(f"SELECT {_COLUMNS} FROM pictures WHERE id = ?", (picture_id,)).fetchone()  # noqa: S608 - own names
    return None if row is None else _known(row)


def at_references(c: sqlite3.Connection, paths: Sequence[str]) -> dict[str, list[int]]:
    """The ids of the pictures whose files lie outside the library at these absolute paths; few, one statement has."""
    some = ", ".join("?" * len(paths))
    found: dict[str, list[int]] = {}
    for picture_id, reference in c.execute(
        f"SELECT id, reference FROM pictures WHERE reference IN ({some})",  # noqa: S608 - question marks
        tuple(map(stored_path, paths)),
    ):
        found.setdefault(path_of(reference), []).append(picture_id)
    return found


def lost(c: sqlite3.Connection) -> list[LostFile]:
    """The pictures that are missing."""
    rows = c.execute(
        "SELECT id, path, content_hash, file_sha256, file_bytes FROM pictures WHERE missing_since IS NOT NULL"
    )
    return [LostFile(*row) for row in rows]


def count_lost(c: sqlite3.Connection) -> int:
    """How many pictures are missing."""
    return int(c.execute("SELECT count(*) FROM pictures WHERE missing_since IS NOT NULL").fetchone()[0])


def set_missing(c: sqlite3.Connection, ids: Iterable[int], moment: datetime) -> None:
    """Say that the files of the pictures have not been there since the moment."""
    c.execute(
        "UPDATE pictures SET missing_since = ? WHERE missing_since IS NULL AND id IN (SELECT value FROM json_each(?))",
        (stored_moment(moment), stored_list(ids)),
    )


def set_found(c: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Say that the files of the pictures are there, and well; they are looked at anew when they are met next."""
    c.execute(
        "UPDATE pictures SET missing_since = NULL, trouble = '', file_mtime_ns = NULL"
        " WHERE id IN (SELECT value FROM json_each(?))",
        (stored_list(ids),),
    )


def set_there(c: sqlite3.Connection, picture_id: int) -> None:
    """Say that the file is there again, as it was."""
    c.execute("UPDATE pictures SET missing_since = NULL WHERE id = ?", (picture_id,))


def set_trouble(c: sqlite3.Connection, picture_id: int, trouble: Trouble) -> None:
    """Say what is wrong with a file of which nothing else was read."""
    c.execute("UPDATE pictures SET missing_since = NULL, trouble = ? WHERE id = ?", (trouble.value, picture_id))


def set_seen(c: sqlite3.Connection, picture_id: int, file_bytes: int, mtime_ns: int, trouble: str) -> None:
    """Say what the file was when it was looked at, and what is wrong with it, if anything is."""
    c.execute(
        "UPDATE pictures SET missing_since = NULL, trouble = ?, file_bytes = ?, file_mtime_ns = ? WHERE id = ?",
        (trouble, file_bytes, mtime_ns, picture_id),
    )


def set_times(c: sqlite3.Connection, seen: Iterable[tuple[int, int]]) -> None:
    """Keep when files were written that have never been looked at: pairs of mtime in ns and id."""
    c.executemany("UPDATE pictures SET file_mtime_ns = ? WHERE id = ?", seen)


def set_file_sha256(c: sqlite3.Connection, picture_id: int, sha256: str) -> None:
    """Say that the file was written anew around the same picture."""
    c.execute("UPDATE pictures SET file_sha256 = ? WHERE id = ?", (sha256, picture_id))


def set_content(c: sqlite3.Connection, picture_id: int, content_hash: str, sha256: str, size: Size) -> None:
    """Say that the file holds another picture now."""
    c.execute(
        "UPDATE pictures SET content_hash = ?, file_sha256 = ?, width = ?, height = ? WHERE id = ?",
        (content_hash, sha256, *size, picture_id),
    )


def _known(row: sqlite3.Row) -> KnownFile:
    return KnownFile(
        row["id"],
        row["path"],
        path_of(row["reference"]),
        row["file_bytes"],
        row["file_mtime_ns"],
        bool(row["missing"]),
        row["trouble"],
    )
