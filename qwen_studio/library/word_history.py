"""The words that were sent from this library, and those that are pinned.

All functions run on the disk thread, inside a transaction of `Database`.
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from qwen_studio.core.job import JobState
from qwen_studio.core.presets import WordsKind
from qwen_studio.library.columns import maybe_moment_of, searchable, stored_moment, stored_text

_COLUMN = {WordsKind.INSTRUCTION: "instruction", WordsKind.AVOID: "negative_prompt"}


@dataclass(frozen=True)
class UsedWords:
    """Words as they were sent, when last and how often; pinned ones that no edit has had yet have no moment.

    `search_text` is what a search compares with.
    """

    words: str
    used_at: datetime | None
    times: int
    pinned: bool
    search_text: str


def used_words(c: sqlite3.Connection, kind: WordsKind) -> list[UsedWords]:
    """Every instruction or negative prompt once: the pinned ones first, and in each part the newest first."""
    column = _COLUMN[kind]
    # Imported files tell their instructions too, but nobody wrote those here.
    rows = c.execute(
        f"SELECT words, max(used_at) AS used_at, sum(times) AS times, max(pinned) AS pinned FROM ("  # noqa: S608
        f"   SELECT {column} AS words, max(created_at) AS used_at, count(*) AS times, 0 AS pinned"
        f"   FROM jobs WHERE state <> ? GROUP BY {column}"
        "    UNION ALL SELECT words, NULL, 0, 1 FROM pinned_words WHERE kind = ?)"
        " WHERE trim(words) <> '' GROUP BY words ORDER BY pinned DESC, max(used_at) DESC",
        (JobState.IMPORTED.value, kind.value),
    )
    return [
        UsedWords(
            row["words"],
            maybe_moment_of(row["used_at"]),
            row["times"],
            bool(row["pinned"]),
            searchable(row["words"]),
        )
        for row in rows
    ]


def pin(c: sqlite3.Connection, kind: WordsKind, words: str, now: datetime) -> None:
    """Keep the words at hand; again is no error."""
    c.execute(
        "INSERT OR IGNORE INTO pinned_words (kind, words, pinned_at) VALUES (?, ?, ?)",
        (kind.value, stored_text(words), stored_moment(now)),
    )


def unpin(c: sqlite3.Connection, kind: WordsKind, words: str) -> None:
    """Keep the words at hand no longer; again is no error."""
    c.execute("DELETE FROM pinned_words WHERE kind = ? AND words = ?", (kind.value, stored_text(words)))
