import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qwen_studio.core.drawing import (
    LONGEST_WORDS,
    MOST_MARKS,
    MOST_POINTS,
    Drawing,
    DrawnMark,
    MarkColour,
    MarkKind,
    Point,
    drawing_from_json,
    drawing_to_json,
    next_pin,
    plain_words,
    point_at,
    thinned,
)

BOX = DrawnMark(MarkKind.BOX, MarkColour.RED, (Point(0.1, 0.2), Point(0.5, 0.6)))
ARROW = DrawnMark(MarkKind.ARROW, MarkColour.BLUE, (Point(0.9, 0.9), Point(0.4, 0.5)))
LINE = DrawnMark(MarkKind.FREEHAND, MarkColour.GREEN, (Point(0.1, 0.1), Point(0.2, 0.3), Point(0.0, 1.0)))
TEXT = DrawnMark(MarkKind.TEXT, MarkColour.YELLOW, (Point(0.3, 0.3),), words="这里 “here” 😀")
PIN = DrawnMark(MarkKind.PIN, MarkColour.PURPLE, (Point(0.7, 0.2),), number=1)
ALL: Drawing = (BOX, ARROW, LINE, TEXT, PIN)


def damaged(**changed: Any) -> str:
    """The red box and a pin as JSON, the box with other values."""
    box, pin = json.loads(drawing_to_json((BOX, PIN)))
    return json.dumps([box | changed, pin])


def test_every_kind_of_mark_comes_back_from_its_text() -> None:
    assert drawing_from_json(drawing_to_json(ALL)) == ALL
    assert drawing_to_json(()) == ""
    assert drawing_from_json("") == ()


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "circle"},
        {"kind": None},
        {"colour": "beige"},
        {"colour": ["red"]},
        {"points": []},
        {"points": [[0.1, 0.2]]},
        {"points": [[0.1, 0.2], [0.3]]},
        {"points": [[0.1, 0.2], [0.3, "0.4"]]},
        {"points": [[0.1, 0.2], [True, 0.4]]},
        {"points": [[0.1, float("nan")], [0.3, 0.4]]},
        {"points": [[float("inf"), 0.2], [0.3, 0.4]]},
        {"points": [[10**400, 0.2], [0.3, 0.4]]},
        {"points": "ab"},
        {"points": None},
        {"words": "a box has none"},
        {"words": 7},
        {"number": "1"},
        {"number": 3},
        {"kind": "pin", "points": [[0.1, 0.2]], "number": -1},
        {"kind": "text", "points": [[0.1, 0.2]], "words": "\x00\u200b\n"},
        {"kind": "text", "points": [[0.1, 0.2]], "words": "\ud800"},
    ],
)
def test_a_damaged_mark_is_left_out_and_the_others_stay(changed: dict[str, Any]) -> None:
    assert drawing_from_json(damaged(**changed)) == (PIN,)


def test_a_mark_of_a_later_version_keeps_what_is_understood() -> None:
    assert drawing_from_json(damaged(dashed=True)) == (BOX, PIN)


@pytest.mark.parametrize("text", ["{", "null", "7", '"red"', "{}", "[null, 3, [], {}]", "[" * 100_000, "\udcff"])
def test_what_is_no_drawing_is_none(text: str) -> None:
    assert drawing_from_json(text) == ()


def test_points_beside_the_picture_come_to_its_edge() -> None:
    (box, _) = drawing_from_json(damaged(points=[[-4, 0.5], [1e300, 2]]))
    assert box.points == (Point(0, 0.5), Point(1, 1))


def test_too_much_of_everything_is_cut() -> None:
    assert len(drawing_from_json(drawing_to_json((PIN,) * (MOST_MARKS + 50)))) == MOST_MARKS
    way = tuple(point_at(n / 5000, 0.5) for n in range(5000))
    (line,) = drawing_from_json(drawing_to_json((replace(LINE, points=way),)))
    assert len(line.points) == MOST_POINTS
    assert (line.points[0], line.points[-1]) == (way[0], way[-1])
    (text,) = drawing_from_json(drawing_to_json((replace(TEXT, words="long " * 1000),)))
    assert len(text.words) < LONGEST_WORDS + 1


def test_words_are_one_line_that_can_be_seen() -> None:
    assert plain_words("  two\nlines\tand \x07 a bell ") == "two lines and a bell"
    assert plain_words("\u200b\n") == ""


@given(st.text())
def test_any_words_can_be_drawn_and_stored(text: str) -> None:
    words = plain_words(text)
    assert words == plain_words(words)
    words.encode()
    mark = replace(TEXT, words=words)
    assert drawing_from_json(drawing_to_json((mark,))) == ((mark,) if words else ())


@given(st.floats(-3, 3), st.floats(-3, 3))
def test_a_mark_that_is_moved_keeps_its_shape_and_stays_on_the_picture(dx: float, dy: float) -> None:
    for mark in (BOX, ARROW, LINE, TEXT, PIN):
        moved = mark.moved(dx, dy)
        assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in moved.points)
        first, was = moved.points[0], mark.points[0]
        for point, before in zip(moved.points, mark.points, strict=True):
            assert point.x - first.x == pytest.approx(before.x - was.x, abs=3e-5)
            assert point.y - first.y == pytest.approx(before.y - was.y, abs=3e-5)


def test_the_next_pin_has_the_lowest_number_that_is_free() -> None:
    assert next_pin(()) == 1
    assert next_pin((PIN, replace(PIN, number=2))) == 3
    assert next_pin((replace(PIN, number=2),)) == 1


def test_thinning_keeps_the_ends() -> None:
    points = [point_at(n / 10, 0) for n in range(11)]
    assert thinned(points, 3) == (points[0], points[5], points[10])
    assert thinned(points, 50) == tuple(points)
