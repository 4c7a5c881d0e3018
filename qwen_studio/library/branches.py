"""What people do with the branches of a family, and say of its original.

All functions run on the disk thread, inside a transaction of `Database`.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from qwen_studio.library.columns import stored_list, stored_text


@dataclass(frozen=True)
class OriginalWords:
    """What an original is called, and what is said of it; empty where people have said nothing."""

    title: str = ""
    note: str = ""


def words_of(c: sqlite3.Connection, content_hash: str) -> OriginalWords:
    """What people say of the original of this content."""
    row = c.execute("SELECT title, note FROM original_words WHERE content_hash = ?", (content_hash,)).fetchone()
    return OriginalWords() if row is None else OriginalWords(*row)


def set_words(c: sqlite3.Connection, content_hash: str, words: OriginalWords) -> None:
    """From now on people say that of the original of this content."""
    c.execute("DELETE FROM original_words WHERE content_hash = ?", (content_hash,))
    if words != OriginalWords():
        c.execute(
            "INSERT INTO original_words (content_hash, title, note) VALUES (?, ?, ?)",
            (content_hash, stored_text(words.title), stored_text(words.note)),
        )


def hidden(c: sqlite3.Connection, job_ids: Iterable[str]) -> set[str]:
    """Those of the jobs whose branch is hidden."""
    rows = c.execute(
        "SELECT job_id FROM hidden_branches WHERE job_id IN (SELECT value FROM json_each(?))", (stored_list(job_ids),)
    )
    return {row["job_id"] for row in rows}


def set_hidden(c: sqlite3.Connection, job_ids: Iterable[str], *, is_hidden: bool) -> None:
    """Hide the branches that begin with these jobs, or show them; again is no error."""
    if is_hidden:
        c.executemany("INSERT OR IGNORE INTO hidden_branches (job_id) VALUES (?)", [(job_id,) for job_id in job_ids])
    else:
        c.execute(
            "DELETE FROM hidden_branches WHERE job_id IN (SELECT value FROM json_each(?))", (stored_list(job_ids),)
        )
