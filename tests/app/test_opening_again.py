"""A window that closes for what needs the library closed, and opens again; in a process of its own."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from qwen_studio.library import pictures
from qwen_studio.library.database import FILE_NAME, Database
from tests.app.opening_again_script import Seen
from tests.ui.conftest import made_library

__all__ = ["made_library"]


@pytest.fixture
def library(tmp_path: Path, made_library: Path) -> Path:
    shutil.copytree(made_library, tmp_path / "library")
    return tmp_path / "library"


def run(library: Path, afterwards: str, wanted: str = "") -> list[Seen]:
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
        [sys.executable, "-m", "tests.app.opening_again_script", str(library), afterwards, wanted],
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


def settings_of(library: Path) -> dict[str, Any]:
    settings: dict[str, Any] = json.loads((library.parent / "config" / "qwen-studio" / "settings.json").read_text())
    return settings


def test_the_program_goes_over_to_another_library_and_begins_with_it_next_time(library: Path) -> None:
    other = library.with_name("Familie صور 照片")
    shutil.copytree(library, other)
    first, second = run(library, "OPEN_OTHER", str(other))
    assert [first.library, second.library] == [str(library), str(other)]
    assert [first.title, second.title] == ["library – Qwen Studio", "Familie صور 照片 – Qwen Studio"]
    assert second.pictures == 3
    assert second.instruction == "Paint the sky green", "what was being written comes along"
    assert second.session_key
    assert settings_of(library)["library"] == str(other)
    assert settings_of(library)["libraries"] == [str(other), str(library)]


def test_another_library_that_a_newer_version_made_gives_way_to_the_former(library: Path) -> None:
    other = library.with_name("other")
    shutil.copytree(library, other)
    with closing(sqlite3.connect(other / FILE_NAME)) as connection:
        connection.execute("PRAGMA user_version = 9999")
    before = (other / FILE_NAME).read_bytes()
    first, second = run(library, "OPEN_OTHER", str(other))
    assert first.library == second.library == str(library)
    assert "This library was made by a newer version of Qwen Studio" in second.report
    assert second.instruction == "Paint the sky green"
    assert second.pictures == 3
    assert second.session_key
    assert (other / FILE_NAME).read_bytes() == before
    assert settings_of(library).get("library", "") != str(other), "the next start begins with the one that opens"
    assert str(other) not in settings_of(library).get("libraries", [])


def test_another_library_that_is_open_elsewhere_gives_way_to_the_former(library: Path) -> None:
    other = library.with_name("other")
    shutil.copytree(library, other)
    elsewhere = Database(other)
    elsewhere.call(pictures.summary)
    try:
        first, second = run(library, "OPEN_OTHER", str(other))
    finally:
        elsewhere.close()
    assert first.library == second.library == str(library)
    assert "This library is open in another window or command of Qwen Studio." in second.report
    assert second.pictures == 3
    assert settings_of(library).get("library", "") != str(other)


def test_a_library_is_moved_and_the_old_one_stays(library: Path) -> None:
    target = library.parent / "usb" / "Studio"
    before = {path.name: path.read_bytes() for path in (library / "pictures").rglob("*.png")}
    first, second = run(library, "MOVE", str(target))
    assert second.library == str(target)
    assert second.pictures == first.pictures == 3
    assert f"The library is in “{target}” now" in second.report
    assert f"The old folder “{library}” is as it was" in second.report
    for folder in (library, target):
        assert {path.name: path.read_bytes() for path in (folder / "pictures").rglob("*.png")} == before
    assert settings_of(library)["library"] == str(target)
    assert settings_of(library)["libraries"] == [str(target)]


def test_a_move_that_fails_leaves_all_as_it_was(library: Path) -> None:
    target = library.parent / "taken"
    target.mkdir()
    (target / "mine.txt").write_text("keep me")
    first, second = run(library, "MOVE", str(target))
    assert second.library == first.library == str(library)
    assert "is not an empty folder" in second.report
    assert [path.name for path in target.iterdir()] == ["mine.txt"]
    assert settings_of(library)["library"] == ""


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
