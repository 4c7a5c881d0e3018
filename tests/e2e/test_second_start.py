"""A second start brings the first window to the front, on a desktop with a window manager."""

import os
import subprocess
import sys
from pathlib import Path

from qwen_studio.core.resources import resource_path
from qwen_studio.core.settings import Settings, settings_to_json
from tests.e2e.on_display import active_pid, until
from tests.e2e.program import DRAG_SOURCE
from tests.second_start import ended, quiet_home, start

__all__ = ["quiet_home"]


def test_the_first_window_comes_to_the_front(display: str, quiet_home: Path) -> None:
    # GIVEN the program, behind a window of another one
    photo = resource_path("samples", "chelsea.png")
    on_display = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    settings = quiet_home / "qwen-studio" / "settings.json"
    settings.parent.mkdir()
    settings.write_text(settings_to_json(Settings(welcomed=True)))
    first = start(quiet_home / "library", **on_display)
    other = None
    try:
        until(lambda: active_pid(display) == first.pid)
        # It hears, so nothing of its own start comes forward any more.
        assert ended(start(quiet_home / "library", **on_display)) == (0, "", "")
        other = subprocess.Popen([sys.executable, str(DRAG_SOURCE), str(photo)], env={**os.environ, **on_display})
        until(lambda: active_pid(display) == other.pid)

        # WHEN it is started again with a picture
        assert ended(start(quiet_home / "library", photo, **on_display)) == (0, "", "")

        # THEN the window that was there is in front
        until(lambda: active_pid(display) == first.pid)
    finally:
        for process in (first, other):
            if process is not None:
                process.kill()
                process.communicate()
