"""What a person sees and does from outside of a process, on a display with a window manager."""

import os
import subprocess
import time
from collections.abc import Callable

from tests.second_start import WAIT_S


def until(condition: Callable[[], object]) -> None:
    """Wait until the condition holds."""
    end = time.monotonic() + WAIT_S
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def hand(display: str, *command: str) -> str:
    """What xdotool says; nothing where it found nothing."""
    told = subprocess.run(
        ["xdotool", *command], env={**os.environ, "DISPLAY": display}, capture_output=True, text=True, check=False
    )
    return told.stdout.strip()


def active_pid(display: str) -> int:
    """The process whose window has the keyboard, as the window manager says."""
    return int(hand(display, "getactivewindow", "getwindowpid") or 0)
