"""The file of the settings over several starts, whatever it holds."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qwen_studio.state.preferences import Preferences

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_a_change_is_in_the_file_soon_and_for_the_owner_alone(file: Path, qtbot: QtBot) -> None:
    preferences = Preferences(file)
    preferences.change(theme="dark")
    qtbot.waitUntil(file.exists)
    assert json.loads(file.read_text())["theme"] == "dark"
    assert file.stat().st_mode & 0o777 == 0o600
    assert Preferences(file).settings.theme == "dark"


def test_a_damaged_file_is_kept_beside_the_new_one_and_is_told_of_once(file: Path) -> None:
    damaged = '{"theme": "dark", "tile_width": "broad"}'
    file.write_text(damaged)
    preferences = Preferences(file)
    assert preferences.unusable == ["tile_width"]
    assert preferences.set_aside == file.with_name("settings-damaged.json")
    preferences.save()
    assert preferences.set_aside.read_text() == damaged
    assert preferences.set_aside.stat().st_mode & 0o777 == 0o600
    again = Preferences(file)
    assert (again.unusable, again.set_aside, again.settings.theme) == ([], None, "dark")


def test_a_later_version_finds_its_own_settings_again(file: Path) -> None:
    file.write_text('{"version": 7, "theme": "dark", "hologram": {"depth": 3}}')
    preferences = Preferences(file)
    preferences.change(n=2)
    preferences.save()
    assert json.loads(file.read_text())["hologram"] == {"depth": 3}
    assert json.loads(file.read_text())["n"] == 2


def test_a_folder_in_place_of_the_file_gives_the_defaults(file: Path) -> None:
    file.mkdir()
    preferences = Preferences(file)
    assert preferences.unusable == ["settings"]
    assert preferences.set_aside is None
    preferences.save()
