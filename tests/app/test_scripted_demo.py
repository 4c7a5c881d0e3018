"""The demo that performs itself on a machine without a display, as a person runs it."""

import os
import subprocess
import sys
from pathlib import Path

from PIL import Image


def test_it_prints_where_its_pictures_and_the_window_are(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    folders = ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "LOCALAPPDATA")
    library = tmp_path / "library"
    ended = subprocess.run(
        [sys.executable, "-m", "qwen_studio", "--scripted", "--library", str(library)],
        env={**environment, "QT_QPA_PLATFORM": "offscreen", **dict.fromkeys(folders, str(tmp_path / "home"))},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    lines = [line.split(": ", 1) for line in ended.stdout.splitlines() if ": " in line]
    results = [Path(place) for name, place in lines if name == "Result"]
    (shown,) = [Path(place) for name, place in lines if name == "Window"]
    assert len(results) == 2
    for result in results:
        assert result.is_relative_to(library)
        with Image.open(result) as picture:
            assert picture.size == (1248, 832)
            assert "qwen_studio" in picture.info
    # The window shows more than its own ground: the result in it is a pencil sketch in warm light.
    with Image.open(shown) as window:
        assert window.width >= 760
        colours = window.convert("RGB").getcolors(1 << 24)
        assert colours is not None
        assert len(colours) > 2000
    assert ["Library", str(library)] in lines
