import pytest
from pytestqt.qtbot import QtBot

from qwen_studio.core.drawing import MOST_MARKS, MarkColour, Point
from qwen_studio.state.marks_layer import MarksLayer
from tests.core.test_drawing import ARROW, BOX, PIN, TEXT


@pytest.fixture
def layer(qtbot: QtBot) -> MarksLayer:
    return MarksLayer(())


def test_everything_is_taken_back_and_done_again(layer: MarksLayer) -> None:
    layer.add(BOX)
    layer.add(ARROW)
    layer.choose(0)
    layer.recolour(MarkColour.GREEN)
    layer.remove()
    layer.clear()
    seen = [layer.drawing]
    while layer.can_undo:
        layer.undo()
        seen.append(layer.drawing)
    assert [len(drawing) for drawing in seen] == [0, 1, 2, 2, 1, 0]
    assert seen[3] == (BOX, ARROW)
    assert seen[2][0].colour is MarkColour.GREEN
    again = [layer.drawing]
    while layer.can_redo:
        layer.redo()
        again.append(layer.drawing)
    assert again == seen[::-1]


def test_a_gesture_is_one_step_and_the_next_another(layer: MarksLayer) -> None:
    layer.add(BOX)
    for _ in range(2):
        for step in range(1, 6):
            layer.change(BOX.moved(step / 100, 0), gesture="drag")
        layer.end_gesture()
        layer.change(BOX, gesture="back")
    layer.undo()
    layer.undo()
    layer.undo()
    assert layer.drawing == (BOX.moved(0.05, 0),)


def test_what_was_taken_back_is_gone_once_something_else_is_done(layer: MarksLayer) -> None:
    layer.add(BOX)
    layer.undo()
    layer.add(PIN)
    assert not layer.can_redo
    assert layer.drawing == (PIN,)


def test_pins_count_and_fill_gaps(layer: MarksLayer) -> None:
    for _ in range(3):
        layer.add_pin(MarkColour.RED, Point(0.5, 0.5))
    layer.choose(1)
    layer.remove()
    layer.add_pin(MarkColour.BLUE, Point(0.1, 0.1))
    assert [mark.number for mark in layer.drawing] == [1, 3, 2]


def test_words_that_cannot_be_seen_are_not_written(layer: MarksLayer) -> None:
    assert not layer.write(MarkColour.RED, Point(0, 0), " \n\u200b")
    layer.write(MarkColour.RED, Point(0, 0), "two\nlines")
    assert layer.drawing[0].words == "two lines"
    layer.rewrite("other")
    assert layer.drawing[0].words == "other"
    layer.rewrite("  ")
    assert layer.drawing == ()


def test_the_chosen_one_goes_round(layer: MarksLayer) -> None:
    for mark in (BOX, ARROW, TEXT):
        layer.add(mark)
    layer.choose(None)
    chosen = []
    for by in (1, 1, 1, 1, -1, -1):
        layer.step(by)
        chosen.append(layer.chosen)
    assert chosen == [0, 1, 2, 0, 2, 1]
    layer.undo()
    assert layer.chosen_mark is None


def test_there_is_an_end_to_marks(layer: MarksLayer) -> None:
    while layer.add(PIN):
        pass
    assert len(layer.drawing) == MOST_MARKS
    assert layer.is_full
    layer.remove()
    assert layer.add(BOX)
