"""What was made from a picture. Runs on the disk thread, inside a transaction of `Database`."""

import sqlite3
from typing import NamedTuple

MOST = 60


class Child(NamedTuple):
    """A picture that another one was an input of."""

    id: int
    content_hash: str
    instruction: str


class Children(NamedTuple):
    """The newest of them, up to `MOST`, and how many there are in all; without what lies in the trash."""

    newest: tuple[Child, ...]
    total: int


_OF_PICTURE = (
    "FROM pictures p JOIN jobs j ON j.id = p.job_id WHERE p.trashed_at IS NULL"
    " AND p.job_id IN (SELECT job_id FROM job_inputs WHERE content_hash = ?)"
)


def children(c: sqlite3.Connection, content_hash: str) -> Children:
    """What was made with the picture of this content as an input."""
    count: int = c.execute(f"SELECT count(*) {_OF_PICTURE}", (content_hash,)).fetchone()[0]
    newest = c.execute(
        f"SELECT p.id, p.content_hash, j.instruction {_OF_PICTURE} ORDER BY p.created_at DESC, p.id DESC LIMIT ?",
        (content_hash, MOST),
    )
    return Children(tuple(Child(*row) for row in newest), count)
