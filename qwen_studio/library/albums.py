"""Albums: named collections; a picture may be in several.

All functions run on the disk thread, inside a transaction of `Database`.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from qwen_studio.core.errors import InputError
from qwen_studio.core.language import translate
from qwen_studio.library.columns import searchable, stored_list, stored_text


@dataclass(frozen=True)
class Album:
    """An album. `count` is its pictures outside the trash."""

    id: int
    name: str
    count: int


def create(c: sqlite3.Connection, name: str, album_id: int | None = None) -> int:
    """The id of a new album, or of the one that has this name already; `album_id` for one that was there before."""
    clean = _clean(name)
    c.execute(
        "INSERT INTO albums (id, name, search_name) VALUES (?, ?, ?) ON CONFLICT (search_name) DO NOTHING",
        (album_id, clean, searchable(clean)),
    )
    found: int = c.execute("SELECT id FROM albums WHERE search_name = ?", (searchable(clean),)).fetchone()["id"]
    return found


def rename(c: sqlite3.Connection, album_id: int, name: str) -> None:
    """Give the album another name.

    Raises:
        InputError: another album has it, or there is nothing to read in it.
    """
    clean = _clean(name)
    try:
        c.execute("UPDATE albums SET name = ?, search_name = ? WHERE id = ?", (clean, searchable(clean), album_id))
    except sqlite3.IntegrityError:
        raise InputError(
            translate("library", "There is an album “{clean}” already.").format(clean=clean),
            next_step=translate("library", "Choose another name."),
        ) from None
    c.execute("INSERT OR IGNORE INTO stories_due SELECT picture_id FROM album_pictures WHERE album_id = ?", (album_id,))


def delete(c: sqlite3.Connection, album_id: int) -> None:
    """Forget the album; its pictures stay in the library."""
    c.execute("DELETE FROM album_pictures WHERE album_id = ?", (album_id,))
    c.execute("DELETE FROM albums WHERE id = ?", (album_id,))


def add(c: sqlite3.Connection, album_id: int, ids: Iterable[int]) -> None:
    """Put the pictures into the album; those in it already stay."""
    c.execute(
        "INSERT OR IGNORE INTO album_pictures (album_id, picture_id)"
        " SELECT ?, id FROM pictures WHERE id IN (SELECT value FROM json_each(?))",
        (album_id, stored_list(ids)),
    )


def remove(c: sqlite3.Connection, album_id: int, ids: Iterable[int]) -> None:
    """Take the pictures out of the album."""
    c.execute(
        "DELETE FROM album_pictures WHERE album_id = ? AND picture_id IN (SELECT value FROM json_each(?))",
        (album_id, stored_list(ids)),
    )


def all_albums(c: sqlite3.Connection) -> list[Album]:
    """Every album, in the order of the alphabet."""
    rows = c.execute(
        "SELECT a.id, a.name, count(p.id) AS pictures FROM albums a"
        " LEFT JOIN album_pictures ap ON ap.album_id = a.id"
        " LEFT JOIN pictures p ON p.id = ap.picture_id AND p.trashed_at IS NULL"
        " GROUP BY a.id ORDER BY a.search_name"
    )
    return [Album(row["id"], row["name"], row["pictures"]) for row in rows]


def of_pictures(c: sqlite3.Connection, ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The names of the albums that each of these pictures is in, if any."""
    found: dict[int, tuple[str, ...]] = {}
    for row in c.execute(
        "SELECT ap.picture_id, a.name FROM album_pictures ap JOIN albums a ON a.id = ap.album_id"
        " WHERE ap.picture_id IN (SELECT value FROM json_each(?)) ORDER BY a.search_name",
        (stored_list(ids),),
    ):
        found[row["picture_id"]] = (*found.get(row["picture_id"], ()), row["name"])
    return found


def _clean(name: str) -> str:
    clean = " ".join(stored_text(name).split())
    if not clean:
        raise InputError(
            translate("library", "An album needs a name."), next_step=translate("library", "Write at least one letter.")
        )
    return clean
