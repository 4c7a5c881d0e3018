"""What the settings say about a start, and how it tells of what it could not use."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QListWidget, QMenu, QToolButton

from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.settings_dialog.settings_dialog import SettingsDialog
from qwen_studio.ui.widgets.toast_card import ToastCard
from tests.ui.by_name import by_name
from tests.ui.scene import Scene


def open_window(scene: Scene) -> MainWindow:
    return scene.open_program(1200, 800)


@pytest.mark.parametrize(
    ("last", "chosen", "shown"),
    [("gallery", "last", "gallery"), ("gallery", "edit", "edit"), ("edit", "gallery", "gallery")],
)
def test_the_page_of_the_start(scene: Scene, last: str, chosen: str, shown: str) -> None:
    scene.studio.preferences.change(page=last, start_page=chosen)
    assert open_window(scene).pages.shown == shown


def test_keys_that_no_action_may_have_are_told_and_lead_to_their_page(scene: Scene) -> None:
    scene.studio.preferences.change(shortcuts={"window.palette": "A", "window.find": "Ctrl+J"})
    window = open_window(scene)
    window.complete()
    (toast,) = window.findChildren(ToastCard)
    assert toast.accessibleName() == (
        "The settings have keys that no action may have: window.palette. Their own keys hold."
    )
    scene.press(toast, "Keys…")
    (dialog,) = window.findChildren(SettingsDialog)
    assert by_name(dialog, QListWidget, "Pages").currentItem().text() == "Keys on the keyboard"


def test_the_gear_and_the_file_menu_begin_with_the_settings(scene: Scene) -> None:
    window = open_window(scene)
    gear = by_name(window, QToolButton, "Settings")
    menu = gear.menu()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "S&ettings…"
    (file,) = [action.menu() for action in window.menuBar().actions() if action.text() == "&File"]
    assert isinstance(file, QMenu)
    assert "S&ettings…" in [action.text() for action in file.actions()]
    menu.actions()[0].trigger()
    (dialog,) = window.findChildren(SettingsDialog)
    assert dialog.isVisible()
    QTest.keySequence(window, QKeySequence("Ctrl+,"))
    assert window.findChildren(SettingsDialog) == [dialog], "it is there once"


def test_the_list_of_keys_leads_to_where_they_are_changed(scene: Scene) -> None:
    window = open_window(scene)
    QTest.keySequence(window, QKeySequence("Ctrl+?"))
    button = next(b for b in window.findChildren(QAbstractButton) if b.text() == "Change keys…" and b.isVisible())
    button.click()
    scene.qtbot.waitUntil(lambda: bool(window.findChildren(SettingsDialog)))
    (dialog,) = window.findChildren(SettingsDialog)
    assert by_name(dialog, QListWidget, "Pages").currentItem().text() == "Keys on the keyboard"
