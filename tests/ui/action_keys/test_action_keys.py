"""Actions get the keys that the settings hold, at the start and whenever these change."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from qwen_studio.state.preferences import Preferences
from qwen_studio.ui.action_keys.action_keys import ActionKeys
from qwen_studio.ui.action_keys.lost_keys import told_of_lost_keys


class Desk:
    """A menu with three actions, one of them in a menu within."""

    def __init__(self, qtbot: QtBot, file: Path) -> None:
        self.file = file
        self.menu, inner = QMenu("&Work"), QMenu("&More")
        qtbot.addWidget(self.menu)
        qtbot.addWidget(inner)
        self.find, self.star, self.redo = QAction("&Find"), QAction("F&avourite"), QAction("Re&do")
        for action, keys in ((self.find, ["Ctrl+F"]), (self.star, ["F"]), (self.redo, ["Ctrl+Shift+Z", "Ctrl+Y"])):
            action.setObjectName(f"work.{action.text().replace('&', '').lower()}")
            action.setShortcuts([QKeySequence(key) for key in keys])
        self.menu.addActions([self.find, self.star])
        inner.addAction(self.redo)
        self.menu.addMenu(inner)
        self.menu.addAction("Without a name").setShortcut("Ctrl+0")
        self._inner = inner

    def open(self, settings: str = "{}") -> ActionKeys:
        """What a start does, with these settings."""
        self.file.write_text(settings, encoding="utf-8")
        self.preferences = Preferences(self.file)
        keys = ActionKeys(self.preferences, self.menu)
        keys.adopt([self.menu])
        return keys


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    return Desk(qtbot, tmp_path / "settings.json")


def keys_of(action: QAction) -> list[str]:
    return [key.toString() for key in action.shortcuts()]


def test_the_settings_take_the_place_of_the_own_keys_one_by_one(desk: Desk) -> None:
    keys = desk.open('{"shortcuts": {"work.find": "Ctrl+J; F8", "work.redo": ""}}')
    assert keys_of(desk.find) == ["Ctrl+J", "F8"]
    assert keys_of(desk.redo) == []
    assert keys_of(desk.star) == ["F"]
    assert (keys.unusable, keys.unknown) == ([], [])
    assert [key.toString() for key in keys.own_keys("work.find")] == ["Ctrl+F"]
    assert keys.is_changed("work.redo")
    assert not keys.is_changed("work.favourite")


@pytest.mark.parametrize("text", ["garbage", "Ctrl+K, Ctrl+S", "Ctrl+J; garbage", "A", "Return", "Ctrl+J; Up", "; ;"])
def test_what_cannot_be_keys_falls_back_alone_and_is_named(desk: Desk, text: str) -> None:
    keys = desk.open(f'{{"shortcuts": {{"work.find": "{text}", "work.redo": "F8"}}}}')
    assert keys_of(desk.find) == ["Ctrl+F"]
    assert keys_of(desk.redo) == ["F8"]
    assert keys.unusable == ["work.find"]


def test_an_own_key_of_one_place_may_stay_a_plain_one(desk: Desk) -> None:
    keys = desk.open('{"shortcuts": {"work.favourite": "F; Ctrl+J"}}')
    assert keys_of(desk.star) == ["F", "Ctrl+J"]
    assert keys.unusable == []


def test_keys_for_actions_that_are_not_known_stay_and_are_named(desk: Desk) -> None:
    keys = desk.open('{"shortcuts": {"work.hologram": "F8", "work.find": "F7"}}')
    assert keys.unknown == ["work.hologram"]
    assert keys_of(desk.find) == ["F7"]
    assert keys.with_keys({"work.find": [QKeySequence("Ctrl+F")]}) == {"work.hologram": "F8"}


def test_changes_hold_at_once_and_the_own_keys_are_not_written(desk: Desk, qtbot: QtBot) -> None:
    keys = desk.open()
    with qtbot.waitSignal(keys.changed):
        desk.preferences.change(shortcuts=keys.with_keys({"work.find": [QKeySequence("Ctrl+J")], "work.redo": []}))
    assert (keys_of(desk.find), keys_of(desk.redo)) == (["Ctrl+J"], [])
    assert desk.preferences.settings.shortcuts == {"work.find": "Ctrl+J", "work.redo": ""}
    desk.preferences.change(shortcuts=keys.with_keys({"work.find": keys.own_keys("work.find")}))
    assert (keys_of(desk.find), keys_of(desk.redo)) == (["Ctrl+F"], [])
    desk.preferences.change(shortcuts={})
    assert keys_of(desk.redo) == ["Ctrl+Shift+Z", "Ctrl+Y"]


def test_actions_that_come_later_have_the_chosen_keys_too(desk: Desk) -> None:
    keys = desk.open('{"shortcuts": {"later.on": "F8"}}')
    late = QAction("Later", desk.menu)
    late.setObjectName("later.on")
    desk.menu.addAction(late)
    keys.adopt([desk.menu])
    assert keys_of(late) == ["F8"]
    assert keys.unknown == []


def test_keys_with_the_sign_between_keys_are_kept(desk: Desk) -> None:
    keys = desk.open()
    wanted = [QKeySequence("Ctrl+;"), QKeySequence("Ctrl+,")]
    desk.preferences.change(shortcuts=keys.with_keys({"work.find": wanted}))
    desk.preferences.save()
    again = Preferences(desk.file)
    other = ActionKeys(again, desk.menu)
    other.adopt([desk.menu])
    assert other.keys("work.find") == wanted


def test_keys_of_two_actions_belong_to_the_one_that_was_given_them(desk: Desk) -> None:
    keys = desk.open('{"shortcuts": {"work.redo": "Ctrl+F; Ctrl+Y"}}')
    assert keys_of(desk.redo) == ["Ctrl+F", "Ctrl+Y"]
    assert keys_of(desk.find) == [], "with the same keys both would be dead"
    assert told_of_lost_keys(keys) == (
        "The settings give keys of these to other actions, and there they work: “Find” (Ctrl+F)."
    )
    assert desk.preferences.settings.shortcuts == {"work.redo": "Ctrl+F; Ctrl+Y"}

    # Given up there, they are back.
    desk.preferences.change(shortcuts=keys.with_keys({"work.redo": keys.own_keys("work.redo")}))
    assert keys_of(desk.find) == ["Ctrl+F"]
    assert told_of_lost_keys(keys) == ""


def test_of_two_that_were_given_the_same_keys_the_first_has_them(desk: Desk) -> None:
    keys = desk.open('{"shortcuts": {"work.redo": "F8", "work.find": "F8; F7"}}')
    assert (keys_of(desk.find), keys_of(desk.redo)) == (["F8", "F7"], [])
    assert list(keys.lost) == ["work.redo"]
