"""What was made from a picture. Runs on the disk thread, inside a transaction of `Database`."""

import sqlite3
from typing import NamedTuple

from qwen_studio.library.columns import stored_list

MOST = 60
_MOST_JOBS = 500


class Child(NamedTuple):
    """A picture that another one was an input of."""

    id: int
    content_hash: str
    instruction: str


class Children(NamedTuple):
    """The newest of them, up to `MOST`, and how many there are in all; without what lies in the trash.

    Of very many `total` is only the least: to count tens of thousands at each step through the gallery takes too long.
    """

    newest: tuple[Child, ...]
    total: int
    is_exact: bool


# Of few, from the edits to their pictures; of many, from the newest picture of all until enough are found: the plus
# keeps SQLite from going through the many for each picture.
_OF_JOBS = (
    "FROM json_each(?) i CROSS JOIN pictures p ON p.job_id = i.value JOIN jobs j ON j.id = p.job_id"
    " WHERE p.trashed_at IS NULL"
)
_OF_CONTENT = (
    "FROM pictures p CROSS JOIN jobs j ON j.id = p.job_id WHERE p.trashed_at IS NULL"
    " AND EXISTS (SELECT 1 FROM job_inputs i WHERE i.job_id = p.job_id AND +i.content_hash = ?)"
)


def children(c: sqlite3.Connection, content_hash: str) -> Children:
    """What was made with the picture of this content as an input."""
    jobs = c.execute(
        "SELECT job_id FROM job_inputs WHERE content_hash = ? LIMIT ?", (content_hash, _MOST_JOBS + 1)
    ).fetchall()
    is_exact = len(jobs) <= _MOST_JOBS
    given = stored_list({job_id for (job_id,) in jobs})
    total: int = c.execute(f"SELECT count(*) {_OF_JOBS}", (given,)).fetchone()[0]
    newest = c.execute(
        f"SELECT p.id, p.content_hash, j.instruction {_OF_JOBS if is_exact else _OF_CONTENT}"
        " ORDER BY p.created_at DESC, p.id DESC LIMIT ?",
        (given if is_exact else content_hash, MOST),
    )
    return Children(tuple(Child(*row) for row in newest), total if is_exact else total // 100 * 100, is_exact)
