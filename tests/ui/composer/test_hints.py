"""Quiet hints under the instruction: when they come, what they say and mark, and what one click does."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from qwen_studio.state.composer import Composer
from qwen_studio.state.preferences import Preferences
from qwen_studio.ui.composer import instruction_hints
from qwen_studio.ui.composer.panel import ComposerPanel
from qwen_studio.ui.theme import Theme
from tests.ui.composer.gestures import find, instruction

CONTROL = Qt.KeyboardModifier.ControlModifier
NO_MORE = "No more hints of this kind"
Says = Callable[[str], None]


@pytest.fixture
def two_images(composer: Composer, samples: Path, settled: Callable[[], None]) -> None:
    composer.put_files([samples / "coffee.png", samples / "chelsea.png"])
    settled()


@pytest.fixture
def one_image(composer: Composer, samples: Path, settled: Callable[[], None]) -> None:
    composer.put_files([samples / "astronaut.png"])
    settled()


@pytest.fixture
def says(qtbot: QtBot, words: Callable[[], str]) -> Says:
    """Waits until the panel says these words."""
    return lambda wanted: qtbot.waitUntil(lambda: wanted in words())


@pytest.fixture
def hushed(qtbot: QtBot, words: Callable[[], str]) -> Says:
    """Waits until the panel does not say these words any more."""
    return lambda unwanted: qtbot.waitUntil(lambda: unwanted not in words())


def marked(panel: ComposerPanel) -> list[tuple[str, QTextCharFormat]]:
    """The words of the instruction that carry a mark, and how."""
    selections = instruction(panel).extraSelections()
    # Copies: what a selection hands out lives no longer than itself.
    return [(selection.cursor.selectedText(), QTextCharFormat(selection.format)) for selection in selections]


def test_pictures_without_a_name_are_said_and_named_by_one_click(
    panel: ComposerPanel, composer: Composer, says: Says, hushed: Says, two_images: None
) -> None:
    edit = instruction(panel)
    QTest.keyClicks(edit, "Mix them")
    says("the instruction names none")

    QTest.mouseClick(find(panel, "Add “Use Image 1 and Image 2.”", QPushButton), Qt.MouseButton.LeftButton)
    assert composer.instruction == "Mix them. Use Image 1 and Image 2."
    hushed("names none")

    # The keyboard is in the field again, and takes the click back there.
    assert edit.hasFocus()
    QTest.keyClick(edit, Qt.Key.Key_Z, CONTROL)
    assert composer.instruction == "Mix them"
    says("the instruction names none")


def test_the_fix_is_reached_and_pressed_by_keys(
    panel: ComposerPanel, composer: Composer, says: Says, two_images: None
) -> None:
    composer.set_instruction("The first picture like the second picture")
    says("names none")
    fix = find(panel, "Write Image 1 in place of “the first picture”, and so on", QPushButton)
    instruction(panel).setFocus()
    for _ in range(6):
        at = QApplication.focusWidget()
        if at is None or at is fix:
            break
        QTest.keyClick(at, Qt.Key.Key_Tab)
    assert fix.hasFocus()
    QTest.keyClick(fix, Qt.Key.Key_Space)

    assert composer.instruction == "Image 1 like Image 2"


def test_a_number_without_a_picture_is_underlined_and_corrected(
    panel: ComposerPanel, composer: Composer, says: Says, theme: Theme, two_images: None
) -> None:
    composer.set_instruction("😀 Put Image 1 into Image 3")
    says("Image 3 has no picture.")

    ((words, look),) = marked(panel)
    assert words == "Image 3"
    assert look.underlineColor() == theme.tokens.warn
    QTest.mouseClick(find(panel, "Write Image 2 instead", QPushButton), Qt.MouseButton.LeftButton)
    assert composer.instruction == "😀 Put Image 1 into Image 2"
    assert marked(panel) == []


def test_a_fitting_picture_takes_the_hint_away(
    panel: ComposerPanel, composer: Composer, samples: Path, says: Says, hushed: Says, two_images: None
) -> None:
    composer.set_instruction("Put Image 1 and Image 2 into Image 3")
    says("Image 3 has no picture.")
    composer.put_files([samples / "astronaut.png"], 3)
    hushed("has no picture")


def test_text_to_be_written_gets_its_quotes(
    panel: ComposerPanel, composer: Composer, says: Says, one_image: None
) -> None:
    composer.set_instruction("Write Happy birthday on the wall")
    says("Text to be written belongs in double quotes: Happy birthday")
    assert [words for words, _ in marked(panel)] == ["Happy birthday"]
    QTest.mouseClick(find(panel, "Put it in double quotes", QPushButton), Qt.MouseButton.LeftButton)
    assert composer.instruction == 'Write "Happy birthday" on the wall'


def test_a_person_is_kept_by_one_click(panel: ComposerPanel, composer: Composer, says: Says, one_image: None) -> None:
    composer.set_instruction("Put the woman on a beach")
    says("Say what stays as it is.")
    assert marked(panel) == []
    button = find(panel, "Add “Keep the face, hair, expression and outfit unchanged.”", QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert composer.instruction.endswith("beach. Keep the face, hair, expression and outfit unchanged.")
    assert composer.ready


def test_what_would_be_cut_off_is_shown_struck_out_and_cut_by_one_click(
    panel: ComposerPanel, composer: Composer, says: Says, theme: Theme, one_image: None
) -> None:
    composer.set_instruction("Sky. " * 160 + "These words are lost")
    says("This would be cut off: “These words are lost”")

    ((words, look),) = marked(panel)
    assert words.strip() == "These words are lost"
    assert look.fontStrikeOut()
    assert look.foreground().color() == theme.tokens.bad
    assert not composer.ready
    QTest.mouseClick(find(panel, "Cut the instruction before it", QPushButton), Qt.MouseButton.LeftButton)
    assert composer.instruction == ("Sky. " * 160).strip()
    assert composer.ready


def test_hints_wait_while_one_types(
    panel: ComposerPanel, composer: Composer, words: Callable[[], str], says: Says, two_images: None
) -> None:
    # GIVEN a hint on screen, and a user whose next key always comes before it would change
    QTest.keyClicks(instruction(panel), "Mix them")
    says("names none")
    (hints,) = panel.findChildren(instruction_hints.InstructionHints)
    changes: list[None] = []
    hints.changed.connect(lambda: changes.append(None))

    # WHEN more is typed than would settle the matter
    QTest.keyClicks(instruction(panel), ", Image 1 and Image 2")

    # THEN it stays until the typing stops
    assert changes == []
    assert "names none" in words()
    hints.look()
    assert "names none" not in words()


def test_a_fix_keeps_what_was_typed_since_the_hint_came(
    panel: ComposerPanel, composer: Composer, says: Says, two_images: None
) -> None:
    QTest.keyClicks(instruction(panel), "Mix them")
    says("names none")
    QTest.keyClicks(instruction(panel), " well")
    QTest.mouseClick(find(panel, "Add “Use Image 1 and Image 2.”", QPushButton), Qt.MouseButton.LeftButton)
    assert composer.instruction == "Mix them well. Use Image 1 and Image 2."


def test_that_an_instruction_is_wanted_is_said_in_its_field_alone_until_generate_is_pressed(
    panel: ComposerPanel, words: Callable[[], str], says: Says, one_image: None
) -> None:
    (hints,) = panel.findChildren(instruction_hints.InstructionHints)
    hints.look()
    assert not hints.isVisible()
    assert "Say what should change." not in words()
    panel.generate()
    says("The instruction is empty. Say what should change.")


def test_hints_do_not_make_the_panel_wider(
    panel: ComposerPanel, composer: Composer, says: Says, one_image: None
) -> None:
    composer.set_instruction("Put the woman on a beach, write Summer Sale on a sign, like Image 3")
    says("Say what stays as it is.")
    panel.resize(300, 794)
    QApplication.processEvents()
    (hints,) = panel.findChildren(instruction_hints.InstructionHints)
    assert panel.width() == 300
    assert hints.minimumSizeHint().width() <= 272
    for button in hints.findChildren(QPushButton):
        assert hints.rect().contains(button.mapTo(hints, button.rect().center()))


def close_first(panel: ComposerPanel) -> None:
    cross = next(b for b in panel.findChildren(QToolButton) if b.accessibleName() == NO_MORE and b.isVisible())
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)


def test_a_kind_of_hint_goes_for_good_and_comes_back_by_undo(
    panel: ComposerPanel,
    composer: Composer,
    preferences: Preferences,
    words: Callable[[], str],
    says: Says,
    hushed: Says,
    one_image: None,
) -> None:
    composer.set_instruction("Put the woman on a beach")
    says("Say what stays as it is.")
    close_first(panel)
    assert "Say what stays" not in words()
    assert "No more hints of this kind. The Edit menu brings them back." in words()
    assert preferences.settings.hushed_hints == ("nothing stays",)

    # Other kinds still come.
    composer.set_instruction("Put the man beside Image 3")
    says("Image 3 has no picture.")
    assert "Say what stays" not in words()
    assert "No more hints" not in words()
    close_first(panel)
    assert "has no picture" not in words()
    QTest.mouseClick(find(panel, "Show hints of this kind again", QPushButton), Qt.MouseButton.LeftButton)
    assert "Image 3 has no picture." in words()
    assert preferences.settings.hushed_hints == ("nothing stays",)
    composer.find_all_checks()
    assert "Say what stays as it is." in words()


def test_what_would_be_cut_off_is_always_said(
    panel: ComposerPanel, composer: Composer, says: Says, one_image: None
) -> None:
    composer.set_instruction("Sky. " * 160 + "These words are lost")
    says("This would be cut off")
    assert not [b for b in panel.findChildren(QToolButton) if b.accessibleName() == NO_MORE and b.isVisible()]


def test_a_slot_of_a_preset_is_to_be_filled_in(
    panel: ComposerPanel, composer: Composer, words: Callable[[], str], says: Says, one_image: None
) -> None:
    composer.set_instruction("Make the {thing} {red|blue}")
    says("Fill in {thing}: Tab goes there.")
    assert [marked_words for marked_words, _ in marked(panel)] == ["{thing}"]
    assert composer.ready
    composer.set_instruction("Make it {red|blue")
    says("This brace begins no choice.")


def test_choices_are_not_taken_for_too_many_characters(
    panel: ComposerPanel, composer: Composer, words: Callable[[], str], one_image: None
) -> None:
    composer.set_instruction("A sky. " * 113 + "{red|blue|green}")
    (hints,) = panel.findChildren(instruction_hints.InstructionHints)
    hints.look()
    assert "cut off" not in words()
    assert composer.ready
