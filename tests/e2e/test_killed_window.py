"""A window that was killed comes back as it was: its place, its page, its panels, and what was being written."""

import json
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from qwen_studio.core.resources import resource_path
from qwen_studio.core.settings import Settings, settings_to_json
from tests.e2e.on_display import active_pid, hand, until
from tests.second_start import quiet_home, start

__all__ = ["quiet_home"]

CAT = resource_path("samples", "chelsea.png")


@contextmanager
def window(display: str, home: Path, *files: Path) -> Iterator[subprocess.Popen[str]]:
    """The program with the keyboard, until it is killed."""
    process = start(home / "library", *files, DISPLAY=display, QT_QPA_PLATFORM="xcb")
    try:
        until(lambda: active_pid(display) == process.pid)
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()


def place(display: str) -> dict[str, int]:
    """Where the window with the keyboard is, without its frame."""
    told = hand(display, "getactivewindow", "getwindowgeometry", "--shell")
    facts = dict(line.split("=") for line in told.splitlines())
    return {name: int(facts[name]) for name in ("X", "Y", "WIDTH", "HEIGHT") if name in facts}


def click_title_twice(display: str) -> None:
    """Maximise, or back again, by the window manager's own way: the program learns of it afterwards."""
    now = place(display)  # xdotool counts the title bar twice
    x, y = str(now["X"] + 300), str(now["Y"] - 28)
    hand(display, "mousemove", x, y, "click", "--repeat", "2", "--delay", "60", "1")


def told(file: Path) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return facts


@pytest.fixture
def settings(quiet_home: Path) -> Path:
    file = quiet_home / "qwen-studio" / "settings.json"
    file.parent.mkdir()
    file.write_text(settings_to_json(Settings(welcomed=True)))
    return file


def test_a_killed_window_comes_back_as_it_was(display: str, quiet_home: Path, settings: Path) -> None:
    draft = quiet_home / "library" / "draft" / "draft.json"
    # GIVEN a window with a picture, of another size, elsewhere, in which something is written
    with window(display, quiet_home, CAT):
        until(lambda: len(told(draft).get("slots", ())) == 1)
        before = told(settings)["window_geometry"]
        hand(display, "getactivewindow", "windowsize", "--sync", "1010", "640", "windowmove", "--sync", "90", "120")
        hand(display, "type", "--delay", "20", "the cat in a red coat")
        until(lambda: told(draft).get("instruction") == "the cat in a red coat")
        hand(display, "key", "F9")
        until(lambda: told(settings)["left_panel"] is False)
        hand(display, "key", "ctrl+2")
        until(lambda: told(settings)["page"] == "gallery" and told(settings)["window_geometry"] != before)
        was = place(display)
        kept = told(settings)
        written = told(draft)
    # WHEN it is killed, and started again
    assert was["WIDTH"] == 1010
    with window(display, quiet_home):
        # THEN it stands there, and shows that
        until(lambda: place(display) == was)
        assert told(settings)["page"] == kept["page"] == "gallery"
        hand(display, "key", "ctrl+1")
        until(lambda: told(settings)["page"] == "edit")
        assert told(settings)["left_panel"] is False
        assert told(draft) == written


def test_a_maximised_window_has_its_normal_place_again_after_a_kill(
    display: str, quiet_home: Path, settings: Path
) -> None:
    with window(display, quiet_home):
        hand(display, "getactivewindow", "windowsize", "--sync", "900", "620", "windowmove", "--sync", "70", "110")
        before = told(settings)["window_geometry"]
        until(lambda: told(settings)["window_geometry"] not in ("", before))
        normal = place(display)
        click_title_twice(display)
        until(lambda: told(settings)["window_maximised"])
        assert place(display)["WIDTH"] > normal["WIDTH"]
    with window(display, quiet_home):
        until(lambda: place(display)["WIDTH"] > normal["WIDTH"])
        click_title_twice(display)
        until(lambda: place(display) == normal)
        hand(display, "key", "F11")
        until(lambda: place(display)["HEIGHT"] == 900)
        hand(display, "key", "ctrl+2")
        until(lambda: told(settings)["page"] == "gallery")
    with window(display, quiet_home):
        until(lambda: place(display) == normal)
