"""Room on the library's drive."""

import shutil
from pathlib import Path

from qwen_studio.core.errors import NoRoom
from qwen_studio.core.language import translate
from qwen_studio.library.failures import os_errors_as_sentences

_RESULT_BYTES = 16_000_000
"""A result of 2048 × 2048 as PNG, at its worst."""
_SPARE_BYTES = 50_000_000
"""For the inputs, the journal, and whatever else goes on."""


def needed_bytes(results: int) -> int:
    """Room that an edit with so many results may take; one of them lies on the drive twice for a moment."""
    return (results + 1) * _RESULT_BYTES + _SPARE_BYTES


def check_room(folder: Path, results: int) -> None:
    """Returns if an edit with so many results certainly has room.

    Raises:
        NoRoom: it may not.
        LibraryError: the drive does not answer.
    """
    with os_errors_as_sentences(folder):
        free = shutil.disk_usage(folder).free
    needed = needed_bytes(results)
    if free < needed:
        raise NoRoom(
            translate(
                "library",
                "The drive of the library in {folder} has {free} MB left, and this edit may need {needed} MB. "
                "Nothing was sent.",
            ).format(folder=folder, free=free // 1000000, needed=needed // 1000000),
            next_step=translate("library", "Make room on the drive, or choose another library."),
        )
