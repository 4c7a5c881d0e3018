"""Which start becomes the window: decided by the library's lock, before anything of a window is loaded."""

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qwen_studio.core.errors import LibraryError, LibraryInUse
from qwen_studio.core.settings import read_settings
from qwen_studio.library.lock import claim, held_for_s
from qwen_studio.library.places import LIBRARY_VARIABLE, Places, find_places

if TYPE_CHECKING:
    from qwen_studio.library.lock import LibraryLock

ANSWER_WITHIN_S = 3.0
STARTS_WITHIN_S = 15.0
"""On a slow machine a window needs a while until it can hear; two quick clicks must not end in an error."""
_ASK_AGAIN_AFTER_S = 0.05


@dataclass(frozen=True)
class Claim:
    """What this start is: the window, with the library's lock, or one that has handed over to it."""

    lock: "LibraryLock | None" = None
    handed_over: bool = False


def places_asked_for(library: str) -> Places:
    """The places of this start: the library that was asked for, else the environment's, else the preferred one."""
    if library or os.environ.get(LIBRARY_VARIABLE):
        return find_places(library)
    settings, _ = read_settings(find_places().settings_file)
    return find_places(settings.library)


def claim_or_hand_over(places: Places, files: tuple[Path, ...], answer_within_s: float = ANSWER_WITHIN_S) -> Claim:
    """Take the library, or let the window that has it take the files and come to the front.

    A library that cannot be locked at all is for the window to tell: then there is no lock in the claim.

    Raises:
        LibraryInUse: whoever has the library did not answer: a command, or a window that hangs.
    """
    began = time.monotonic()
    while True:
        try:
            return Claim(claim(places.library))
        except LibraryInUse as error:
            if error.computer:  # where no window hears this one
                raise
            waited_s = time.monotonic() - began
            may_be_starting = answer_within_s > 0 and held_for_s(places.library) < STARTS_WITHIN_S
            if waited_s >= answer_within_s and not may_be_starting:
                raise
        except (OSError, LibraryError):
            return Claim()
        from qwen_studio.state.hand_over import address_of, send, this_start

        address = address_of(places.library, places.cache)
        if address and send(address, this_start(files), answer_within_s):
            return Claim(handed_over=True)
        # The window may be only about to open, or to close.
        time.sleep(_ASK_AGAIN_AFTER_S)
