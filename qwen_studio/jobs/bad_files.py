"""Files from outside that should be pictures and cannot be shown: they are in the gallery, and say what is wrong."""

import hashlib
import os
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from qwen_studio.core.geometry import Size
from qwen_studio.core.trouble import Trouble
from qwen_studio.jobs import imported_rows
from qwen_studio.jobs.found_files import FoundImport, moment_at
from qwen_studio.library import disk_rows, pictures
from qwen_studio.library.glance import look

_NO_SIZE = Size(0, 0)


@dataclass(frozen=True, slots=True)
class BadFile:
    """A file that cannot be shown, as it was when it was looked at. `path` may hold bytes that are no text."""

    path: str
    trouble: Trouble
    sentence: str
    file_bytes: int
    mtime_ns: int


def bad_file(path: Path, trouble: Trouble, sentence: str) -> BadFile:
    """The file, and what is wrong with it: what a glance tells counts for more than what reading it met."""
    seen = look(str(path))
    return BadFile(str(path), seen.trouble or trouble, sentence, seen.file_bytes, seen.mtime_ns)


def mark_of(path: Path | str) -> str:
    """What stands for the content of a file that cannot be read: the same for the same place, and never a content."""
    return hashlib.sha256(b"unread " + os.fsencode(path)).hexdigest()


def enter(c: sqlite3.Connection, bad: Sequence[BadFile]) -> tuple[list[int], list[int]]:
    """The ids of the pictures that are new, and of those that were in the trash. On the disk thread.

    Each file stays where it is, also where the others are copied. What the library knows by its place is not entered
    again: the next look at the disk tells what has become of it.
    """
    known = disk_rows.at_references(c, [each.path for each in bad])
    new: list[int] = []
    trashed: list[int] = []
    for each in bad:
        ids = known.get(each.path, [])
        if not ids:
            new.append(_enter(c, each))
        elif back := [p.id for p in pictures.get_many(c, ids) if p.trashed_at is not None and len(ids) == 1]:
            pictures.restore(c, back)
            trashed += back
    return new, trashed


def _enter(c: sqlite3.Connection, bad: BadFile) -> int:
    now = datetime.now(UTC)
    written = moment_at(bad.mtime_ns / 1e9) if bad.mtime_ns else now
    found = FoundImport(
        path="",
        content_hash=mark_of(bad.path),
        file_sha256="",
        size=_NO_SIZE,
        file_bytes=bad.file_bytes,
        file_mtime_ns=bad.mtime_ns,
        created_at=written,
        file_changed_at=written,
        prompt="",
        negative_prompt="",
        reference=bad.path,
    )
    picture_id = imported_rows.enter(c, found).id
    if bad.trouble is Trouble.MISSING:
        disk_rows.set_missing(c, [picture_id], now)
    else:
        disk_rows.set_trouble(c, picture_id, bad.trouble)
    return picture_id
