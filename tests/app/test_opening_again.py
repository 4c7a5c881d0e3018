"""A window that closes for what needs the library closed, and opens again; in a process of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from qwen_studio.library.database import FILE_NAME
from tests.app.opening_again_script import Seen
from tests.ui.conftest import made_library

__all__ = ["made_library"]


@pytest.fixture
def library(tmp_path: Path, made_library: Path) -> Path:
    shutil.copytree(made_library, tmp_path / "library")
    return tmp_path / "library"


def run(library: Path, afterwards: str) -> list[Seen]:
    """What the windows of one run showed, one after the other; the first is left in that way."""
    home = library.parent
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_DATA_HOME": str(home / "data"),
        "DASHSCOPE_API_KEY": "",
        # Keys are kept for the session then, and never in the keyring of whoever runs the tests.
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
    ended = subprocess.run(
        [sys.executable, "-m", "tests.app.opening_again_script", str(library), afterwards],
        env=environment,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr, ended.stderr
    return [Seen(**json.loads(line)) for line in ended.stdout.splitlines()]


def test_rebuilding_brings_the_window_back_with_all_pictures_and_the_draft(library: Path) -> None:
    first, second = run(library, "REBUILD")
    assert (first.pictures, second.pictures) == (3, 3)
    assert first.report == ""
    assert "The database was rebuilt: 3 pictures, 2 edits and 1 input were entered." in second.report
    assert "The former database is kept as library.before-rebuild-" in second.report
    assert second.instruction == first.instruction == "Paint the sky green"
    assert second.session_key, "a key that is only kept for this session is not asked for again"
    (kept,) = library.glob("library.before-rebuild-*.sqlite")
    assert kept.stat().st_size > 0


def test_a_damaged_database_without_a_backup_is_made_again_from_the_files(library: Path) -> None:
    shutil.rmtree(library / "backups", ignore_errors=True)
    (library / "library.damaged").touch()
    with (library / FILE_NAME).open("r+b") as file:
        file.write(b"no database at all")
    (first,) = run(library, "END")
    assert "The library's database was damaged and was set aside." in first.report
    assert "There was no good backup, so a new one was begun." in first.report
    assert "3 pictures and 1 input were entered from their files." in first.report
    assert "The damaged file is kept as library.damaged-" in first.report
    assert first.pictures == 3
