"""The newest pictures with the words that made them. Runs on the disk thread, inside a transaction of `Database`."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from qwen_studio.library.columns import moment_of, path_of


@dataclass(frozen=True)
class RecentPicture:
    """A picture and what it is known by: its instruction, or the name of its file where it has none."""

    id: int
    content_hash: str
    created_at: datetime
    words: str


def recent_pictures(c: sqlite3.Connection, limit: int) -> list[RecentPicture]:
    """The newest outside the trash, newest first."""
    # The index of days gives the few rows; only of these the words are read.
    found = c.execute(
        "SELECT p.id, p.content_hash, p.created_at, j.instruction, coalesce(p.reference, p.path)"
        " FROM (SELECT id FROM pictures WHERE trashed_at IS NULL ORDER BY created_at DESC, id DESC LIMIT ?) newest"
        " JOIN pictures p ON p.id = newest.id JOIN jobs j ON j.id = p.job_id ORDER BY p.created_at DESC, p.id DESC",
        (limit,),
    )
    return [
        RecentPicture(number, content, moment_of(created), words.strip() or PurePath(path_of(path)).name)
        for number, content, created, words, path in found
    ]
