"""What people say of pictures, between the rows and the pictures' own files.

All functions run on the disk thread, inside a transaction of `Database`. Triggers of the schema note in `stories_due`
which files do not tell yet what the rows do.
"""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from qwen_studio.core.marks import Marks
from qwen_studio.library import albums, pictures, tags
from qwen_studio.library.columns import stored_list


class Due(NamedTuple):
    """A picture whose file does not tell its marks yet."""

    id: int
    path: str
    content_hash: str
    marks: Marks


class Written(NamedTuple):
    """A file as it lies on disk since it tells its picture's marks."""

    file_sha256: str
    file_bytes: int
    file_mtime_ns: int


def of_pictures(c: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Marks]:
    """The marks of each of these pictures that exists."""
    wanted = list(ids)
    tagged, in_albums = tags.of_pictures(c, wanted), albums.of_pictures(c, wanted)
    return {
        row["id"]: Marks(
            favourite=bool(row["favourite"]),
            rating=row["rating"],
            note=row["note"],
            tags=tagged.get(row["id"], ()),
            albums=in_albums.get(row["id"], ()),
        )
        for row in c.execute(
            "SELECT id, favourite, rating, note FROM pictures WHERE id IN (SELECT value FROM json_each(?))",
            (stored_list(wanted),),
        )
    }


def give(c: sqlite3.Connection, picture_id: int, marks: Marks) -> None:
    """Give the picture the marks that its own file tells; so that is not due."""
    pictures.set_favourite(c, [picture_id], marks.favourite)
    pictures.set_rating(c, [picture_id], marks.rating)
    pictures.set_note(c, [picture_id], marks.note)
    tags.add(c, [picture_id], marks.tags)
    for name in marks.albums:
        if name.strip():
            albums.add(c, albums.create(c, name), [picture_id])
    settle(c, [picture_id])


def due(c: sqlite3.Connection, but: Iterable[int], limit: int) -> list[Due]:
    """Some pictures whose files are to be written, without those in `but`; files outside the library never are."""
    c.execute(
        "DELETE FROM stories_due AS d"
        " WHERE NOT EXISTS (SELECT 1 FROM pictures p WHERE p.id = d.picture_id AND p.reference IS NULL)"
    )
    # From the few that are due to their pictures: SQLite would begin with all that are not missing.
    found = c.execute(
        "SELECT p.id, p.path, p.content_hash FROM stories_due d CROSS JOIN pictures p ON p.id = d.picture_id"
        " WHERE p.missing_since IS NULL AND p.id NOT IN (SELECT value FROM json_each(?))"
        " ORDER BY d.picture_id LIMIT ?",
        (stored_list(but), limit),
    ).fetchall()
    marks = of_pictures(c, [row["id"] for row in found])
    return [Due(row["id"], row["path"], row["content_hash"], marks[row["id"]]) for row in found]


def is_due(c: sqlite3.Connection, told: Due) -> bool:
    """Whether that is what the picture's file is still to tell, and where the file still lies."""
    row = c.execute(
        "SELECT path FROM pictures WHERE id = ? AND id IN (SELECT picture_id FROM stories_due)", (told.id,)
    ).fetchone()
    return row is not None and row["path"] == told.path and of_pictures(c, [told.id])[told.id] == told.marks


def wrote(c: sqlite3.Connection, picture_id: int, file: Written) -> None:
    """Say that the picture's file tells its marks now, and what the file has become by that."""
    c.execute(
        "UPDATE pictures SET file_sha256 = ?, file_bytes = ?, file_mtime_ns = ? WHERE id = ?", (*file, picture_id)
    )
    settle(c, [picture_id])


def settle(c: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Say that nothing is to be written into the files of these pictures."""
    c.execute("DELETE FROM stories_due WHERE picture_id IN (SELECT value FROM json_each(?))", (stored_list(ids),))
