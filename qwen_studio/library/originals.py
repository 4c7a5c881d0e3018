"""Inputs that came from outside. All functions run on the disk thread, inside a transaction of `Database`."""

import sqlite3

from qwen_studio.core.geometry import Size
from qwen_studio.core.picture import Original
from qwen_studio.library.columns import moment_of, stored_moment, stored_text


def insert(c: sqlite3.Connection, original: Original) -> None:
    """Enter an original; one that is known already stays as it is, under the name it first came with."""
    c.execute(
        "INSERT INTO originals (content_hash, name, path, width, height, file_bytes, added_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (content_hash) DO NOTHING",
        (
            original.content_hash,
            stored_text(original.name),
            original.path,
            *original.size,
            original.file_bytes,
            stored_moment(original.added_at),
        ),
    )


def by_content(c: sqlite3.Connection, content_hash: str) -> Original | None:
    """The original of this content."""
    row = c.execute("SELECT * FROM originals WHERE content_hash = ?", (content_hash,)).fetchone()
    if row is None:
        return None
    return Original(
        content_hash=row["content_hash"],
        name=row["name"],
        path=row["path"],
        size=Size(row["width"], row["height"]),
        file_bytes=row["file_bytes"],
        added_at=moment_of(row["added_at"]),
    )
