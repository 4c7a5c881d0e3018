"""Which keys an action may have."""

import pytest
from PySide6.QtGui import QKeySequence

from qwen_studio.ui.action_keys.rules import is_alone, is_key, why_not

MENUS = {"Alt+F": "File"}


@pytest.mark.parametrize("keys", ["Ctrl+J", "Ctrl+Alt+J", "F8", "Shift+F8", "Alt+J", "Meta+J", "Ctrl+Return", "Ctrl+;"])
def test_these_may_be_chosen(keys: str) -> None:
    assert why_not(QKeySequence(keys), MENUS) == ""


@pytest.mark.parametrize(
    "keys",
    ["A", "Shift+A", "5", "Space", "Return", "Shift+Enter", "Up", "Shift+Left", "Home", "Tab", "Del", "Esc", "["],
)
def test_what_writes_or_moves_alone_is_refused_with_a_sentence(keys: str) -> None:
    assert is_alone(QKeySequence(keys))
    told = why_not(QKeySequence(keys), MENUS)
    assert told.startswith("“")
    assert told.endswith("writes or moves in text fields and lists. Hold Ctrl or Alt with it, or take a function key.")


@pytest.mark.parametrize(
    "keys", ["Ctrl+C", "Ctrl+V", "Ctrl+Z", "Ctrl+A", "Ctrl+Left", "Ctrl+Shift+End", "Ctrl+Backspace"]
)
def test_what_edits_text_is_refused(keys: str) -> None:
    assert "edits text in every field" in why_not(QKeySequence(keys), MENUS)


def test_what_opens_menus_and_closes_windows_is_refused() -> None:
    assert why_not(QKeySequence("Alt+F"), MENUS) == "“Alt+F” opens the menu File. Choose other keys."
    assert "closes windows" in why_not(QKeySequence("Alt+F4"), MENUS)


@pytest.mark.parametrize("keys", ["", "garbage", "Ctrl+", "Ctrl+Shift", "Ctrl+K, Ctrl+S"])
def test_these_are_no_keys(keys: str) -> None:
    assert not is_key(QKeySequence(keys))
    assert why_not(QKeySequence(keys), MENUS) == "This is no combination of keys that can be used."
