from dataclasses import replace

import pytest

from qwen_studio.core.drawing import Point
from qwen_studio.core.mark_hits import bounds_of, mark_at
from tests.core.test_drawing import ALL, ARROW, BOX, LINE, PIN, TEXT

WIDE, HIGH = 1000.0, 600.0


def measure(words: str, height: float) -> tuple[float, float]:
    return len(words) * height / 2, height


def hit(x: float, y: float, *marks: object) -> int | None:
    return mark_at(marks or ALL, Point(x * WIDE, y * HIGH), WIDE, HIGH, measure, 6)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("x", "y", "place"),
    [
        (0.1, 0.4, 0),
        (0.505, 0.3, 0),
        (0.65, 0.7, 1),
        (0.9, 0.9, 1),
        (0.15, 0.2, 2),
        (0.31, 0.32, 3),
        (0.7, 0.2, 4),
        (0.7, 0.13, 4),
        (0.95, 0.05, None),
        (0.7, 0.95, None),
    ],
)
def test_the_mark_under_the_pointer(x: float, y: float, place: int | None) -> None:
    assert hit(x, y) == place


def test_the_uppermost_of_two_is_meant() -> None:
    assert hit(0.1, 0.4, BOX, BOX) == 1


def test_inside_of_boxes_the_smallest_is_meant() -> None:
    small = replace(BOX, points=(Point(0.45, 0.5), Point(0.2, 0.3)))
    assert hit(0.3, 0.4, BOX, small) == 1
    assert hit(0.3, 0.4, small, BOX) == 0
    assert hit(0.15, 0.25, small, BOX) == 1


def test_a_mark_takes_up_what_is_painted() -> None:
    for mark in (BOX, ARROW, LINE, TEXT, PIN):
        left, top, right, bottom = bounds_of(mark, WIDE, HIGH, measure)
        assert left < right
        assert top < bottom
        assert left <= mark.points[0].x * WIDE + 4
        assert right >= mark.points[0].x * WIDE - 4


def test_an_arrow_without_length_can_be_had_too() -> None:
    dot = replace(ARROW, points=(Point(0.5, 0.5), Point(0.5, 0.5)))
    assert hit(0.5, 0.5, dot) == 0
