"""What nobody needs any more: drafts that were set aside as damaged, and pictures that came in and went nowhere."""

import logging
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from qwen_studio.library.draft_file import FILE_NAME, SET_ASIDE
from qwen_studio.library.files import DRAFT

KEPT_FOR = timedelta(days=30)
INCOMING = "incoming"
"""In the cache: where earlier versions kept what was pasted or fetched, before drafts outlived the program."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

log = logging.getLogger(__name__)


def remove_leftovers(library: Path, cache: Path, now: datetime) -> int:
    """How many files older than `KEPT_FOR` were removed. What cannot be removed stays, and is tried again another day.

    With the last damaged draft its pictures lose their protection: the next start removes those that nothing needs.
    """
    before = now - KEPT_FOR
    drafts = _files(library / DRAFT, f"{SET_ASIDE}*.json")
    old = [file for file in drafts if _set_aside_at(file) < before]
    draft = _text_of(library / DRAFT / FILE_NAME)
    old += [file for file in _files(cache / INCOMING, "*") if _written_at(file) < before and file.name not in draft]
    removed = 0
    for file in old:
        try:
            file.unlink()
        except OSError as error:
            log.info("a file that nobody needs was not removed: %s", error.strerror)
        else:
            removed += 1
    return removed


def _files(folder: Path, pattern: str) -> list[Path]:
    try:
        return [path for path in folder.glob(pattern) if path.is_file() and not path.is_symlink()]
    except OSError:
        return []


def _text_of(file: Path) -> str:
    try:
        return file.read_text("ascii", errors="replace")
    except OSError:
        return ""


def _set_aside_at(file: Path) -> datetime:
    """The day in its name, if that is later than when it was written: it may have lain for long before it was read."""
    day = _DAY.search(file.stem)
    try:
        named = date.fromisoformat(day[0]) if day else date.min
    except ValueError:
        named = date.min
    return max(_written_at(file), datetime(named.year, named.month, named.day, tzinfo=UTC))


def _written_at(file: Path) -> datetime:
    try:
        return datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except OSError:
        # Gone meanwhile, or not to be looked at: nothing to do with it today.
        return datetime.max.replace(tzinfo=UTC)
