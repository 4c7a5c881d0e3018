"""Tags: words that people give to pictures. All functions run on the disk thread, in a transaction of `Database`."""

import sqlite3
from collections.abc import Iterable

from qwen_studio.library.columns import searchable, stored_list, stored_text


def add(c: sqlite3.Connection, ids: Iterable[int], names: Iterable[str]) -> None:
    """Give the tags to the pictures. A tag keeps the way in which it was first written, whatever its case now."""
    pictures = stored_list(ids)
    for name in _clean(names):
        c.execute(
            "INSERT INTO tags (name, search_name) VALUES (?, ?) ON CONFLICT (search_name) DO NOTHING",
            (name, searchable(name)),
        )
        c.execute(
            "INSERT OR IGNORE INTO picture_tags (picture_id, tag_id)"
            " SELECT p.id, t.id FROM pictures p JOIN tags t ON t.search_name = ?"
            " WHERE p.id IN (SELECT value FROM json_each(?))",
            (searchable(name), pictures),
        )


def remove(c: sqlite3.Connection, ids: Iterable[int], names: Iterable[str]) -> None:
    """Take the tags from the pictures; a tag that no picture has any more is forgotten."""
    pictures = stored_list(ids)
    for name in _clean(names):
        c.execute(
            "DELETE FROM picture_tags WHERE tag_id = (SELECT id FROM tags WHERE search_name = ?)"
            " AND picture_id IN (SELECT value FROM json_each(?))",
            (searchable(name), pictures),
        )
    c.execute("DELETE FROM tags WHERE id NOT IN (SELECT tag_id FROM picture_tags)")


def of_pictures(c: sqlite3.Connection, ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The tags of each of these pictures that has any, in the order of the alphabet."""
    found: dict[int, tuple[str, ...]] = {}
    for row in c.execute(
        "SELECT pt.picture_id, t.name FROM picture_tags pt JOIN tags t ON t.id = pt.tag_id"
        " WHERE pt.picture_id IN (SELECT value FROM json_each(?)) ORDER BY t.search_name",
        (stored_list(ids),),
    ):
        found[row["picture_id"]] = (*found.get(row["picture_id"], ()), row["name"])
    return found


def all_with_counts(c: sqlite3.Connection) -> list[tuple[str, int]]:
    """Every tag and how many pictures outside the trash have it, in the order of the alphabet."""
    rows = c.execute(
        "SELECT t.name, count(p.id) AS pictures FROM tags t JOIN picture_tags pt ON pt.tag_id = t.id"
        " LEFT JOIN pictures p ON p.id = pt.picture_id AND p.trashed_at IS NULL GROUP BY t.id ORDER BY t.search_name"
    )
    return [(row["name"], row["pictures"]) for row in rows]


def _clean(names: Iterable[str]) -> list[str]:
    words = (" ".join(stored_text(name).split()) for name in names)
    return [name for name in words if name]
