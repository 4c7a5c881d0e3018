"""Marks drawn, chosen, moved and taken back by mouse and keys."""

import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from qwen_studio.core.drawing import MOST_MARKS, MarkColour, MarkKind, Point
from qwen_studio.core.mark_shapes import INKS
from qwen_studio.imaging.decode import decode
from qwen_studio.imaging.marks_painting import with_marks
from qwen_studio.state.qimages import to_pillow
from qwen_studio.ui.marking.mark_painter import marked_image
from tests.core.test_drawing import ALL, ARROW, BOX, LINE, PIN, TEXT
from tests.ui.by_name import by_name
from tests.ui.marking.conftest import LEFT, PLAIN, Hands, OpenDialog

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def near(point: Point, x: float, y: float) -> bool:
    return abs(point.x - x) < 0.01 and abs(point.y - y) < 0.01


def is_ink(hands: Hands, x: float, y: float, colour: MarkColour) -> bool:
    seen = hands.colour(x, y)
    return (seen.red(), seen.green(), seen.blue()) == INKS[colour]


def is_grey(hands: Hands, x: float, y: float) -> bool:
    seen = hands.colour(x, y)
    return all(abs(value - 128) < 3 for value in (seen.red(), seen.green(), seen.blue()))


def press(hands: Hands, name: str) -> None:
    QTest.mouseClick(by_name(hands.dialog, QAbstractButton, name), LEFT)


def test_a_box_is_drawn_where_it_is_dragged_on_the_upright_picture(open_dialog: OpenDialog) -> None:
    hands = open_dialog()
    rect = hands.canvas.picture_rect
    assert rect.width() / rect.height() == pytest.approx(1.5, abs=0.01)
    hands.drag((0.2, 0.3), (0.6, 0.7))
    (box,) = hands.drawing
    assert (box.kind, box.colour) == (MarkKind.BOX, MarkColour.RED)
    assert near(box.points[0], 0.2, 0.3)
    assert near(box.points[1], 0.6, 0.7)
    assert is_ink(hands, 0.2, 0.5, MarkColour.RED)
    assert is_grey(hands, 0.4, 0.5)


def test_a_box_shows_while_it_is_dragged(open_dialog: OpenDialog) -> None:
    hands = open_dialog()
    QTest.mousePress(hands.canvas, LEFT, PLAIN, hands.at(0.2, 0.3))
    QTest.mouseMove(hands.canvas, hands.at(0.6, 0.7))
    assert hands.drawing == ()
    assert is_ink(hands, 0.2, 0.5, MarkColour.RED)


def test_each_tool_and_colour_by_its_button(open_dialog: OpenDialog) -> None:
    hands = open_dialog()
    press(hands, "Arrow")
    press(hands, "Blue")
    hands.drag((0.1, 0.1), (0.5, 0.5))
    press(hands, "Freehand")
    press(hands, "Green")
    hands.drag((0.6, 0.6), (0.8, 0.6), (0.8, 0.8))
    press(hands, "Numbered pin")
    press(hands, "Purple")
    hands.click(0.2, 0.9)
    hands.click(0.3, 0.9)
    press(hands, "Text")
    press(hands, "Yellow")
    hands.click(0.7, 0.2)
    hands.write("Here 这里")
    assert [(m.kind.value, m.colour.value) for m in hands.drawing] == [
        ("arrow", "blue"),
        ("freehand", "green"),
        ("pin", "purple"),
        ("pin", "purple"),
        ("text", "yellow"),
    ]
    assert [mark.number for mark in hands.drawing[2:4]] == [1, 2]
    assert hands.last.words == "Here 这里"
    assert near(hands.last.points[0], 0.7, 0.2)
    assert len(hands.drawing[1].points) > 8
    assert near(hands.drawing[1].points[-1], 0.8, 0.8)


def test_tools_and_colours_have_keys(open_dialog: OpenDialog) -> None:
    hands = open_dialog()
    for key, number in ((Key.Key_A, Key.Key_3), (Key.Key_B, Key.Key_5), (Key.Key_F, Key.Key_2)):
        hands.key(key)
        hands.key(number)
        hands.drag((0.1, 0.1), (0.5, 0.5))
    assert [(m.kind.value, m.colour.value) for m in hands.drawing] == [
        ("arrow", "green"),
        ("box", "purple"),
        ("freehand", "blue"),
    ]


def test_a_click_draws_no_box_and_lets_go(open_dialog: OpenDialog) -> None:
    hands = open_dialog()
    hands.click(0.5, 0.5)
    hands.drag((0.5, 0.5), (0.501, 0.5))
    assert hands.drawing == ()


def test_what_goes_beyond_the_picture_ends_at_its_edge(open_dialog: OpenDialog) -> None:
    hands = open_dialog()
    hands.drag((0.8, 0.8), (1.05, 1.2))
    assert hands.last.points[1] == Point(1, 1)
    QTest.mouseClick(hands.canvas, LEFT, PLAIN, QPoint(2, 2))
    assert len(hands.drawing) == 1


def test_marks_are_chosen_moved_and_reshaped(open_dialog: OpenDialog) -> None:
    hands = open_dialog((BOX, ARROW))
    hands.key(Key.Key_V)
    hands.drag((0.1, 0.4), (0.2, 0.5))
    assert near(hands.drawing[0].points[0], 0.2, 0.3)
    assert near(hands.drawing[0].points[1], 0.6, 0.7)
    hands.drag((0.6, 0.3), (0.9, 0.1))
    assert near(hands.drawing[0].points[0], 0.2, 0.1)
    assert near(hands.drawing[0].points[1], 0.9, 0.7)
    hands.click(0.9, 0.9)
    hands.drag((0.4, 0.5), (0.3, 0.9))
    assert near(hands.drawing[1].points[1], 0.3, 0.9)
    assert hands.drawing[1].points[0] == ARROW.points[0]
    for _ in range(3):
        hands.key(Key.Key_Z, CTRL)
    assert hands.drawing == (BOX, ARROW)
    assert not by_name(hands.dialog, QAbstractButton, "Undo").isEnabled()


def test_a_mark_cannot_be_dragged_off_the_picture(open_dialog: OpenDialog) -> None:
    hands = open_dialog((BOX,))
    hands.key(Key.Key_V)
    hands.drag((0.1, 0.4), (1.4, 1.6))
    assert hands.last.points[1] == Point(1, 1)
    assert near(hands.last.points[0], 0.6, 0.6)


def test_undo_and_redo_by_keys_and_buttons(open_dialog: OpenDialog) -> None:
    hands = open_dialog()
    hands.drag((0.1, 0.1), (0.4, 0.4))
    hands.drag((0.5, 0.5), (0.8, 0.8))
    whole = hands.drawing
    hands.key(Key.Key_Z, CTRL)
    press(hands, "Undo")
    assert hands.drawing == ()
    assert is_grey(hands, 0.1, 0.2)
    hands.key(Key.Key_Z, CTRL | SHIFT)
    press(hands, "Redo")
    assert hands.drawing == whole


def test_a_chosen_mark_is_removed_and_recoloured(open_dialog: OpenDialog) -> None:
    hands = open_dialog((BOX, ARROW))
    hands.key(Key.Key_V)
    hands.click(0.1, 0.4)
    hands.key(Key.Key_4)
    assert hands.drawing[0].colour is MarkColour.YELLOW
    hands.key(Key.Key_Delete)
    assert hands.drawing == (ARROW,)
    assert len(hands.drawing) == 1
    hands.key(Key.Key_Delete, CTRL | SHIFT)
    assert len(hands.drawing) == 0


def test_a_colour_for_the_next_mark_leaves_the_last_one_alone(open_dialog: OpenDialog) -> None:
    hands = open_dialog()
    hands.drag((0.1, 0.1), (0.4, 0.4))
    hands.key(Key.Key_2)
    hands.drag((0.5, 0.5), (0.8, 0.8))
    assert [mark.colour for mark in hands.drawing] == [MarkColour.RED, MarkColour.BLUE]


def test_everything_by_keys_alone(open_dialog: OpenDialog, qtbot: QtBot) -> None:
    hands = open_dialog()
    hands.key(Key.Key_B)
    hands.key(Key.Key_Return)
    box = hands.last
    assert near(Point((box.points[0].x + box.points[1].x) / 2, (box.points[0].y + box.points[1].y) / 2), 0.5, 0.5)
    for _ in range(5):
        hands.key(Key.Key_Right)
        hands.key(Key.Key_Down)
    assert hands.last.points[0].x == pytest.approx(box.points[0].x + 0.05)
    assert hands.last.points[0].y == pytest.approx(box.points[0].y + 0.05)
    hands.key(Key.Key_Left, SHIFT)
    assert hands.last.points[1].x == pytest.approx(box.points[1].x + 0.04)
    for tool in (Key.Key_A, Key.Key_F, Key.Key_P):
        hands.key(tool)
        hands.key(Key.Key_Return)
    hands.key(Key.Key_T)
    hands.key(Key.Key_Return)
    hands.write("by keys")
    assert [mark.kind for mark in hands.drawing] == [*list(MarkKind)[:3], MarkKind.PIN, MarkKind.TEXT]
    hands.key(Key.Key_PageDown)
    hands.key(Key.Key_Delete)
    assert hands.drawing[0].kind is MarkKind.ARROW
    hands.key(Key.Key_PageUp)
    hands.key(Key.Key_Delete)
    assert hands.last.kind is MarkKind.PIN
    with qtbot.waitSignal(hands.dialog.accepted):
        hands.key(Key.Key_Return, CTRL)


def test_escape_lets_go_first_and_then_closes(open_dialog: OpenDialog, qtbot: QtBot) -> None:
    hands = open_dialog()
    hands.drag((0.1, 0.1), (0.4, 0.4))
    hands.key(Key.Key_Escape)
    assert hands.dialog.isVisible()
    with qtbot.waitSignal(hands.dialog.rejected):
        hands.key(Key.Key_Escape)


def test_escape_and_emptiness_write_nothing(open_dialog: OpenDialog) -> None:
    hands = open_dialog()
    hands.key(Key.Key_T)
    hands.click(0.3, 0.3)
    field = by_name(hands.dialog, QLineEdit, "Words of the mark")
    field.insert("never")
    QTest.keyClick(field, Key.Key_Escape)
    assert hands.drawing == ()
    assert hands.dialog.isVisible()
    hands.click(0.3, 0.3)
    hands.write("   ")
    assert hands.drawing == ()


@pytest.mark.parametrize("before", ["nothing", "mouse", "keys", "button"])
def test_enter_means_done_unless_a_key_has_chosen_what_to_place(
    open_dialog: OpenDialog, qtbot: QtBot, before: str
) -> None:
    hands = open_dialog()
    if before == "mouse":
        hands.key(Key.Key_B)
        hands.drag((0.1, 0.1), (0.4, 0.4))
    elif before == "keys":
        hands.key(Key.Key_B)
        assert any("Enter puts it into the middle" in label.text() for label in hands.dialog.findChildren(QLabel))
        hands.key(Key.Key_Return)
        hands.key(Key.Key_Right)
    elif before == "button":
        QTest.mouseClick(by_name(hands.dialog, QAbstractButton, "Arrow"), LEFT)
        hands.canvas.setFocus()
    with qtbot.waitSignal(hands.dialog.accepted):
        hands.key(Key.Key_Return)
    assert len(hands.drawing) == (before in {"mouse", "keys"})


def test_letters_in_the_field_are_letters_and_not_tools(open_dialog: OpenDialog) -> None:
    hands = open_dialog()
    hands.key(Key.Key_T)
    hands.click(0.3, 0.3)
    field = by_name(hands.dialog, QLineEdit, "Words of the mark")
    QTest.keyClicks(field, "bat 12")
    QTest.keyClick(field, Key.Key_Backspace)
    QTest.keyClick(field, Key.Key_Return)
    assert hands.last.words == "bat 1"
    assert hands.last.colour is MarkColour.RED


def test_words_are_edited_by_a_double_click(open_dialog: OpenDialog) -> None:
    hands = open_dialog((TEXT,))
    hands.key(Key.Key_V)
    QTest.mouseDClick(hands.canvas, LEFT, PLAIN, hands.at(0.31, 0.32))
    field = by_name(hands.dialog, QLineEdit, "Words of the mark")
    assert field.text() == TEXT.words
    field.setText("other words")
    QTest.keyClick(field, Key.Key_Return)
    assert [mark.words for mark in hands.drawing] == ["other words"]


def test_a_right_click_on_a_mark_offers_what_can_be_done_with_it(open_dialog: OpenDialog) -> None:
    hands = open_dialog((BOX,))
    at = hands.at(0.1, 0.4)
    QApplication.sendEvent(
        hands.canvas, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, hands.canvas.mapToGlobal(at), PLAIN)
    )
    (menu,) = [menu for menu in hands.dialog.findChildren(QMenu) if menu.isVisible()]
    entries = {action.text(): action for action in menu.actions()}
    entries["Green"].trigger()
    assert hands.last.colour is MarkColour.GREEN
    entries["Remove the mark"].trigger()
    assert hands.drawing == ()
    menu.close()


def test_zoomed_in_marks_are_drawn_where_the_pointer_is(open_dialog: OpenDialog) -> None:
    hands = open_dialog()
    hands.canvas.zoom_to(hands.canvas.factor * 3)
    hands.drag((0.45, 0.45), (0.55, 0.55))
    assert near(hands.last.points[0], 0.45, 0.45)
    assert near(hands.last.points[1], 0.55, 0.55)
    before = hands.canvas.picture_rect
    middle = Qt.MouseButton.MiddleButton
    QTest.mousePress(hands.canvas, middle, PLAIN, hands.at(0.5, 0.5))
    QTest.mouseMove(hands.canvas, hands.at(0.55, 0.55))
    QTest.mouseRelease(hands.canvas, middle, PLAIN, hands.at(0.55, 0.55))
    assert hands.canvas.picture_rect.topLeft() != before.topLeft()
    assert len(hands.drawing) == 1


def test_done_and_cancel(open_dialog: OpenDialog, qtbot: QtBot) -> None:
    for name, result in (("Done", QDialog.DialogCode.Accepted), ("Cancel", QDialog.DialogCode.Rejected)):
        hands = open_dialog((BOX,))
        button = next(b for b in hands.dialog.findChildren(QPushButton) if b.text().replace("&", "") == name)
        with qtbot.waitSignal(hands.dialog.finished) as finished:
            QTest.mouseClick(button, LEFT)
        assert finished.args == [result.value]


def test_too_many_marks_are_said(open_dialog: OpenDialog) -> None:
    hands = open_dialog((PIN,) * MOST_MARKS)
    hands.drag((0.1, 0.1), (0.4, 0.4))
    assert len(hands.drawing) == MOST_MARKS
    assert any("A picture takes 200 marks" in label.text() for label in hands.dialog.findChildren(QLabel))


@pytest.mark.parametrize("size", [(2, 2), (4000, 30), (30, 4000)])
def test_odd_pictures_can_be_drawn_on(open_dialog: OpenDialog, tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "odd.png"
    Image.new("RGBA", size, (0, 0, 0, 0)).save(path)
    hands = open_dialog(ALL, path)
    hands.canvas.fit()
    hands.canvas.grab()
    hands.key(Key.Key_B)
    hands.key(Key.Key_Return)
    assert len(hands.drawing) == len(ALL) + 1


def test_a_file_that_vanished_is_said_and_its_marks_stay(
    open_dialog: OpenDialog, photo: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    hands = open_dialog((BOX,), shutil.copy(photo, tmp_path / "gone.jpg"), vanishes=True)
    labels = hands.dialog.findChildren(QLabel)
    qtbot.waitUntil(lambda: any("gone.jpg" in label.text() and label.isVisible() for label in labels))
    hands.drag((0.1, 0.1), (0.5, 0.5))
    hands.key(Key.Key_B)
    hands.key(Key.Key_Return)
    assert hands.drawing == (BOX,)


def test_what_is_seen_is_what_is_sent(photo: Path) -> None:
    sent = with_marks(decode(photo), ALL)
    plain = QImage(900, 600, QImage.Format.Format_RGB32)
    plain.fill(Qt.GlobalColor.gray)
    plain.fill(0xFF808080)
    seen = to_pillow(marked_image(plain, ALL)).convert("RGB")
    difference = ImageChops.difference(sent, seen).convert("L")
    assert sum(difference.histogram()[90:]) < 0.004 * 900 * 600
    for mark in (BOX, ARROW, LINE, TEXT, PIN):
        first = ImageChops.difference(with_marks(decode(photo), (mark,)), decode(photo)).getbbox()
        second = ImageChops.difference(to_pillow(marked_image(plain, (mark,))).convert("RGB"), decode(photo)).getbbox()
        assert first is not None
        assert second is not None
        assert all(abs(a - b) <= 3 for a, b in zip(first, second, strict=True))
