"""Settings hold at once, and go back: one, a page, all, and by Undo."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox

from qwen_studio.core.settings import Settings
from qwen_studio.ui.settings_dialog.editors.switch_editor import SwitchEditor
from qwen_studio.ui.widgets.toast_card import ToastCard
from tests.ui.settings_dialog.open_settings import OpenSettings


def test_a_choice_holds_at_once_and_is_in_the_file(settings: OpenSettings) -> None:
    settings.go_to("Appearance")
    settings.choose("Theme", "Light")
    assert not settings.scene.theme.is_dark
    settings.preferences.save()
    file = settings.scene.assembly.places.settings_file
    assert json.loads(file.read_text(encoding="utf-8"))["theme"] == "light"


def test_a_row_tells_its_default_and_offers_it_only_where_it_differs(settings: OpenSettings) -> None:
    settings.go_to("Appearance")
    row = settings.row("Theme")
    assert "Default: Like the system" in [label.text() for label in row.findChildren(QLabel)]
    assert not settings.shows_reset("Theme")
    settings.choose("Theme", "Light")
    assert settings.shows_reset("Theme")

    settings.press("Reset: Theme")
    assert settings.now.theme == "system"
    assert settings.find(QComboBox, "Theme").currentText() == "Like the system"
    assert not settings.shows_reset("Theme")
    theme = settings.find(QComboBox, "Theme")
    assert settings.dialog.focusWidget() is theme, "the button that had the keyboard is gone"
    assert settings.told() == ["“Theme” has its default again."]


def test_the_toast_takes_a_reset_back(settings: OpenSettings) -> None:
    settings.go_to("Appearance")
    settings.choose("Theme", "Light")
    settings.press("Reset: Theme")
    settings.press("Undo")
    assert settings.now.theme == "light"
    assert settings.find(QComboBox, "Theme").currentText() == "Light"
    assert settings.told() == []


def test_ctrl_z_takes_a_reset_back_in_the_dialog_and_in_the_window(settings: OpenSettings) -> None:
    settings.go_to("Appearance")
    settings.preferences.change(theme="light", motion="reduced")
    settings.press("Reset: Theme")
    settings.press("Reset: Movement")
    settings.pages.setFocus()
    # Without a window manager the window behind may have taken the keyboard meanwhile.
    settings.dialog.activateWindow()
    settings.scene.qtbot.waitUntil(settings.pages.hasFocus)
    QTest.keyClick(settings.dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (settings.now.theme, settings.now.motion) == ("system", "reduced")
    settings.scene.studio.undo.undo()
    assert (settings.now.theme, settings.now.motion) == ("light", "reduced")
    settings.scene.studio.undo.redo()
    assert settings.now.theme == "system"


def test_a_page_goes_back_as_one(settings: OpenSettings) -> None:
    settings.preferences.change(theme="light", tile_width=320, n=4)
    settings.go_to("Appearance")
    settings.press("Reset this page")
    assert (settings.now.theme, settings.now.tile_width) == ("system", Settings().tile_width)
    assert settings.now.n == 4, "it stands on another page"
    shown = [b.text() for b in settings.dialog.findChildren(QPushButton) if b.isVisible()]
    assert "Reset this page" not in shown
    settings.press("Undo")
    assert (settings.now.theme, settings.now.tile_width) == ("light", 320)


def test_everything_goes_back_but_what_cannot_be_made_anew(settings: OpenSettings) -> None:
    settings.preferences.change(
        theme="light",
        n=4,
        shortcuts={"window.palette": "Ctrl+J"},
        cap_day_usd="5",
        accounts={"a": "Work"},
        libraries=("/somewhere",),
    )
    settings.go_to("Advanced")
    settings.press("Reset all settings")
    now = settings.now
    assert (now.theme, now.n, now.shortcuts) == ("system", 1, {})
    assert (now.cap_day_usd, now.accounts, now.libraries) == ("5", {"a": "Work"}, ("/somewhere",))
    settings.press("Undo")
    assert (settings.now.theme, settings.now.n, settings.now.shortcuts) == ("light", 4, {"window.palette": "Ctrl+J"})


def test_a_setting_that_changes_elsewhere_is_shown(settings: OpenSettings) -> None:
    settings.go_to("Appearance")
    settings.preferences.change(tile_width=240, theme="light")
    assert settings.find(QSpinBox, "Width of tiles").value() == 240
    assert settings.find(QComboBox, "Theme").currentText() == "Light"


def test_a_switch_and_a_text(settings: OpenSettings) -> None:
    settings.go_to("Library")
    switch = settings.find(SwitchEditor, "Write into files how they were made")
    switch.setFocus()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert settings.now.export_story is False
    line = settings.find(QLineEdit, "Names of exported files")
    line.selectAll()
    QTest.keyClicks(line, "{date} {seed}")
    assert settings.now.export_pattern == Settings().export_pattern, "half of it is none"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert settings.now.export_pattern == "{date} {seed}"
    assert settings.dialog.isVisible()
    line.clear()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert (line.text(), settings.now.export_pattern) == ("{date} {seed}", "{date} {seed}")


def test_the_cross_of_a_hidden_hint_shows_it_again(settings: OpenSettings) -> None:
    settings.preferences.change(hushed_hints=("unquoted", "nothing stays"))
    settings.go_to("Advanced")
    settings.press("Remove Text without quotes")
    assert list(settings.now.hushed_hints) == ["nothing stays"]
    settings.press("Remove Nothing is said to stay")
    assert not settings.now.hushed_hints


@pytest.mark.parametrize(("amount", "kept"), [("5", "5.00"), ("a lot", "")])
def test_a_cap_is_an_amount(settings: OpenSettings, amount: str, kept: str) -> None:
    settings.go_to("Money")
    field = settings.find(QLineEdit, "Day cap, US dollars")
    QTest.keyClicks(field, amount)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert settings.now.cap_day_usd == kept
    assert settings.shows_reset("Day cap, US dollars") == bool(kept)


def test_a_cap_goes_back_to_none_and_returns(settings: OpenSettings) -> None:
    settings.preferences.change(cap_month_usd="9.00")
    settings.go_to("Money")
    settings.press("Reset: Month cap, US dollars")
    assert (settings.now.cap_month_usd, settings.find(QLineEdit, "Month cap, US dollars").text()) == ("", "")
    settings.press("Undo")
    assert (settings.now.cap_month_usd, settings.find(QLineEdit, "Month cap, US dollars").text()) == ("9.00", "9.00")


def test_a_library_is_taken_from_the_list_only_and_comes_back(settings: OpenSettings) -> None:
    settings.preferences.change(libraries=("/pictures/other", "/pictures/third"))
    settings.go_to("Library")
    settings.press("Remove /pictures/other")
    assert list(settings.now.libraries) == ["/pictures/third"]
    (toast,) = settings.dialog.findChildren(ToastCard)
    assert toast.accessibleName() == "“other” is no longer in the list."
    settings.press("Undo")
    assert list(settings.now.libraries) == ["/pictures/other", "/pictures/third"]


def test_the_buttons_do_what_the_menus_do(settings: OpenSettings) -> None:
    settings.go_to("Money")
    settings.press("Spending…")
    titles = {widget.windowTitle() for widget in settings.scene.windows() if widget.isVisible()}
    assert "Spending" in titles


def test_once_closed_the_dialog_is_spoken_to_no_more(settings: OpenSettings) -> None:
    for title in [text.partition(" (")[0] for text in settings.titles()]:
        settings.go_to(title)
    gone = []
    settings.dialog.destroyed.connect(lambda: gone.append(True))
    settings.dialog.reject()
    settings.scene.qtbot.waitUntil(lambda: bool(gone))
    # Whatever is still connected would raise in a slot, which fails the test.
    settings.preferences.change(theme="light", cap_day_usd="5", libraries=("/a",), shortcuts={"window.quit": "F8"})
    settings.preferences.change(theme="dark", hushed_hints=("unquoted",))
    settings.scene.theme.set_text_scale(150)
