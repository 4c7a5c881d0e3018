"""The list of keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem

from qwen_studio.ui.dialogs.shortcuts import ShortcutsDialog
from tests.ui.by_name import by_name
from tests.ui.scene import Scene


@pytest.fixture
def dialog(scene: Scene) -> ShortcutsDialog:
    window = scene.open_program(1200, 800)
    QTest.keySequence(window, QKeySequence("Ctrl+?"))
    (dialog,) = window.findChildren(ShortcutsDialog)
    return dialog


def listed(dialog: ShortcutsDialog) -> dict[str, dict[str, str]]:
    """What can be read, by heading: what it does, and its keys."""
    tree = by_name(dialog, QTreeWidget, "Keyboard shortcuts")
    groups = [group for place in range(tree.topLevelItemCount()) if (group := tree.topLevelItem(place))]
    return {group.text(0): _rows(group) for group in groups if not group.isHidden()}


def _rows(group: QTreeWidgetItem) -> dict[str, str]:
    rows = [row for place in range(group.childCount()) if (row := group.child(place))]
    return {row.text(0): row.text(1) for row in rows if not row.isHidden()}


def test_it_has_the_keys_of_menus_and_of_places(dialog: ShortcutsDialog) -> None:
    keys = listed(dialog)
    assert keys["Help"]["Command palette"] == "Ctrl+K"
    assert keys["View"]["Fill"] == "Ctrl+9"
    assert keys["Gallery"]["Show only favourites"] == "Ctrl+Shift+F", "though the gallery was not open yet"
    assert keys["In the viewer"]["Use as Image 1, 2 or 3"] == "1, 2, 3"
    assert keys["In the gallery"]["Rate"] == "1 to 5, 0"


def test_typing_searches_by_words_and_keys(dialog: ShortcutsDialog) -> None:
    field = by_name(dialog, QLineEdit, "Search keys and what they do")
    assert field.hasFocus()
    QTest.keyClicks(field, "rate")
    assert {heading for heading, rows in listed(dialog).items() if "Rate" in rows} == {
        "In the results and the lineage",
        "In the gallery",
    }
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "ctrl+9")
    assert listed(dialog) == {"View": {"Fill": "Ctrl+9"}}
