"""Where marks lie, in px of a picture of some size: which of them is under the pointer."""

import math
from collections.abc import Sequence
from itertools import pairwise

from qwen_studio.core.drawing import Drawing, DrawnMark, MarkKind, Point
from qwen_studio.core.mark_shapes import Area, Disc, Letters, Measure, Shape, Stroke, shapes

Bounds = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def mark_at(drawing: Drawing, at: Point, width: float, height: float, measure: Measure, tolerance: float) -> int | None:
    """The place of the uppermost mark within `tolerance` px of the point, or else of the smallest box round it."""
    for index in range(len(drawing) - 1, -1, -1):
        if any(_away(shape, at, measure) <= tolerance for shape in shapes(drawing[index], width, height, measure)):
            return index
    around = [
        index for index, mark in enumerate(drawing) if mark.kind is MarkKind.BOX and _is_inside(mark, at, width, height)
    ]
    return min(around, key=lambda index: _area(drawing[index]), default=None)


def bounds_of(mark: DrawnMark, width: float, height: float, measure: Measure) -> Bounds:
    """What the mark takes up, in px."""
    parts = [_bounds(shape, measure) for shape in shapes(mark, width, height, measure)]
    return (
        min(part[0] for part in parts),
        min(part[1] for part in parts),
        max(part[2] for part in parts),
        max(part[3] for part in parts),
    )


def _away(shape: Shape, at: Point, measure: Measure) -> float:
    """How far the point is from what the shape covers, in px; 0 or less upon it."""
    match shape:
        case Stroke(points, width):
            return _from_line(points, at) - width / 2
        case Disc(centre, radius):
            return math.dist(centre, at) - radius
        case Area(points):
            return 0.0 if _in_polygon(points, at) else _from_line((*points, points[0]), at)
        case Letters():
            left, top, right, bottom = _bounds(shape, measure)
            return math.hypot(max(left - at.x, 0, at.x - right), max(top - at.y, 0, at.y - bottom))


def _bounds(shape: Shape, measure: Measure) -> Bounds:
    match shape:
        case Letters(corner, words, height):
            wide, high = measure(words, height)
            return corner.x, corner.y, corner.x + wide, corner.y + high
        case Disc(centre, radius):
            points, reach = (centre,), radius
        case Stroke(points, width):
            reach = width / 2
        case Area(points):
            reach = 0.0
    xs, ys = [p.x for p in points], [p.y for p in points]
    return min(xs) - reach, min(ys) - reach, max(xs) + reach, max(ys) + reach


def _from_line(points: Sequence[Point], at: Point) -> float:
    return min((_from_segment(a, b, at) for a, b in pairwise(points)), default=math.inf)


def _from_segment(a: Point, b: Point, at: Point) -> float:
    dx, dy = b.x - a.x, b.y - a.y
    squared = dx * dx + dy * dy
    along = 0.0 if squared == 0 else max(0.0, min(1.0, ((at.x - a.x) * dx + (at.y - a.y) * dy) / squared))
    return math.dist(at, (a.x + along * dx, a.y + along * dy))


def _in_polygon(points: Sequence[Point], at: Point) -> bool:
    inside = False
    for a, b in pairwise((*points, points[0])):
        if (a.y > at.y) != (b.y > at.y) and at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x):
            inside = not inside
    return inside


def _is_inside(mark: DrawnMark, at: Point, width: float, height: float) -> bool:
    (ax, ay), (bx, by) = mark.points
    x, y = at.x / max(width, 1e-9), at.y / max(height, 1e-9)
    return min(ax, bx) <= x <= max(ax, bx) and min(ay, by) <= y <= max(ay, by)


def _area(mark: DrawnMark) -> float:
    (ax, ay), (bx, by) = mark.points
    return abs(bx - ax) * abs(by - ay)
