"""History: what was sent from this library, each once, newest first, and pinned where one wants it."""

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from qwen_studio.ui.composer.panel import ComposerPanel
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.widgets.ask_popup import AskPopup
from qwen_studio.ui.widgets.counter_label import CharacterCounter
from qwen_studio.ui.words.history_popup import MOST_ROWS
from tests.library.history import NOON, Writer
from tests.ui.by_name import by_name
from tests.ui.scene import Scene
from tests.ui.words.words_page import Words

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_instructions_stand_newest_first_and_enter_takes_one(words: Words) -> None:
    words.open_history()
    assert words.shown() == ["Make it black and white", "Make it warm"]
    words.key(Qt.Key.Key_Down)
    words.key(Qt.Key.Key_Return)
    assert words.studio.composer.instruction == "Make it warm"
    assert words.field().hasFocus()
    QTest.keyClick(words.field(), Qt.Key.Key_Z, CONTROL)
    assert words.studio.composer.instruction == ""


def test_what_was_avoided_has_its_own_history(words: Words) -> None:
    words.open_history("Avoid")
    assert words.shown() == ["blurred edges"]
    words.key(Qt.Key.Key_Return)
    assert words.studio.composer.negative_prompt == "blurred edges"


def test_a_search_and_what_it_does_not_find(words: Words) -> None:
    popup = words.open_history()
    words.write("WARM make")
    assert words.shown() == ["Make it warm"]
    words.write(" not")
    assert popup.foot_words.text() == "Nothing that was sent from this library has these words."


def test_pinned_words_stay_on_top_until_they_are_unpinned(words: Words) -> None:
    popup = words.open_history()
    words.key(Qt.Key.Key_Down)
    words.key(Qt.Key.Key_D, CONTROL)
    pinned = ["Pinned:", "Make it warm", "Newest first:", "Make it black and white"]
    words.scene.qtbot.waitUntil(lambda: words.shown() == pinned)
    current = popup.list.current()
    assert current is not None
    assert current.words == "Make it warm", "the row that was pinned stays the current one"

    # A click on the pin takes it away, and chooses nothing.
    rect = popup.list.visualRect(popup.list.model().index(1, 0))
    QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.topRight() - QPoint(15, -10))
    words.scene.qtbot.waitUntil(lambda: words.shown() == ["Make it black and white", "Make it warm"])
    assert popup.isVisible()
    assert words.studio.composer.instruction == ""


def test_typing_in_the_list_searches(words: Words) -> None:
    popup = words.open_history()
    popup.list.setFocus()
    words.key(Qt.Key.Key_W)
    assert popup.search.text() == "w"
    assert popup.search.hasFocus()


def test_thousands_are_searched_and_only_the_newest_are_listed(words: Words) -> None:
    writer = Writer(words.scene.assembly.database)
    for number in range(MOST_ROWS + 5):
        writer.job("a" * 64, f"Number {number}", at=NOON - timedelta(days=400 - number / 1000))
    writer.job("a" * 64, "The very first", at=NOON - timedelta(days=500))
    popup = words.open_history()
    assert len(words.shown()) == MOST_ROWS
    assert popup.foot_words.text() == "8 more: search to find them"
    words.paste("first")
    assert words.shown() == ["The very first"]


def test_keys_open_both_for_the_field_that_the_keyboard_is_in(scene: Scene) -> None:
    window = scene.open_program()
    words = Words(scene, window.pages.edit())
    for field, history in (("Instruction", "Make it warm"), ("Negative prompt", "blurred edges")):
        words.field(field).setFocus()
        scene.qtbot.waitUntil(words.field(field).hasFocus)
        QTest.keyClick(window, Qt.Key.Key_H, CONTROL)
        scene.qtbot.waitUntil(partial(_is_shown, words, history))
        words.key(Qt.Key.Key_Escape)
        come_back(scene, window)
    scene.qtbot.waitUntil(words.field("Negative prompt").hasFocus)
    QTest.keyClick(window, Qt.Key.Key_P, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    scene.qtbot.waitUntil(lambda: len(words.shown()) > 0)
    words.write("low qua")
    words.key(Qt.Key.Key_Return)
    come_back(scene, window)
    scene.qtbot.waitUntil(words.field("Negative prompt").hasFocus)
    assert scene.studio.composer.negative_prompt.startswith("low resolution")
    QTest.keyClick(window, Qt.Key.Key_P, CONTROL | Qt.KeyboardModifier.AltModifier)
    scene.qtbot.waitUntil(lambda: _is_asking(words))
    words.answer("Bad")
    assert [preset.title for preset in scene.studio.presets.own] == ["Bad"]


def _is_shown(words: Words, row: str) -> bool:
    return row in words.shown()


def come_back(scene: Scene, window: MainWindow) -> None:
    """Gives the window the keyboard again, as a desktop does when a popup has closed."""
    with scene.qtbot.waitActive(window):
        window.activateWindow()


def _is_asking(words: Words) -> bool:
    return bool([w for w in words.scene.windows() if isinstance(w, AskPopup) and w.isVisible()])


@pytest.mark.parametrize("width", [300, 348, 480])
def test_the_head_of_a_field_fits_into_every_width_of_the_panel(words: Words, width: int) -> None:
    panel = words.page.findChildren(ComposerPanel)[0]
    panel.setFixedWidth(width)
    words.studio.composer.set_negative_prompt("x" * 1600)
    (counter,) = [label for label in panel.findChildren(CharacterCounter) if "over the limit" in label.text()]
    words.scene.qtbot.waitUntil(lambda: panel.width() == width and counter.width() >= counter.sizeHint().width())
    button = by_name(panel, QPushButton, "Presets: Avoid")
    right = counter.mapTo(panel, QPoint(counter.width(), 0)).x()
    assert right <= width
    assert button.mapTo(panel, QPoint(button.width(), 0)).x() <= counter.mapTo(panel, QPoint(0, 0)).x()
