"""Pictures are dropped and pasted into the slots."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QColor,
    QDragLeaveEvent,
    QGuiApplication,
    QImage,
    QTextCursor,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from qwen_studio.state.composer import Composer
from qwen_studio.state.slots import SlotState
from qwen_studio.ui.composer.panel import ComposerPanel
from qwen_studio.ui.composer.slots_section import REFUSAL_MS
from tests.ui.composer.conftest import FileChooser
from tests.ui.composer.gestures import colour_in, drag_over, drop_on, files, find, instruction, slot_view

Settled = Callable[[], None]


def test_a_dropped_file_shows_in_the_slot_it_was_dropped_on(
    panel: ComposerPanel, composer: Composer, settled: Settled, red: Path
) -> None:
    drop_on(slot_view(panel, 2), files(red))
    settled()

    assert [slot.name for slot in composer.slots] == ["", "red.png", ""]
    assert colour_in(panel, 2).red() > 240
    assert colour_in(panel, 2).blue() < 40


def test_a_file_manager_that_proposes_to_move_is_told_to_copy(panel: ComposerPanel, red: Path) -> None:
    for target in (slot_view(panel, 1), panel, instruction(panel).viewport()):
        assert drop_on(target, files(red)) == Qt.DropAction.CopyAction


def test_a_source_that_only_links_is_taken_at_its_word(panel: ComposerPanel, red: Path) -> None:
    assert drop_on(slot_view(panel, 1), files(red), Qt.DropAction.LinkAction) == Qt.DropAction.LinkAction


def test_a_source_that_only_moves_is_refused(panel: ComposerPanel, composer: Composer, red: Path) -> None:
    for target in (slot_view(panel, 1), panel):
        assert not drag_over(target, files(red), Qt.DropAction.MoveAction)
    assert composer.last_filled == 0


def test_several_files_fill_the_slots_in_order(
    panel: ComposerPanel, composer: Composer, settled: Settled, red: Path, blue: Path
) -> None:
    drop_on(slot_view(panel, 1), files(red, blue))
    settled()

    assert [slot.name for slot in composer.slots] == ["red.png", "blue.png", ""]


def test_files_that_find_no_slot_are_told_about(
    panel: ComposerPanel, words: Callable[[], str], settled: Settled, red: Path, blue: Path
) -> None:
    drop_on(slot_view(panel, 2), files(red, blue, red, blue))
    settled()

    assert "2 pictures found no slot: the service takes at most 3." in words()
    assert "Taken: red.png, blue.png.\nNot taken: red.png, blue.png." in words()
    drop_on(slot_view(panel, 2), files(red))
    assert "found no slot" not in words()


def test_a_slot_that_comes_free_ends_the_talk_about_files_that_found_none(
    panel: ComposerPanel, composer: Composer, words: Callable[[], str], settled: Settled, red: Path, blue: Path
) -> None:
    drop_on(slot_view(panel, 1), files(red, blue, red, blue))
    settled()
    assert "1 picture found no slot" in words()

    composer.clear()
    settled()

    assert "found no slot" not in words()


def test_a_drop_beside_the_slots_fills_the_first_free_one_which_is_marked(
    panel: ComposerPanel, composer: Composer, settled: Settled, red: Path, blue: Path
) -> None:
    composer.put_files([red])
    settled()
    before = slot_view(panel, 2).grab().toImage()

    assert drag_over(panel, files(blue))
    assert slot_view(panel, 2).grab().toImage() != before
    drop_on(panel, files(blue))
    settled()

    assert composer.slot(2).name == "blue.png"


def test_the_slot_under_a_drag_is_highlighted_until_the_drag_leaves(panel: ComposerPanel, red: Path) -> None:
    view = slot_view(panel, 3)
    before = view.grab().toImage()

    drag_over(view, files(red))
    assert view.grab().toImage() != before

    QApplication.sendEvent(view, QDragLeaveEvent())
    assert view.grab().toImage() == before


def test_words_and_links_that_are_dragged_into_the_instruction_are_written_there(
    panel: ComposerPanel, composer: Composer
) -> None:
    field = instruction(panel)
    for text in ("a nice day", " https://example.org/cat.png"):
        mime = QMimeData()
        mime.setText(text)
        # As a browser offers what is marked on a page.
        mime.setHtml(f"<b>{text}</b>")
        field.moveCursor(QTextCursor.MoveOperation.End)
        assert drop_on(field.viewport(), mime, Qt.DropAction.CopyAction) == Qt.DropAction.CopyAction
    assert "a nice day" in composer.instruction
    assert "https://example.org/cat.png" in composer.instruction
    assert "<b>" not in composer.instruction
    assert composer.filled == ()


@pytest.mark.parametrize("where", ["slot", "panel", "instruction"])
def test_of_a_picture_from_a_browser_the_pixels_are_taken_and_not_its_address(
    panel: ComposerPanel, composer: Composer, settled: Settled, where: str
) -> None:
    pixels = QImage(320, 240, QImage.Format.Format_RGB32)
    pixels.fill(QColor("#00c000"))
    mime = QMimeData()
    mime.setUrls([QUrl("http://127.0.0.1:9/cat.png")])
    mime.setText("http://127.0.0.1:9/cat.png")
    mime.setHtml('<img src="http://127.0.0.1:9/cat.png" alt="cat">')
    mime.setImageData(pixels)
    target = {"slot": slot_view(panel, 1), "panel": panel, "instruction": instruction(panel).viewport()}[where]
    assert drop_on(target, mime) == Qt.DropAction.CopyAction
    settled()
    assert composer.slot(1).state is SlotState.READY
    assert composer.slot(1).link == ""
    assert colour_in(panel, 1).green() > 180
    assert composer.instruction == ""


def test_words_are_not_a_picture(panel: ComposerPanel, composer: Composer) -> None:
    mime = QMimeData()
    mime.setText("a nice day")

    assert not drag_over(slot_view(panel, 1), mime)
    assert not drag_over(panel, mime)
    assert composer.filled == ()


def test_raw_pixels_are_pasted_into_the_slot_that_has_the_keyboard(
    panel: ComposerPanel, composer: Composer, settled: Settled
) -> None:
    pixels = QImage(400, 400, QImage.Format.Format_RGB32)
    pixels.fill(QColor(10, 200, 10))
    QGuiApplication.clipboard().setImage(pixels)

    slot_view(panel, 2).setFocus()
    QTest.keyClick(slot_view(panel, 2), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled()

    assert composer.filled == (2,)
    assert colour_in(panel, 2).green() > 180


def test_pasting_on_the_panel_fills_the_first_free_slot(
    panel: ComposerPanel, composer: Composer, settled: Settled, red: Path
) -> None:
    QGuiApplication.clipboard().setMimeData(files(red))

    QTest.keyClick(find(panel, "Watermark", QAbstractButton), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled()

    assert composer.slot(1).name == "red.png"


def test_a_picture_pasted_into_the_instruction_goes_to_a_slot_and_words_stay_words(
    panel: ComposerPanel, composer: Composer, settled: Settled, red: Path
) -> None:
    QGuiApplication.clipboard().setMimeData(files(red))
    QTest.keyClick(instruction(panel), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QGuiApplication.clipboard().setText("https://example.com/a.png like this")
    QTest.keyClick(instruction(panel), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled()

    assert composer.slot(1).name == "red.png"
    assert composer.instruction == "https://example.com/a.png like this"


def test_pasting_without_a_picture_says_so(panel: ComposerPanel, words: Callable[[], str]) -> None:
    QGuiApplication.clipboard().setText("no picture at all")

    QTest.keyClick(slot_view(panel, 1), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert "That holds no picture, file or link." in words()
    (timer,) = [t for t in panel.findChildren(QTimer) if t.interval() == REFUSAL_MS]
    assert timer.isActive(), "it is not said for ever"
    (close,) = [b for b in panel.findChildren(QAbstractButton) if b.accessibleName() == "Close" and b.isVisible()]
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert "That holds no picture, file or link." not in words()


def test_who_has_chosen_a_file_goes_on_with_words(
    panel: ComposerPanel, composer: Composer, chooser: FileChooser, samples: Path
) -> None:
    chooser.answer = [samples / "coffee.png"]
    QTest.mouseClick(slot_view(panel, 2), Qt.MouseButton.LeftButton)
    assert instruction(panel).hasFocus()
    assert composer.slot(2).name == "coffee.png"
