"""The command palette over the whole window, by keys as a person uses it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.palette.entry import EntryKind
from qwen_studio.ui.palette.menu_entries import menu_entries, plain
from qwen_studio.ui.palette.palette import Palette
from tests.ui.by_name import by_name
from tests.ui.scene import Scene

CONTROL = Qt.KeyboardModifier.ControlModifier
SOURCES = {"actions", "words instruction", "words avoid", "presets", "pictures"}


@pytest.fixture
def window(scene: Scene) -> MainWindow:
    scene.studio.preferences.change(preset_wording="en")
    return scene.open_program()


def opened(scene: Scene, window: MainWindow) -> Palette:
    """Presses Ctrl+K where the keyboard is, and waits until everything is read."""
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_K, CONTROL)
    palette = the_palette()
    scene.qtbot.waitUntil(lambda: palette.sources >= SOURCES)
    scene.qtbot.waitUntil(lambda: "Show only favourites" in titles(palette))
    return palette


def the_palette() -> Palette:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, Palette) and w.isVisible()]
    assert len(found) == 1
    return found[0]


def write(palette: Palette, text: str) -> None:
    palette.search.insert(text)


def press(palette: Palette, key: Qt.Key) -> None:
    QTest.keyClick(palette.search, key)


def titles(palette: Palette) -> list[str]:
    return [row.entry.title for row in palette.list.rows() if row.entry is not None]


def headings(palette: Palette) -> list[str]:
    return [row.heading for row in palette.list.rows() if row.entry is None]


def test_every_action_of_the_menus_is_found_with_its_key_and_place(scene: Scene, window: MainWindow) -> None:
    window.pages.gallery()
    actions = [
        action
        for action in window.menuBar().findChildren(QAction) + window.findChildren(QAction)
        if action.text() and action.menu() is None and action.isVisible() and not action.isSeparator()
    ]
    palette = opened(scene, window)
    entries = {row.entry.title: row.entry for row in palette.list.rows() if row.entry is not None}
    in_menus = {plain(action.text()) for action in actions if action.shortcut().toString()}
    # Those without a place in a menu are found in no palette, so there must be none.
    assert in_menus - set(entries) == set()
    export = entries["Export"]
    assert (export.beside, export.keys) == ("Image", "Ctrl+E")
    assert entries["Dark"].beside == "View › Theme"
    assert entries["Dark"].checked
    assert entries["Show only favourites"].beside == "Gallery"


def test_enter_does_what_was_typed_and_esc_does_nothing(scene: Scene, window: MainWindow) -> None:
    palette = opened(scene, window)
    write(palette, "ligt theme")
    assert titles(palette)[0] == "Light"
    press(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert scene.theme.is_dark

    palette = opened(scene, window)
    write(palette, "theme light")
    press(palette, Qt.Key.Key_Return)
    assert not scene.theme.is_dark


def test_arrows_go_over_headings_and_a_click_chooses(scene: Scene, window: MainWindow) -> None:
    palette = opened(scene, window)
    write(palette, "warm")
    assert headings(palette) == ["Instructions that were sent", "Pictures"]
    press(palette, Qt.Key.Key_Down)
    current = palette.list.current()
    assert current is not None
    assert current.kind is EntryKind.PICTURE
    for _ in range(5):
        press(palette, Qt.Key.Key_Up)
    current = palette.list.current()
    assert current is not None
    assert current.kind is EntryKind.INSTRUCTION

    row = palette.list.visualRect(palette.list.model().index(4, 0))
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    scene.qtbot.waitUntil(lambda: scene.shown_id() in {scene.warm.id, scene.warm_2.id})


def test_it_opens_from_the_instruction_and_puts_words_there(scene: Scene, window: MainWindow) -> None:
    field = by_name(window, QPlainTextEdit, "Instruction")
    field.setFocus()
    field.insertPlainText("left alone")
    QTest.keyClick(field, Qt.Key.Key_Home)
    palette = opened(scene, window)
    assert field.toPlainText() == "left alone", "Ctrl+K took no words away"
    write(palette, "black white")
    press(palette, Qt.Key.Key_Return)
    assert "Make it black and white" in field.toPlainText()
    scene.qtbot.waitUntil(field.hasFocus)


def test_presets_are_found_in_chinese_too(scene: Scene, window: MainWindow) -> None:
    palette = opened(scene, window)
    preset = next(one for one in scene.studio.presets.book.presets if one.title_zh)
    write(palette, preset.title_zh)
    assert preset.title in titles(palette)
    palette.search.selectAll()
    write(palette, preset.title)
    press(palette, Qt.Key.Key_Return)
    assert scene.studio.composer.instruction or scene.studio.composer.negative_prompt


def test_what_cannot_be_done_says_why_and_stays(scene: Scene, window: MainWindow) -> None:
    window.pages.show_page("gallery")
    palette = opened(scene, window)
    write(palette, "compare the two")
    press(palette, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert palette.foot.text() == "Choose two pictures in the gallery first"


def test_an_action_of_the_other_page_brings_its_page(scene: Scene, window: MainWindow) -> None:
    palette = opened(scene, window)
    write(palette, "as a list")
    press(palette, Qt.Key.Key_Return)
    assert window.pages.shown == "gallery"
    assert scene.studio.preferences.settings.gallery_view == "list"
    palette = opened(scene, window)
    write(palette, "zoom in")
    press(palette, Qt.Key.Key_Return)
    assert window.pages.shown == "edit"


def test_what_was_chosen_comes_first_the_next_time(scene: Scene, window: MainWindow) -> None:
    palette = opened(scene, window)
    assert headings(palette)[0] == "Actions"
    write(palette, "theme light")
    press(palette, Qt.Key.Key_Return)
    palette = opened(scene, window)
    write(palette, "make warm")
    press(palette, Qt.Key.Key_Return)

    palette = opened(scene, window)
    assert headings(palette)[0] == "Recently chosen"
    assert titles(palette)[0] == "Light"
    assert titles(palette).count("Light") == 1
    kept = scene.studio.preferences.settings.palette_recent
    assert kept == ("action/View/Theme/Light",), "what was sent is kept by the library alone"


def test_nothing_found_is_said(scene: Scene, window: MainWindow) -> None:
    palette = opened(scene, window)
    write(palette, "qqqxyz")
    assert titles(palette) == []
    assert palette.foot.text() == "Nothing here has these words"
    press(palette, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_a_menu_that_fills_itself_is_found_filled(scene: Scene, window: MainWindow) -> None:
    done: list[str] = []
    entries = menu_entries(window._menus.menus(), lambda action: done.append(action.text()))
    assert any(entry.beside == "File › Library" for entry in entries)
    assert len({entry.id for entry in entries}) == len(entries)
