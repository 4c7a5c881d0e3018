"""An @ offers the images that are there, and a chip shows its picture."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QListWidget

from qwen_studio.state.composer import Composer
from qwen_studio.ui.composer.instruction_edit import InstructionEdit
from qwen_studio.ui.composer.mention_pills import pills
from qwen_studio.ui.composer.panel import ComposerPanel
from tests.ui.composer.gestures import find, instruction


@pytest.fixture
def edit(panel: ComposerPanel, composer: Composer, samples: Path, settled: Callable[[], None]) -> InstructionEdit:
    """The field with the keyboard, beside a coffee in Image 1 and a cat in Image 2."""
    composer.put_files([samples / "coffee.png", samples / "chelsea.png"])
    settled()
    edit = instruction(panel)
    assert isinstance(edit, InstructionEdit)
    edit.setFocus()
    return edit


def offered(panel: ComposerPanel) -> list[str]:
    """What the list says, with a star at the row that Enter takes; nothing while there is none."""
    lists = [box for box in panel.findChildren(QListWidget) if box.isVisible()]
    return [
        ("*" if row == box.currentRow() else "") + box.item(row).text() for box in lists for row in range(box.count())
    ]


def compose(edit: InstructionEdit, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(edit, event)


def test_an_at_lists_the_images_and_arrows_and_enter_take_one(
    panel: ComposerPanel, composer: Composer, edit: InstructionEdit
) -> None:
    QTest.keyClicks(edit, "Put @")
    assert offered(panel) == ["*Image 1, coffee.png", "Image 2, chelsea.png"]
    QTest.keyClick(edit, Qt.Key.Key_Down)
    assert offered(panel) == ["Image 1, coffee.png", "*Image 2, chelsea.png"]
    QTest.keyClick(edit, Qt.Key.Key_Down)
    QTest.keyClick(edit, Qt.Key.Key_Up)
    QTest.keyClick(edit, Qt.Key.Key_Return)

    assert composer.instruction == "Put Image 2 "
    assert composer.mentions == (4,)
    assert offered(panel) == []
    assert edit.hasFocus()


@pytest.mark.parametrize("asked", ["2", "che", "CHELSEA", "image2"])
def test_what_is_behind_the_at_is_looked_for(
    panel: ComposerPanel, composer: Composer, edit: InstructionEdit, asked: str
) -> None:
    QTest.keyClicks(edit, f"@{asked}")
    assert offered(panel) == ["*Image 2, chelsea.png"]
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert composer.instruction == "Image 2 "
    assert edit.hasFocus()


def test_a_click_takes_one(panel: ComposerPanel, composer: Composer, edit: InstructionEdit) -> None:
    QTest.keyClicks(edit, "@")
    (box,) = panel.findChildren(QListWidget)
    QTest.mouseClick(box.viewport(), Qt.MouseButton.LeftButton, pos=box.visualItemRect(box.item(1)).center())
    assert composer.instruction == "Image 2 "
    assert edit.hasFocus()


def test_esc_leaves_the_at_as_text_until_another_is_written(
    panel: ComposerPanel, composer: Composer, edit: InstructionEdit
) -> None:
    QTest.keyClicks(edit, "@")
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert offered(panel) == []
    QTest.keyClicks(edit, "c")
    assert offered(panel) == []
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert composer.instruction == "@c\n"
    QTest.keyClicks(edit, "and @")
    assert len(offered(panel)) == 2
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert offered(panel) == []


def test_addresses_and_unknown_names_offer_nothing(panel: ComposerPanel, edit: InstructionEdit) -> None:
    QTest.keyClicks(edit, "anna@")
    assert offered(panel) == []
    QTest.keyClicks(edit, " @dog")
    assert offered(panel) == []


def test_leaving_the_field_closes_the_list(panel: ComposerPanel, edit: InstructionEdit) -> None:
    QTest.keyClicks(edit, "@")
    edit.clearFocus()
    assert offered(panel) == []
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Home)
    QTest.keyClick(edit, Qt.Key.Key_End)
    assert offered(panel) == []


def test_without_a_picture_nothing_is_offered(panel: ComposerPanel, composer: Composer) -> None:
    QTest.keyClicks(instruction(panel), "@")
    assert offered(panel) == []
    assert composer.instruction == "@"


@pytest.mark.parametrize("at", ["@", "＠"])
def test_a_chinese_input_method_can_ask_and_keeps_its_keys(
    panel: ComposerPanel, composer: Composer, edit: InstructionEdit, at: str
) -> None:
    # GIVEN words in Chinese, and an @ that the input method commits
    compose(edit, "", "把")
    compose(edit, "", at)
    assert offered(panel) == ["*Image 1, coffee.png", "Image 2, chelsea.png"]

    # WHEN letters are composed, arrows and Enter are the input method's
    compose(edit, "tu")
    QTest.keyClick(edit, Qt.Key.Key_Down)
    assert offered(panel)[0].startswith("*") or not offered(panel)

    # THEN what it commits is looked for, and Enter takes it
    compose(edit, "", "图2")
    assert offered(panel) == ["*Image 2, chelsea.png"]
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert composer.instruction == "把 Image 2 "
    assert composer.mentions == (2,)


def hover(edit: InstructionEdit, place: QPointF) -> None:
    point = place.toPoint()
    QApplication.sendEvent(edit.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, edit.viewport().mapToGlobal(point)))


def previews(panel: ComposerPanel) -> list[str]:
    cards = [f for f in panel.findChildren(QFrame) if f.accessibleName() == "Preview" and f.isVisible()]
    return [label.text() for card in cards for label in card.findChildren(QLabel) if label.text()]


def test_a_chip_shows_its_picture_while_the_pointer_rests_on_it(
    panel: ComposerPanel, composer: Composer, edit: InstructionEdit
) -> None:
    edit.insert_mention(2)
    middle = pills(edit)[0].rects[0].center()
    hover(edit, middle)
    assert previews(panel) == ["Image 2: chelsea.png"]
    card = find(panel, "Preview", QFrame)
    (picture,) = [label for label in card.findChildren(QLabel) if not label.pixmap().isNull()]
    assert picture.isVisible()
    slot = composer.slot(2).thumbnail
    assert slot is not None
    shown, wanted = picture.pixmap().toImage(), slot
    at = shown.pixelColor(shown.width() // 2, shown.height() // 2)
    expected = wanted.pixelColor(wanted.width() // 2, wanted.height() // 2)
    assert abs(at.red() - expected.red()) < 40

    elsewhere = QPointF(middle.x() + 150, middle.y() + 60)
    left, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        edit.viewport(),
        QMouseEvent(QEvent.Type.MouseMove, elsewhere, edit.viewport().mapToGlobal(elsewhere), left, left, plain),
    )
    assert previews(panel) == []


def test_a_chip_says_that_its_picture_is_gone(panel: ComposerPanel, composer: Composer, edit: InstructionEdit) -> None:
    edit.insert_mention(2)
    composer.remove(2)
    hover(edit, pills(edit)[0].rects[0].center())
    assert previews(panel) == ["Image 2 has no picture any more. Put one there, or delete its name here."]
    hover(edit, QPointF(QPoint(200, 80)))
