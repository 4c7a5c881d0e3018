"""One click adds words for what is drawn."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from qwen_studio.state.composer import Composer
from qwen_studio.ui.composer.mark_hints import MarkHints
from qwen_studio.ui.composer.panel import ComposerPanel
from tests.core.test_drawing import ARROW, BOX, PIN
from tests.ui.composer.gestures import find, instruction

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def marked(panel: ComposerPanel, composer: Composer, samples: Path, settled: Callable[[], None]) -> None:
    composer.put_files([samples / "coffee.png"])
    settled()
    composer.draw(1, (BOX, ARROW, PIN))


def offered(panel: ComposerPanel) -> list[str]:
    (hints,) = panel.findChildren(MarkHints)
    return [words for link in hints.findChildren(QPushButton) if link.isVisible() and (words := link.property("words"))]


def show_all(panel: ComposerPanel, qtbot: QtBot) -> None:
    """More than two wait behind a link."""
    (hints,) = panel.findChildren(MarkHints)
    qtbot.waitUntil(lambda: offered(panel) == ["in the red box"])
    (more,) = [link for link in hints.findChildren(QPushButton) if link.text() == "2 more"]
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert not more.isVisible()
    assert [link.property("words") for link in hints.findChildren(QPushButton) if link.hasFocus()] == [
        "where the blue arrow points"
    ]


def press(panel: ComposerPanel, words: str) -> None:
    QTest.mouseClick(find(panel, f"Add “{words}”", QPushButton), Qt.MouseButton.LeftButton)


def test_without_marks_nothing_is_offered(panel: ComposerPanel, composer: Composer, samples: Path) -> None:
    composer.put_files([samples / "coffee.png"])
    (hints,) = panel.findChildren(MarkHints)
    assert not hints.isVisible()


def test_a_click_adds_the_words_and_they_are_not_offered_again(
    panel: ComposerPanel, qtbot: QtBot, composer: Composer, marked: None
) -> None:
    show_all(panel, qtbot)
    assert offered(panel) == ["in the red box", "where the blue arrow points", "at pin 1"]
    edit = instruction(panel)
    QTest.keyClicks(edit, "Make the cup teal.")
    press(panel, "in the red box")
    assert composer.instruction == "Make the cup teal in the red box."
    assert offered(panel) == ["where the blue arrow points", "at pin 1"]
    QTest.keyClick(edit, Qt.Key.Key_Z, CONTROL)
    assert composer.instruction == "Make the cup teal."
    qtbot.waitUntil(lambda: "in the red box" in offered(panel))


def test_the_words_go_where_the_cursor_is(panel: ComposerPanel, qtbot: QtBot, composer: Composer, marked: None) -> None:
    show_all(panel, qtbot)
    edit = instruction(panel)
    edit.insertPlainText("😀 Make the cup teal, then add a spoon.")
    cursor = edit.textCursor()
    cursor.setPosition(0)
    # The face is one character in Python and two in Qt.
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor, 19)
    edit.setTextCursor(cursor)
    press(panel, "at pin 1")
    assert composer.instruction == "😀 Make the cup teal at pin 1, then add a spoon."


def test_an_empty_instruction_begins_with_the_words(
    panel: ComposerPanel, qtbot: QtBot, composer: Composer, marked: None
) -> None:
    show_all(panel, qtbot)
    press(panel, "at pin 1")
    assert composer.instruction == "At pin 1"


def test_with_two_images_the_words_name_theirs(
    panel: ComposerPanel, composer: Composer, samples: Path, marked: None, settled: Callable[[], None]
) -> None:
    composer.put_files([samples / "chelsea.png"], 2)
    settled()
    assert offered(panel)[0] == "in the red box in Image 1"
    composer.swap(1, 2)
    assert offered(panel)[0] == "in the red box in Image 2"
    composer.remove(2)
    assert offered(panel) == []


def test_a_chinese_instruction_gets_chinese_words(
    panel: ComposerPanel, qtbot: QtBot, composer: Composer, marked: None
) -> None:
    instruction(panel).insertPlainText("把杯子变成绿色。")
    qtbot.waitUntil(lambda: "在红色方框内" in offered(panel))
    press(panel, "在红色方框内")
    assert composer.instruction == "把杯子变成绿色在红色方框内。"


def test_long_words_do_not_widen_the_panel(panel: ComposerPanel, composer: Composer, marked: None) -> None:
    from dataclasses import replace

    from tests.core.test_drawing import TEXT

    composer.draw(1, (replace(TEXT, words="W" * 120),))
    (hints,) = panel.findChildren(MarkHints)
    assert hints.isVisible()
    assert hints.minimumSizeHint().width() <= 272
