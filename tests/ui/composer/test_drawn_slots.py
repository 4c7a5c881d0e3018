"""Marks upon what stands in the slots: where they show, and where they go with their picture."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from qwen_studio.core.drawing import DrawnMark, MarkColour, MarkKind, Point
from qwen_studio.core.mark_shapes import INKS
from qwen_studio.core.request import EditRequest, FileImage, LinkImage
from qwen_studio.state.composer import Composer
from qwen_studio.state.slots import SlotChange, SlotState
from qwen_studio.ui.composer.panel import ComposerPanel
from tests.core.test_drawing import ALL, BOX
from tests.ui.composer.gestures import drop_on, files, find, slot_view

LEFT = Qt.MouseButton.LeftButton
ACROSS = DrawnMark(MarkKind.ARROW, MarkColour.RED, (Point(0.1, 0.6), Point(0.9, 0.6)))


@pytest.fixture
def grey(tmp_path: Path) -> Path:
    path = tmp_path / "grey.png"
    Image.new("RGB", (600, 600), (128, 128, 128)).save(path)
    return path


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other.png"
    Image.new("RGB", (500, 500), (20, 90, 90)).save(path)
    return path


@pytest.fixture
def filled(panel: ComposerPanel, composer: Composer, grey: Path, other: Path, settled: Callable[[], None]) -> None:
    """A grey picture in Image 1 with a red arrow across, another in Image 2."""
    composer.put_files([grey, other])
    settled()
    composer.draw(1, (ACROSS,))
    settled()


def middle_colour(panel: ComposerPanel, number: int) -> QColor:
    view = slot_view(panel, number)
    image = view.grab().toImage()
    return image.pixelColor(image.width() // 2, round(image.height() * 0.6))


def is_red(colour: QColor) -> bool:
    red, green, blue = INKS[MarkColour.RED]
    return abs(colour.red() - red) + abs(colour.green() - green) + abs(colour.blue() - blue) < 120


def sent(composer: Composer, number: int) -> FileImage:
    image = composer.slot(number).image
    assert isinstance(image, FileImage)
    return image


def test_the_thumbnail_shows_the_marks(panel: ComposerPanel, composer: Composer, filled: None) -> None:
    assert is_red(middle_colour(panel, 1))
    assert not is_red(middle_colour(panel, 2))
    assert "1 mark is drawn on what is sent" in slot_view(panel, 1).toolTip()
    assert "marks painted on" in composer.slot(1).changes


def test_marks_go_with_their_picture_to_another_slot(panel: ComposerPanel, composer: Composer, filled: None) -> None:
    composer.swap(1, 2)
    assert sent(composer, 2).drawing == (ACROSS,)
    assert sent(composer, 1).drawing == ()
    assert is_red(middle_colour(panel, 2))
    assert not is_red(middle_colour(panel, 1))


def test_another_picture_drops_the_marks_and_they_can_be_had_back(
    panel: ComposerPanel, composer: Composer, other: Path, filled: None, settled: Callable[[], None], qtbot: QtBot
) -> None:
    done: list[SlotChange] = []
    composer.handled.connect(done.append)
    drop_on(slot_view(panel, 1), files(other))
    settled()
    assert sent(composer, 1).drawing == ()
    assert not is_red(middle_colour(panel, 1))
    (change,) = done
    composer.restore(change.before)
    settled()
    assert sent(composer, 1).drawing == (ACROSS,)
    assert sent(composer, 1).name == "grey.png"
    assert is_red(middle_colour(panel, 1))


def test_a_slot_that_is_emptied_tells_what_was_on_its_picture(
    composer: Composer, panel: ComposerPanel, filled: None
) -> None:
    done: list[SlotChange] = []
    composer.handled.connect(done.append)
    for number in (2, 1):
        QTest.keyClick(slot_view(panel, number), Qt.Key.Key_Delete)
    assert [slot.drawing for change in done for slot in change.before] == [(), (ACROSS,)]


def test_recalling_an_edit_brings_its_marks(composer: Composer, grey: Path, settled: Callable[[], None]) -> None:
    request = EditRequest((FileImage(grey, "grey.png", ALL),), "Move it", "qwen-image-edit-plus", "singapore")
    composer.recall(request)
    assert composer.slot(1).drawing == ALL, "at once, while the picture is being read"
    settled()
    assert sent(composer, 1) == FileImage(grey, "grey.png", ALL)
    assert composer.request().images == request.images


def test_marks_that_come_late_to_preparing_are_not_mixed_up(
    composer: Composer, filled: None, settled: Callable[[], None]
) -> None:
    composer.draw(1, (BOX,))
    composer.draw(1, ())
    settled()
    assert sent(composer, 1).drawing == ()
    assert "marks painted on" not in composer.slot(1).changes


def test_a_slot_without_pixels_takes_no_marks(composer: Composer, tmp_path: Path, settled: Callable[[], None]) -> None:
    composer.draw(1, (BOX,))
    assert composer.slot(1).state is SlotState.EMPTY
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    composer.put_files([broken])
    settled()
    composer.draw(1, (BOX,))
    assert composer.slot(1).drawing == ()


def test_marks_are_sent_on_a_copy_and_never_with_the_link(
    composer: Composer, filled: None, grey: Path, settled: Callable[[], None]
) -> None:
    from dataclasses import replace

    slot = composer.slot(1)
    composer._set(replace(slot, link="https://example.com/grey.png", drawing=(), image=FileImage(grey, slot.name)))
    composer.send_as_link(1, on=True)
    assert isinstance(composer.slot(1).image, LinkImage)
    composer.draw(1, (BOX,))
    settled()
    assert sent(composer, 1).drawing == (BOX,)
    composer.send_as_link(1, on=True)
    assert sent(composer, 1).drawing == (BOX,)
    composer.draw(1, ())
    composer.send_as_link(1, on=True)
    assert isinstance(composer.slot(1).image, LinkImage)


def test_the_pencil_comes_with_the_pointer_and_asks_for_the_dialog(
    panel: ComposerPanel, filled: None, qtbot: QtBot
) -> None:
    view = slot_view(panel, 2)
    slot_view(panel, 1).setFocus(Qt.FocusReason.TabFocusReason)
    pencil = find(view, "Draw marks on Image 2", QAbstractButton)
    assert not pencil.isVisible()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert pencil.isVisible()
    with qtbot.waitSignal(panel.draw_requested) as asked:
        QTest.mouseClick(pencil, LEFT)
    assert asked.args == [2]
    empty = slot_view(panel, 3)
    empty.setFocus(Qt.FocusReason.TabFocusReason)
    assert not find(empty, "Draw marks on Image 3", QAbstractButton).isVisible()


def menu_of(panel: ComposerPanel, number: int) -> QMenu:
    view = slot_view(panel, number)
    at = view.rect().center()
    QApplication.sendEvent(
        view,
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at), Qt.KeyboardModifier.NoModifier),
    )
    (menu,) = [menu for menu in view.findChildren(QMenu) if menu.isVisible()]
    return menu


def test_the_menu_of_a_slot_draws_and_removes_marks(
    panel: ComposerPanel, composer: Composer, filled: None, qtbot: QtBot
) -> None:
    menu = menu_of(panel, 1)
    entries = {action.text().replace("&", ""): action for action in menu.actions()}
    with qtbot.waitSignal(panel.draw_requested):
        entries["Draw marks…"].trigger()
    entries["Remove the marks"].trigger()
    assert composer.slot(1).drawing == ()
    menu.close()
    unmarked = {action.text().replace("&", "") for action in menu_of(panel, 2).actions()}
    assert "Draw marks…" in unmarked
    assert "Remove the marks" not in unmarked
