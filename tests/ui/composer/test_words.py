"""What is written: the instruction, what to avoid, and what the panel says about both."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QInputMethodEvent, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from qwen_studio.core.request import EditRequest, FileImage
from qwen_studio.state.composer import Composer
from qwen_studio.ui.composer.mention_highlighter import mention_ranges
from qwen_studio.ui.composer.mention_pills import pills
from qwen_studio.ui.composer.panel import ComposerPanel
from qwen_studio.ui.theme import Theme
from tests.ui.composer.gestures import find, instruction

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def two_images(composer: Composer, samples: Path, settled: Callable[[], None]) -> None:
    composer.put_files([samples / "coffee.png", samples / "chelsea.png"])
    settled()


def avoid(panel: ComposerPanel) -> QPlainTextEdit:
    return find(panel, "Negative prompt", QPlainTextEdit)


def pill_rects(edit: QPlainTextEdit) -> list[QRectF]:
    return [rect for pill in pills(edit) for rect in pill.rects]


def counters(panel: ComposerPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if " / " in label.text() or "over" in label.text()]


def test_typing_reaches_the_composer_and_the_counters(panel: ComposerPanel, composer: Composer) -> None:
    QTest.keyClicks(instruction(panel), "Make it blue")
    QTest.keyClicks(avoid(panel), "blur")

    assert (composer.instruction, composer.negative_prompt) == ("Make it blue", "blur")
    assert counters(panel) == ["12 / 800", "4 / 500"]


def test_words_typed_into_the_middle_stay_in_order(panel: ComposerPanel, composer: Composer) -> None:
    QTest.keyClicks(instruction(panel), "make it blue")
    QTest.keyClick(instruction(panel), Qt.Key.Key_Home)
    QTest.keyClicks(instruction(panel), "Now ")

    assert composer.instruction == "Now make it blue"


def test_chinese_counts_by_characters(panel: ComposerPanel, composer: Composer) -> None:
    composer.set_instruction("把天空变成紫色")

    assert counters(panel)[0] == "7 / 800"


def test_over_the_limit_it_is_said_in_red_words_and_refused(
    panel: ComposerPanel, composer: Composer, words: Callable[[], str], theme: Theme, two_images: None
) -> None:
    asked: list[bool] = []
    panel.generate_requested.connect(lambda: asked.append(True))
    composer.set_instruction("Image 1 Image 2 " + "x" * 785)

    counter = next(label for label in panel.findChildren(QLabel) if label.text() == "1 over the limit")
    assert counter.palette().color(counter.foregroundRole()) == theme.tokens.bad
    assert "The instruction is 1 character over the limit of 800." in words()
    panel.generate()
    assert not asked

    composer.set_instruction("Image 1 Image 2")
    composer.set_negative_prompt("x" * 502)
    assert "The negative prompt is 2 characters over the limit of 500." in words()
    panel.generate()
    assert not asked


def test_tab_leaves_the_fields_and_writes_nothing(panel: ComposerPanel, composer: Composer) -> None:
    instruction(panel).setFocus()
    QTest.keyClick(instruction(panel), Qt.Key.Key_Tab)

    assert not instruction(panel).hasFocus()
    assert composer.instruction == ""
    avoid(panel).setFocus()
    QTest.keyClick(avoid(panel), Qt.Key.Key_Tab)
    assert not avoid(panel).hasFocus()


def test_return_writes_a_line_and_control_return_asks_to_generate(
    panel: ComposerPanel, composer: Composer, two_images: None
) -> None:
    asked: list[bool] = []
    panel.generate_requested.connect(lambda: asked.append(True))
    composer.set_instruction("Put Image 1 beside Image 2")

    QTest.keyClick(instruction(panel), Qt.Key.Key_Return)
    assert not asked
    QTest.keyClick(instruction(panel), Qt.Key.Key_Return, CONTROL)
    QTest.keyClick(avoid(panel), Qt.Key.Key_Enter, CONTROL)

    assert len(asked) == 2
    assert composer.instruction.count("\n") == 1


def test_chips_stand_on_pills_in_the_accents_wash(
    panel: ComposerPanel, composer: Composer, theme: Theme, two_images: None
) -> None:
    composer.set_instruction("😀 Put Image 1 beside Image 2, not Image 2", (6, 21))
    edit = instruction(panel)
    QApplication.processEvents()

    rects = pill_rects(edit)
    assert len(rects) == 2
    picture = edit.viewport().grab().toImage()
    for rect in rects:
        # Just inside the left edge, where no letter stands.
        assert picture.pixelColor(round(rect.left()) + 1, round(rect.center().y())) == theme.tokens.accent_wash
    beside = picture.pixelColor(round(rects[0].left()) - 3, round(rects[0].top()) + 1)
    assert beside == theme.tokens.field


def test_ranges_are_in_the_units_that_qt_counts_in() -> None:
    assert mention_ranges("😀 Image 1") == [(3, 7)]
    assert mention_ranges("图1和图2") == [(0, 2), (3, 2)]
    assert mention_ranges("imagine 3") == []


def test_an_input_method_composes_undisturbed(panel: ComposerPanel, composer: Composer) -> None:
    """GIVEN a Chinese input method that shows its letters before they become words."""
    composer.set_instruction("Image 1 ", (0,))
    edit = instruction(panel)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_End)
    layout: QTextLayout = edit.document().firstBlock().layout()

    # WHEN letters are being composed, something else about the edit changes meanwhile.
    QApplication.sendEvent(edit, QInputMethodEvent("ni hao", []))
    composer.set_negative_prompt("fog")
    assert layout.preeditAreaText() == "ni hao"
    assert composer.instruction == "Image 1 "

    # THEN the committed words arrive whole, and the mention before them keeps its pill.
    commit = QInputMethodEvent()
    commit.setCommitString("你好")
    QApplication.sendEvent(edit, commit)
    assert composer.instruction == "Image 1 你好"
    assert len(pill_rects(edit)) == 1


def test_pills_behind_composed_letters_move_with_their_words(panel: ComposerPanel, composer: Composer) -> None:
    composer.set_instruction("Image 1", (0,))
    edit = instruction(panel)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Home)
    before = pill_rects(edit)[0]

    QApplication.sendEvent(edit, QInputMethodEvent("nihao", []))
    QApplication.processEvents()

    assert pill_rects(edit)[0].left() > before.left() + 20


def test_the_small_buttons_write_a_mention_at_the_cursor(
    panel: ComposerPanel, composer: Composer, two_images: None
) -> None:
    edit = instruction(panel)
    QTest.keyClicks(edit, "Put on")
    for _ in range(3):
        QTest.keyClick(edit, Qt.Key.Key_Left)

    QTest.mouseClick(find(panel, "Insert Image 1", QPushButton), Qt.MouseButton.LeftButton)
    assert composer.instruction == "Put Image 1 on"
    QTest.keyClick(edit, Qt.Key.Key_End)
    QTest.mouseClick(find(panel, "Insert Image 2", QPushButton), Qt.MouseButton.LeftButton)
    QTest.keyClicks(edit, "now")

    assert composer.instruction == "Put Image 1 on Image 2 now"
    assert not find(panel, "Insert Image 3", QPushButton).isVisible()


def test_a_recalled_request_is_shown_whole_and_can_be_undone(
    panel: ComposerPanel, composer: Composer, samples: Path, settled: Callable[[], None]
) -> None:
    QTest.keyClicks(instruction(panel), "my own words")
    image = FileImage(samples / "coffee.png", "coffee.png")
    composer.recall(EditRequest((image,), "an older one", "qwen-image-edit-plus", "singapore", negative_prompt="fog"))
    settled()

    assert instruction(panel).toPlainText() == "an older one"
    assert avoid(panel).toPlainText() == "fog"
    QTest.keyClick(instruction(panel), Qt.Key.Key_Z, CONTROL)
    assert composer.instruction == "my own words"


def test_the_field_grows_with_the_words_up_to_a_limit(panel: ComposerPanel, composer: Composer, qtbot: QtBot) -> None:
    edit = instruction(panel)
    small = edit.height()
    composer.set_instruction("\n".join("a line" for _ in range(9)))
    qtbot.waitUntil(lambda: edit.height() > small)

    composer.set_instruction("\n".join("a line" for _ in range(60)))
    qtbot.waitUntil(lambda: edit.height() == 240)
    composer.set_instruction("")
    qtbot.waitUntil(lambda: edit.height() == small)


def test_tokens_are_said_to_be_an_estimate_and_do_not_refuse(
    panel: ComposerPanel, composer: Composer, two_images: None
) -> None:
    composer.set_model("qwen-image-2.0")
    composer.set_instruction("Image 1 Image 2 " + "字" * 1400)

    counter = next(label for label in panel.findChildren(QLabel) if "over the limit" in label.text())
    assert "estimated" in counter.toolTip()
    assert composer.ready
