"""Marks by keys alone: one put into the middle, moved, and given another shape."""

import math

from qwen_studio.core.drawing import DrawnMark, MarkColour, MarkKind, Point, point_at

_STEP = 0.01
_FINE_STEP = 0.002
_RING_POINTS = 24


def key_mark(kind: MarkKind, colour: MarkColour, middle: Point, reach_x: float, reach_y: float) -> DrawnMark:
    """A box or a ring around the point, or an arrow to it; `reach` in parts of width and height."""
    x, y = middle
    if kind is MarkKind.ARROW:
        return DrawnMark(kind, colour, (point_at(x - reach_x, y + reach_y), point_at(x, y)))
    if kind is MarkKind.FREEHAND:
        turns = [2 * math.pi * n / _RING_POINTS for n in range(_RING_POINTS + 1)]
        ring = tuple(point_at(x + reach_x * math.cos(turn), y + reach_y * math.sin(turn)) for turn in turns)
        return DrawnMark(kind, colour, ring)
    return DrawnMark(kind, colour, (point_at(x - reach_x, y - reach_y), point_at(x + reach_x, y + reach_y)))


def nudged(mark: DrawnMark, across: int, down: int, *, reshape: bool) -> DrawnMark:
    """The mark a step further. `reshape` moves one corner of a box or the tip of an arrow; others go a fine step."""
    if not reshape:
        return mark.moved(across * _STEP, down * _STEP)
    if mark.kind in {MarkKind.BOX, MarkKind.ARROW}:
        x, y = mark.points[1]
        return mark.with_point(1, Point(x + across * _STEP, y + down * _STEP))
    return mark.moved(across * _FINE_STEP, down * _FINE_STEP)
