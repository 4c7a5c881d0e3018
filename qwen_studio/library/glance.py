"""A glance at a file: whether it is still the one that was looked at before. Nothing of it is read. Any thread."""

import os
import stat
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from qwen_studio.core.trouble import Trouble
from qwen_studio.library.disk_rows import KnownFile
from qwen_studio.library.files import LibraryFiles


class Seen(NamedTuple):
    """What the file system says of a file; bytes and time are 0 where there is trouble."""

    trouble: Trouble | None
    file_bytes: int = 0
    mtime_ns: int = 0


class Verdict(Enum):
    """What a glance makes of a file."""

    SAME = "same"
    FIRST_SEEN = "first seen"
    """As its row says, as far as a row of an older library says anything."""
    GONE = "gone"
    BACK = "back"
    TROUBLE = "trouble"
    READ = "read"
    """Only reading it can tell."""


_MAY_HAVE_PASSED = {Trouble.EMPTY, Trouble.UNREADABLE}


def path_of(files: LibraryFiles, known: KnownFile) -> Path:
    """Where the file should be.

    Raises:
        LibraryError: outside the library, though its row says inside.
    """
    return Path(known.reference) if known.reference else files.absolute(known.path)


def glance(files: LibraryFiles, known: KnownFile) -> tuple[Verdict, Seen]:
    """What a picture's file is now, and what that means."""
    # Not by `path_of`: there may be a hundred thousand, and whatever a row names, it is only looked at.
    seen = look(known.reference or f"{files.folder}/{known.path}")
    if seen.trouble is Trouble.MISSING:
        return (Verdict.SAME if known.missing else Verdict.GONE), seen
    if seen.trouble is not None:
        told = known.trouble == seen.trouble and not known.missing
        return (Verdict.SAME if told else Verdict.TROUBLE), seen
    first = known.mtime_ns is None
    same = seen.file_bytes == known.file_bytes and (first or seen.mtime_ns == known.mtime_ns)
    if not same or known.trouble in _MAY_HAVE_PASSED:
        return Verdict.READ, seen
    if known.missing:
        return Verdict.BACK, seen
    return (Verdict.FIRST_SEEN if first else Verdict.SAME), seen


def look(path: str) -> Seen:
    """What the file system says of the file at this absolute path."""
    try:
        status = os.stat(path)  # noqa: PTH116 - as text, there may be very many
        readable = os.access(path, os.R_OK)
    except (FileNotFoundError, NotADirectoryError):
        return Seen(Trouble.MISSING)
    except (OSError, ValueError):
        return Seen(Trouble.UNREADABLE)
    if not stat.S_ISREG(status.st_mode) or not readable:
        return Seen(Trouble.UNREADABLE)
    if status.st_size == 0:
        return Seen(Trouble.EMPTY)
    return Seen(None, status.st_size, status.st_mtime_ns)
