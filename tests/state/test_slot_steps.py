"""What is done with the input slots can be taken back and done again, step by step."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from qwen_studio.core.resources import resource_path
from qwen_studio.state.slots import SlotState
from qwen_studio.state.studio import Studio
from tests.core.test_drawing import BOX

COFFEE, CAT = resource_path("samples", "coffee.png"), resource_path("samples", "chelsea.png")


@pytest.fixture
def settle(studio: Studio, qtbot: QtBot) -> Callable[[], None]:
    def wait() -> None:
        qtbot.waitUntil(lambda: all(s.state is SlotState.EMPTY or s.sent_size for s in studio.composer.slots))

    return wait


def names(studio: Studio) -> list[str]:
    return [slot.name for slot in studio.composer.slots]


def test_every_gesture_is_a_step_of_its_own(studio: Studio, settle: Callable[[], None]) -> None:
    composer, undo = studio.composer, studio.undo
    gestures: list[tuple[Callable[[], object], str, list[str]]] = [
        (lambda: composer.put_files([COFFEE]), "Put a picture into Image 1", [COFFEE.name, "", ""]),
        (lambda: composer.put_files([CAT, COFFEE]), "Put 2 pictures into the input images", [COFFEE.name, CAT.name]),
        (lambda: composer.put_files([CAT], 1), "Replace Image 1", [CAT.name, CAT.name, COFFEE.name]),
        (lambda: composer.swap(1, 3), "Swap Image 1 and Image 3", [COFFEE.name, CAT.name, CAT.name]),
        (lambda: composer.remove(2), "Remove Image 2", [COFFEE.name, "", CAT.name]),
    ]
    after = [names(studio)]
    for act, words, wanted in gestures:
        act()
        settle()
        assert undo.undo_words == words
        assert names(studio)[: len(wanted)] == wanted
        after.append(names(studio))
    for before in reversed(after[:-1]):
        undo.undo()
        assert names(studio) == before
    assert undo.undo_words == ""
    for then in after[1:]:
        undo.redo()
        assert names(studio) == then
    settle()
    assert composer.filled == (1, 3)


def test_an_empty_slot_that_is_emptied_is_no_step(studio: Studio) -> None:
    studio.composer.remove(2)
    assert studio.undo.undo_words == ""


def test_the_names_in_the_instruction_go_back_with_their_pictures(studio: Studio, settle: Callable[[], None]) -> None:
    composer = studio.composer
    composer.put_files([COFFEE, CAT])
    settle()
    composer.set_instruction("Put Image 1 beside the cat", (4,))
    composer.swap(1, 2)
    assert composer.instruction == "Put Image 2 beside the cat"
    studio.undo.undo()
    assert (composer.instruction, names(studio)[:2]) == ("Put Image 1 beside the cat", [COFFEE.name, CAT.name])


def test_pixels_that_are_nowhere_else_come_back_with_their_marks(
    studio: Studio, settle: Callable[[], None], qtbot: QtBot
) -> None:
    composer = studio.composer
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    composer.put_pixels(image)
    settle()
    composer.draw(1, (BOX,))
    with qtbot.waitSignal(studio.undo.offered) as offered:
        composer.remove(1)
    assert offered.args is not None
    assert offered.args[0].told == "The marks on Image 1 went with its picture."
    studio.undo.undo()
    settle()
    assert composer.slot(1).drawing == (BOX,)
    assert composer.slot(1).original_size == (400, 400)


def test_a_file_that_is_gone_by_then_says_so(studio: Studio, tmp_path: Path, qtbot: QtBot) -> None:
    photo = tmp_path / "photo.png"
    shutil.copy(COFFEE, photo)
    composer = studio.composer
    composer.put_files([photo])
    qtbot.waitUntil(lambda: composer.slot(1).sent_size is not None)
    composer.remove(1)
    photo.unlink()
    studio.undo.undo()
    qtbot.waitUntil(lambda: composer.slot(1).state is SlotState.BAD)
    assert composer.slot(1).problem


def test_an_earlier_request_that_comes_back_is_one_step_and_not_four(
    studio: Studio, settle: Callable[[], None]
) -> None:
    composer = studio.composer
    composer.put_files([COFFEE, CAT])
    settle()
    draft = composer.draft()
    composer.clear()
    composer.take_up(draft)
    settle()
    assert studio.undo.undo_words == "Put 2 pictures into the input images"
    studio.undo.undo()
    assert studio.undo.undo_words == ""
