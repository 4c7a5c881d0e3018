"""Files that a desktop opens with the program, by the line of its own desktop entry."""

import configparser
import json
import os
import shlex
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from qwen_studio.core.resources import resource_path
from qwen_studio.ui.opened_files import PATTERNS
from tests.second_start import WAIT_S, quiet_home

__all__ = ["quiet_home"]

ENTRY = Path(__file__).parents[2] / "packaging" / "linux" / "qwen-studio.desktop"
CAT = resource_path("samples", "chelsea.png")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a desktop entry is a thing of Linux")


@pytest.fixture(scope="module")
def entry() -> dict[str, str]:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keys of an entry have capitals
    parser.read(ENTRY, encoding="utf-8")
    return dict(parser["Desktop Entry"])


def command(entry: dict[str, str], files: list[Path]) -> list[str]:
    """What a desktop runs: `%F` stands for all files, each an argument of its own."""
    program, *rest = shlex.split(entry["Exec"])
    assert program == entry["TryExec"] == "qwen-studio"
    assert rest == ["%F"]
    return [sys.executable, "-m", "qwen_studio", *map(os.fspath, files)]


def test_the_entry_names_what_the_program_opens_and_nothing_else(entry: dict[str, str], tmp_path: Path) -> None:
    kinds = entry["MimeType"].removesuffix(";").split(";")
    assert len(kinds) == len(set(kinds))
    formats = {"JPEG": "jpg", "PNG": "png", "BMP": "bmp", "TIFF": "tiff", "WEBP": "webp", "GIF": "gif", "AVIF": "avif"}
    # HEIC needs an extra that the package does not bring.
    assert {f"image/{name.lower()}" for name in formats} == set(kinds)
    for ending in formats.values():
        assert f"*.{ending}" in PATTERNS.split()


def until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + WAIT_S
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_files_of_odd_names_are_opened_and_a_second_opening_comes_beside_them(
    entry: dict[str, str], quiet_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["two\nlines “猫” 100% %F.png", "-dash 'and' \"quotes\" $(x).png", "edit"]
    photos = [tmp_path / "a folder; with signs" / name for name in names]
    photos[0].parent.mkdir()
    for photo in photos[:2]:
        Image.new("RGB", (400, 400), "teal").save(photo)
    # Without an ending, and called like a command.
    photos[2].write_bytes(CAT.read_bytes())
    monkeypatch.setenv("QWEN_STUDIO_LIBRARY", str(quiet_home / "library"))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    draft = quiet_home / "library" / "draft" / "draft.json"

    def in_the_slots() -> list[str]:
        told = json.loads(draft.read_text()) if draft.exists() else {"slots": []}
        return [slot["name"] for slot in told["slots"]]

    window = subprocess.Popen(command(entry, photos[:2]), stdin=subprocess.DEVNULL)
    try:
        until(lambda: in_the_slots() == names[:2])
        second = subprocess.run(command(entry, photos[2:]), check=False, timeout=WAIT_S, capture_output=True)
        assert (second.returncode, second.stdout, second.stderr) == (0, b"", b"")
        until(lambda: in_the_slots() == names)
        settings = quiet_home / "qwen-studio" / "settings.json"
        until(lambda: settings.exists() and len(json.loads(settings.read_text("utf-8"))["recent_files"]) == 3)
    finally:
        window.kill()
        window.wait()
