"""The whole program, whose language changes while an edit runs; in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.app.changing_language_script import GALLERY, INSTRUCTION, SETTINGS, SIZE, Shown

ENGLISH = ["&File", "&Edit", "&View", "&Image", "&Gallery", "&Library", "&Help"]
CHINESE = ["文件(&F)", "编辑(&E)", "视图(&V)", "图像(&I)", "图库(&G)", "资料库(&L)", "帮助(&H)"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "library").mkdir()
    return tmp_path


def run(home: Path, *languages: str) -> list[Shown]:
    """What the window showed after each change, and when the edit had ended; without one, how it opened."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": "C.UTF-8",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_DATA_HOME": str(home / "data"),
        "DASHSCOPE_API_KEY": "",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
    ended = subprocess.run(
        [sys.executable, "-m", "tests.app.changing_language_script", str(home / "library"), *languages],
        env=environment,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr, ended.stderr
    assert list((home / "state").rglob("crash*")) == [], "nothing of the window before may still be spoken to"
    return [Shown(**json.loads(line)) for line in ended.stdout.splitlines()]


def settings_of(home: Path) -> dict[str, Any]:
    settings: dict[str, Any] = json.loads((home / "config" / "qwen-studio" / "settings.json").read_text())
    return settings


def test_the_language_changes_at_once_and_all_goes_on(home: Path) -> None:
    chinese, english, *_, last = run(home, "zh", "en", "zh")
    assert (chinese.menus, english.menus, last.menus) == (CHINESE, ENGLISH, CHINESE)
    assert (chinese.checked, english.checked) == ("简体中文", "English")
    assert chinese.status.startswith("进行中 1")
    assert english.status.startswith("1 running")
    for shown in (chinese, english, last):
        assert shown.instruction == INSTRUCTION
        assert shown.slots == 1
        assert shown.page == "edit"
        assert shown.size == list(SIZE)
        assert shown.windows == 1
    assert chinese.running == 1, "the edit goes on"
    assert chinese.viewer == english.viewer != ""
    assert last.pictures == 1, "and its picture comes"
    assert last.viewer.endswith(".png")
    assert settings_of(home)["language"] == "zh"
    (again,) = run(home)
    assert again.menus == CHINESE, "the next start speaks it from the first moment"
    assert again.pictures == 1


def test_who_chose_the_language_in_the_settings_goes_on_there(home: Path) -> None:
    plain, chinese, _ = run(home, "en", SETTINGS, "zh")
    assert (plain.settings, chinese.settings) == ("", "appearance")


def test_the_open_page_stays_open_whatever_starts_begin_with(home: Path) -> None:
    plain, chinese, _ = run(home, "en", GALLERY, "zh")
    assert (plain.page, chinese.page) == ("edit", "gallery")
