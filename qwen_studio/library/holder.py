"""Who has the library open, for people: the lock itself tells nothing to another computer."""

import json
import logging
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from qwen_studio.core.naming import printable
from qwen_studio.core.private_files import open_private

HOLDER_NAME = "library.holder"
"""Beside the lock and not in it: on network drives of Windows, nobody else can read what is locked."""

_LONGEST_BYTES = 4096
_LONGEST_NAME = 64

log = logging.getLogger(__name__)


def write_holder(folder: Path) -> None:
    """Leave word that this process has the library; one that cannot be left is logged, and missed by nobody here."""
    told = {"computer": this_computer(), "process": os.getpid(), "since": datetime.now(UTC).isoformat("T", "seconds")}
    try:
        with open_private(folder / HOLDER_NAME, "w", encoding="utf-8") as file:
            json.dump(told, file)
    except OSError as error:
        log.warning("who has the library open could not be written: %s", error.strerror)


def remove_holder(folder: Path) -> None:
    """Take the word back, if it was left."""
    try:
        (folder / HOLDER_NAME).unlink(missing_ok=True)
    except OSError as error:
        log.warning("who had the library open stays written: %s", error.strerror)


def other_computer(folder: Path, lock: Path) -> str:
    """The name of the other computer that has the library open; empty if it is this one, or nobody can tell."""
    path = folder / HOLDER_NAME
    try:
        # What is older than the lock was left by somebody who was killed.
        if path.stat().st_mtime_ns < lock.stat().st_mtime_ns:
            return ""
        with path.open("rb") as file:
            told = json.loads(file.read(_LONGEST_BYTES))
    except (OSError, ValueError, RecursionError):
        return ""
    computer = told.get("computer") if isinstance(told, dict) else None
    if not isinstance(computer, str) or computer == this_computer():
        return ""
    return printable(computer[:_LONGEST_NAME]).strip()


if sys.platform == "win32":

    def this_computer() -> str:
        """The name of this computer, as its network knows it."""
        return os.environ.get("COMPUTERNAME", "")

else:

    def this_computer() -> str:
        """The name of this computer, as its network knows it."""
        return os.uname().nodename
