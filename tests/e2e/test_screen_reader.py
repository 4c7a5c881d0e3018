"""The program through the eyes of a screen reader: the real accessibility tree, on a bus of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from qwen_studio.core.resources import resource_path
from qwen_studio.core.settings import Settings, settings_to_json
from tests.ui.desktop.conftest import Desktop, desktop

__all__ = ["desktop"]

BUS = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
COFFEE = resource_path("samples", "coffee.png")


@pytest.fixture
def program(desktop: Desktop, display: str, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The program in a process of its own, in the demo, with a picture for Image 1."""
    config = tmp_path / "config" / "Qwen Studio"
    config.mkdir(parents=True)
    (config / "settings.json").write_text(settings_to_json(Settings(welcomed=True, right_panel=True)))
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    command = [sys.executable, "-m", "qwen_studio", "--demo", "--library", str(tmp_path / "library"), str(COFFEE)]
    with subprocess.Popen(command, env=environment) as process:
        yield process
        process.terminate()
        process.wait()


def test_an_edit_can_be_made_by_ear_alone(program: subprocess.Popen[bytes]) -> None:
    # GIVEN the program with a picture, and somebody who hears it
    pytest.importorskip("jeepney")
    if not BUS.exists():
        pytest.skip("There is no bus for screen readers here; at-spi2-core brings it.")
    from tests.e2e.screen_reader import ScreenReader

    reader = ScreenReader()
    studio = reader.program("qwen-studio")

    # WHEN they look for what is needed
    instruction = reader.find(studio, "Instruction", "text")
    first = reader.find(studio, "Image 1", "push button")
    assert "coffee.png" in first.description
    for name, role in (
        ("Image 2", "push button"),
        ("Negative prompt", "text"),
        ("2 images", "radio button"),
        ("Watermark", "check box"),
        ("Spent today", "push button"),
        ("Edit", "radio button"),
    ):
        reader.find(studio, name, role)

    # AND write what should change, and generate
    reader.write(instruction, "Make it warm")
    assert reader.words_in(instruction) == "Make it warm"
    reader.press(reader.find(studio, "Generate", "push button"))

    # THEN they hear that the result is there, and find it among the results
    assert "Make it warm" in reader.hear(lambda words: "result" in words)
    result = reader.find(studio, "Result 1 of 1: Make it warm", "push button")
    assert result.description
    reader.press(result)
    reader.close()
