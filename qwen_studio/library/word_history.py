"""The words that were sent from this library, and those that are pinned.

All functions run on the disk thread, inside a transaction of `Database`.
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from qwen_studio.core.job import JobState
from qwen_studio.core.presets import WordsKind
from qwen_studio.library.columns import moment_of, searchable, stored_moment, stored_text

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
    # Imported files tell their instructions too, but nobody wrote those here. Counted here and not by SQLite, which
    # takes three times as long to group ten thousand long texts.
    sent = c.execute(
        f"SELECT {column}, created_at FROM jobs WHERE state <> ? ORDER BY created_at, serial",  # noqa: S608 - own names
        (JobState.IMPORTED.value,),
    )
    found: dict[str, tuple[str, int]] = {}
    for words, used_at in sent:
        _, times = found.pop(words, ("", 0))
        found[words] = used_at, times + 1
    pinned = [row[0] for row in c.execute("SELECT words FROM pinned_words WHERE kind = ?", (kind.value,))]
    listed = sorted(pinned, key=lambda words: found.get(words, ("", 0)), reverse=True)
    at_hand = set(pinned)
    listed += [words for words in reversed(found) if words.strip() and words not in at_hand]
    return [
        _used(words, *found.get(words, ("", 0)), pinned=number < len(pinned)) for number, words in enumerate(listed)
    ]


def _used(words: str, used_at: str, times: int, *, pinned: bool) -> UsedWords:
    return UsedWords(words, moment_of(used_at) if used_at else None, times, pinned, searchable(words))


def pin(c: sqlite3.Connection, kind: WordsKind, words: str, now: datetime) -> None:
    """Keep the words at hand; again is no error."""
    c.execute(
        "INSERT OR IGNORE INTO pinned_words (kind, words, pinned_at) VALUES (?, ?, ?)",
        (kind.value, stored_text(words), stored_moment(now)),
    )


def unpin(c: sqlite3.Connection, kind: WordsKind, words: str) -> None:
    """Keep the words at hand no longer; again is no error."""
    c.execute("DELETE FROM pinned_words WHERE kind = ? AND words = ?", (kind.value, stored_text(words)))
