"""Images that are named in the instruction: they go with their pictures, and are one thing to whoever writes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from qwen_studio.core.request import EditRequest, FileImage
from qwen_studio.state.composer import Composer
from qwen_studio.ui.composer.instruction_edit import InstructionEdit
from qwen_studio.ui.composer.mention_pills import pills
from qwen_studio.ui.composer.panel import ComposerPanel
from qwen_studio.ui.theme import Theme
from tests.ui.composer.gestures import find, instruction

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def two_images(composer: Composer, samples: Path, settled: Callable[[], None]) -> None:
    composer.put_files([samples / "coffee.png", samples / "chelsea.png"])
    settled()


@pytest.fixture
def edit(panel: ComposerPanel, two_images: None) -> InstructionEdit:
    """The field with the keyboard."""
    edit = instruction(panel)
    assert isinstance(edit, InstructionEdit)
    edit.setFocus()
    return edit


def mention(panel: ComposerPanel, number: int) -> None:
    """Presses the small button that names the image."""
    QTest.mouseClick(find(panel, f"Insert Image {number}", QPushButton), Qt.MouseButton.LeftButton)


def write(panel: ComposerPanel, *parts: str | int) -> None:
    """Types words, and names images by the small buttons."""
    for part in parts:
        if isinstance(part, int):
            mention(panel, part)
        elif part.isascii():
            QTest.keyClicks(instruction(panel), part)
        else:
            commit(instruction(panel), part)


def press(edit: QPlainTextEdit, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(edit, key, modifier)


def chips(edit: InstructionEdit) -> list[str]:
    """What the chips say."""
    return [edit.toPlainText()[chip.start : chip.end] for chip in edit.chips.chips()]


def commit(edit: QPlainTextEdit, words: str) -> None:
    """Words from an input method."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(edit, event)


def test_a_chip_follows_its_picture_and_typed_words_do_not(
    panel: ComposerPanel, composer: Composer, edit: InstructionEdit
) -> None:
    write(panel, "Put", 1, "on", 2, "like Image 1")
    assert composer.instruction == "Put Image 1 on Image 2 like Image 1"

    composer.swap(1, 2)
    assert composer.instruction == "Put Image 2 on Image 1 like Image 1"
    assert edit.toPlainText() == composer.instruction
    composer.swap(2, 3)
    assert composer.instruction == "Put Image 3 on Image 1 like Image 1"
    assert composer.request().instruction == "Put Image 3 on Image 1 like Image 1"


def test_undo_and_redo_know_where_the_picture_is_now(
    panel: ComposerPanel, composer: Composer, edit: InstructionEdit
) -> None:
    write(panel, "Put", 1, "on", 2)
    press(edit, Qt.Key.Key_A, CONTROL)
    press(edit, Qt.Key.Key_Delete)
    composer.swap(1, 2)
    press(edit, Qt.Key.Key_Z, CONTROL)

    assert composer.instruction.strip() == "Put Image 2 on Image 1"
    assert chips(edit) == ["Image 2", "Image 1"]
    for _ in range(9):
        press(edit, Qt.Key.Key_Z, CONTROL)
    assert composer.instruction == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, CONTROL])
def test_a_chip_is_deleted_and_comes_back_as_a_whole(
    panel: ComposerPanel, composer: Composer, edit: InstructionEdit, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    write(panel, "Put", 1, "on")
    before = composer.instruction
    (chip,) = edit.chips.chips()
    cursor = edit.textCursor()
    cursor.setPosition(chip.end if key is Qt.Key.Key_Backspace else chip.start)
    edit.setTextCursor(cursor)

    press(edit, key, modifier)
    assert composer.instruction == "Put  on"
    assert chips(edit) == []
    press(edit, Qt.Key.Key_Z, CONTROL)
    assert composer.instruction == before
    assert chips(edit) == ["Image 1"]
    press(edit, Qt.Key.Key_Y, CONTROL)
    press(edit, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert chips(edit) == []


def test_the_cursor_steps_over_a_chip_and_selects_it_whole(panel: ComposerPanel, edit: InstructionEdit) -> None:
    write(panel, "Put", 1, "on")
    (chip,) = edit.chips.chips()
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    places = []
    for _ in range(6):
        press(edit, Qt.Key.Key_Right)
        places.append(edit.textCursor().position())
    assert places == [1, 2, 3, chip.start, chip.end, chip.end + 1]
    press(edit, Qt.Key.Key_Left)
    press(edit, Qt.Key.Key_Left)
    assert edit.textCursor().position() == chip.start

    press(edit, Qt.Key.Key_Right, SHIFT)
    assert edit.textCursor().selectedText().replace("\u00a0", " ") == "Image 1"
    ((_, (rect,)),) = pills(edit)
    QTest.mouseClick(
        edit.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(rect.left()) + 12, round(rect.center().y()))
    )
    assert edit.textCursor().position() == chip.start


def test_a_click_on_a_chip_never_lands_inside_it(panel: ComposerPanel, edit: InstructionEdit) -> None:
    write(panel, 1, "and", 2)
    for x in range(4, 160, 7):
        QTest.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 14))
        at = edit.textCursor().position()
        assert not any(chip.start < at < chip.end for chip in edit.chips.chips())


def test_what_is_typed_beside_or_over_a_chip_is_text(
    panel: ComposerPanel, composer: Composer, edit: InstructionEdit
) -> None:
    mention(panel, 1)
    press(edit, Qt.Key.Key_Home)
    write(panel, "I")
    press(edit, Qt.Key.Key_End)
    press(edit, Qt.Key.Key_Backspace)
    write(panel, "m")
    commit(edit, "你好")
    assert composer.instruction == "IImage 1m你好"
    assert [chip.slot for chip in edit.chips.chips()] == [1]

    composer.swap(1, 2)
    assert composer.instruction == "IImage 2m你好"
    (chip,) = edit.chips.chips()
    cursor = edit.textCursor()
    cursor.setPosition(chip.start)
    cursor.setPosition(chip.end, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    write(panel, "I")
    assert composer.instruction == "IIm你好"
    assert edit.chips.chips() == []


def test_copied_chips_are_plain_elsewhere_and_chips_here(
    panel: ComposerPanel, composer: Composer, edit: InstructionEdit
) -> None:
    write(panel, "😀 Put", 2, "on it")
    press(edit, Qt.Key.Key_A, CONTROL)
    press(edit, Qt.Key.Key_C, CONTROL)
    clipboard = QApplication.clipboard()
    assert clipboard.text() == "😀 Put Image 2 on it"
    press(edit, Qt.Key.Key_End)
    press(edit, Qt.Key.Key_V, CONTROL)
    assert chips(edit) == ["Image 2", "Image 2"] or len(edit.chips.chips()) == 2

    composer.swap(2, 3)
    assert composer.instruction == "😀 Put Image 3 on it😀 Put Image 3 on it"
    press(find(panel, "Negative prompt", QPlainTextEdit), Qt.Key.Key_V, CONTROL)
    assert composer.negative_prompt == "😀 Put Image 2 on it"


def test_a_screen_reader_reads_the_name(panel: ComposerPanel, edit: InstructionEdit) -> None:
    write(panel, "Put", 2, "on")
    spoken = QAccessible.queryAccessibleInterface(edit)
    assert spoken.text(QAccessible.Text.Value) == "Put Image 2 on"
    text = spoken.textInterface()
    assert text.text(0, text.characterCount()).replace("\u00a0", " ") == "Put Image 2 on"


def test_length_and_limit_are_those_of_the_plain_words(
    panel: ComposerPanel, composer: Composer, edit: InstructionEdit
) -> None:
    write(panel, 1, 2)
    assert composer.instruction_length == len("Image 1 Image 2 ")
    commit(edit, "x" * 784)
    assert composer.ready
    write(panel, "x")
    assert not composer.ready


def test_a_chip_whose_picture_is_gone_looks_so_until_there_is_one(
    panel: ComposerPanel,
    composer: Composer,
    edit: InstructionEdit,
    theme: Theme,
    samples: Path,
    settled: Callable[[], None],
) -> None:
    write(panel, 1, "on", 2)

    def ground(place: int) -> object:
        QApplication.processEvents()
        rect = pills(edit)[place].rects[0]
        picture = edit.viewport().grab().toImage()
        return picture.pixelColor(round(rect.left()) + 2, round(rect.center().y()))

    assert [ground(0), ground(1)] == [theme.tokens.accent_wash] * 2
    composer.remove(2)
    assert [ground(0), ground(1)] == [theme.tokens.accent_wash, theme.tokens.field]
    # The picture of Image 1 goes to the empty slot, and the chip without a picture to the other.
    composer.swap(1, 2)
    assert composer.instruction == "Image 2 on Image 1 "
    assert [edit.is_gone(chip) for chip in edit.chips.chips()] == [False, True]
    composer.put_files([samples / "astronaut.png"], 1)
    settled()
    assert [ground(0), ground(1)] == [theme.tokens.accent_wash] * 2


def test_a_fix_leaves_the_chips_that_it_does_not_concern(
    panel: ComposerPanel, composer: Composer, edit: InstructionEdit
) -> None:
    write(panel, "Put", 1, "there, and write Hello World on it")
    edit.chips.mend_to(composer.instruction.replace("Hello World", '"Hello World"') + ". Use Image 2.")

    assert composer.instruction == 'Put Image 1 there, and write "Hello World" on it. Use Image 2.'
    assert chips(edit) == ["Image 1"]
    edit.chips.mend_to(composer.instruction.replace("Image 1", "Image 2"))
    assert chips(edit) == ["Image 2"]
    composer.swap(2, 3)
    assert composer.instruction == 'Put Image 3 there, and write "Hello World" on it. Use Image 2.'
    press(edit, Qt.Key.Key_Z, CONTROL)
    press(edit, Qt.Key.Key_Z, CONTROL)
    assert composer.instruction == "Put Image 1 there, and write Hello World on it"


def test_a_draft_keeps_its_chips_and_a_recalled_request_has_none(
    panel: ComposerPanel, composer: Composer, edit: InstructionEdit, samples: Path, settled: Callable[[], None]
) -> None:
    write(panel, "😀", 1, "on", 2, "like Image 1")
    draft = composer.draft()
    image = FileImage(samples / "astronaut.png", "astronaut.png")
    composer.recall(EditRequest((image,), "Only Image 1", "qwen-image-edit-plus", "singapore"))
    assert edit.chips.chips() == []

    composer.take_up(draft)
    settled()
    composer.swap(1, 2)
    assert composer.instruction == "😀 Image 2 on Image 1 like Image 1"


def test_a_chip_in_a_choice_is_plain_in_each_edit(
    panel: ComposerPanel, composer: Composer, edit: InstructionEdit
) -> None:
    write(panel, "{", 1, "|", 2, "} on a table")
    composer.swap(1, 2)
    assert [v.request.instruction for v in composer.variants()] == ["Image 2 on a table", "Image 1 on a table"]
