"""Which steps of a branch that is being run again have not been sent yet.

They are kept only so that a later start can say what was left: nothing of them is ever sent by itself.
All functions run on the disk thread, inside a transaction of `Database`.
"""

import sqlite3
from collections.abc import Iterable


def write(c: sqlite3.Connection, job_ids: Iterable[str]) -> None:
    """These are the steps that have not been sent, each by the job that it repeats; in place of all before."""
    c.execute("DELETE FROM unsent_steps")
    c.executemany("INSERT INTO unsent_steps (job_id) VALUES (?)", [(job_id,) for job_id in job_ids])


def take(c: sqlite3.Connection) -> list[str]:
    """The instructions of the steps that an earlier run has not sent, in their order; they are forgotten with that."""
    rows = c.execute(
        "SELECT j.instruction FROM unsent_steps AS u JOIN jobs AS j ON j.id = u.job_id ORDER BY u.number"
    ).fetchall()
    c.execute("DELETE FROM unsent_steps")
    return [row["instruction"] for row in rows]
