"""What is found damaged in a library, and the mark that has its database mended at the next start."""

import logging
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from qwen_studio.core.private_files import open_private
from qwen_studio.library.durable import flush_folder

MARK_NAME = "library.damaged"

log = logging.getLogger(__name__)


class DamageKind(Enum):
    """What is damaged."""

    DATABASE = "database"
    ROW = "row"
    ANSWER_MISSING = "answer missing"
    PICTURE_MISSING = "picture missing"
    PICTURE_CHANGED = "picture changed"
    ORIGINAL_MISSING = "original missing"
    ORIGINAL_CHANGED = "original changed"
    UNKNOWN_FILE = "unknown file"


@dataclass(frozen=True)
class Damage:
    """One thing that is not as it was written. `subject` is a job's id, or a path relative to the library."""

    kind: DamageKind
    subject: str
    sentence: str


def mark(folder: Path) -> None:
    """Have the library's database looked through, and mended, when it is opened next."""
    try:
        open_private(folder / MARK_NAME, "ab").close()
        flush_folder(folder)
    except OSError as error:
        # What is damaged is met again.
        log.warning("The damaged library could not be marked: %s", error.strerror)
    else:
        log.error("The database is damaged; it is mended at the next start")
