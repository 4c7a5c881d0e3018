"""Everything that the program makes is for its owner alone, whatever the umask is; what it delivers is not."""

import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from qwen_studio.core.resources import resource_path
from qwen_studio.sandbox.server import SandboxServer
from tests.secrets.search import Home

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")

COFFEE = str(resource_path("samples", "coffee.png"))


def open_to_others(folder: Path) -> Iterator[str]:
    """What others of this machine may look into."""
    for path in sorted(folder.rglob("*")):
        mode = stat.S_IMODE(path.lstat().st_mode)
        if mode & 0o077:
            yield f"{mode:o} {path.relative_to(folder)}"


def run(home: Home, *arguments: str, umask: int, key: str = "") -> None:
    environment = home.environment(DASHSCOPE_API_KEY=key)
    subprocess.run(
        [sys.executable, "-m", "qwen_studio", *arguments], env=environment, umask=umask, check=True, capture_output=True
    )


def test_a_window_and_its_library(home: Home) -> None:
    # GIVEN an edit in the window of somebody whose files are open to all
    run(home, "--scripted", umask=0)
    made = {path.relative_to(home.folder).as_posix() for path in home.folder.rglob("*")}
    for expected in ("library/library.sqlite", "qwen-studio/settings.json", "qwen-studio/log/qwen-studio.log"):
        assert expected in made
    for folder in ("library/pictures/", "library/inputs/", "qwen-studio/prepared/"):
        assert any(name.startswith(folder) for name in made), folder
    # THEN his library, settings, cache and logs are not
    assert list(open_to_others(home.folder)) == []


def test_a_command_and_what_it_delivers(home: Home, sandbox: SandboxServer, key: str, tmp_path: Path) -> None:
    output = tmp_path / "for my friends"
    asked = ("edit", COFFEE, "--instruction", "sepia", "--base-url", sandbox.base_url, "--output", str(output))
    run(home, *asked, umask=0o022, key=key)
    assert list(open_to_others(home.folder)) == []
    # What a person asked for elsewhere has the rights of that person's files.
    (picture,) = output.iterdir()
    assert stat.S_IMODE(picture.stat().st_mode) == 0o644
