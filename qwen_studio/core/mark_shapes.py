"""Marks as simple shapes in px, the same for whoever paints them and at whatever size."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from qwen_studio.core.drawing import DrawnMark, MarkColour, MarkKind, Point

Rgb = tuple[int, int, int]
Measure = Callable[[str, float], tuple[float, float]]
"""How wide and high words of that letter height are."""

INKS: dict[MarkColour, Rgb] = {
    MarkColour.RED: (230, 25, 35),
    MarkColour.BLUE: (20, 90, 255),
    MarkColour.GREEN: (10, 165, 60),
    MarkColour.YELLOW: (255, 214, 0),
    MarkColour.PURPLE: (165, 40, 220),
}
_WHITE: Rgb = (255, 255, 255)
_BLACK: Rgb = (0, 0, 0)

# Parts of the middle of width and height, so that a mark weighs the same on every shape of picture.
_LINE = 0.0065
_LETTERS = 0.045
_PIN = 0.024
_THINNEST_PX = 1.5
_CASING = 0.45
_HEAD = 4.6
_LONGEST_HEAD = 0.7
_NOTHING = 1e-6


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line with round ends through the points."""

    points: tuple[Point, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle."""

    centre: Point
    radius: float


@dataclass(frozen=True, slots=True)
class Letters:
    """Words with their upper left corner at the point; `inside`: on the mark's own colour, and so without a casing."""

    corner: Point
    words: str
    height: float
    inside: bool = False


Shape = Stroke | Area | Disc | Letters


def ink_of(colour: MarkColour) -> Rgb:
    """The colour as it is painted."""
    return INKS[colour]


def casing_of(colour: MarkColour) -> Rgb:
    """What stands thin around it, so that it is seen on a picture of its own colour; also numbers on it."""
    return _BLACK if colour is MarkColour.YELLOW else _WHITE


def casing_width(width: float, height: float) -> float:
    """How far the casing reaches beyond the ink of a picture of this size, in px."""
    return _CASING * line_width(width, height)


def line_width(width: float, height: float) -> float:
    """In px."""
    return max(_THINNEST_PX, _LINE * math.sqrt(width * height))


def letter_height(width: float, height: float) -> float:
    """In px."""
    return max(4 * _THINNEST_PX, _LETTERS * math.sqrt(width * height))


def shapes(mark: DrawnMark, width: float, height: float, measure: Measure) -> tuple[Shape, ...]:
    """The mark on a picture of that many px, in the order of painting."""
    points = tuple(Point(x * width, y * height) for x, y in mark.points)
    line = line_width(width, height)
    match mark.kind:
        case MarkKind.BOX:
            (left, top), (right, bottom) = points
            corners = (Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom), Point(left, top))
            # Side by side, because what lies between them is much and empty.
            return tuple(Stroke(side, line) for side in pairwise(corners))
        case MarkKind.ARROW:
            return _arrow(points[0], points[1], line)
        case MarkKind.FREEHAND:
            return (Stroke(points, line),)
        case MarkKind.TEXT:
            return (_text(points[0], mark.words, width, height, measure),)
        case MarkKind.PIN:
            return _pin(points[0], mark.number, width, height, measure)


def _arrow(tail: Point, tip: Point, line: float) -> tuple[Shape, ...]:
    dx, dy = tip.x - tail.x, tip.y - tail.y
    length = math.hypot(dx, dy)
    if length < _NOTHING:
        return (Disc(tip, line),)
    head = min(_HEAD * line, _LONGEST_HEAD * length)
    ux, uy = dx / length, dy / length
    foot = Point(tip.x - ux * head, tip.y - uy * head)
    half = head * 0.55
    sides = (Point(foot.x - uy * half, foot.y + ux * half), Point(foot.x + uy * half, foot.y - ux * half))
    end = Point(foot.x + ux * head * 0.2, foot.y + uy * head * 0.2)
    return Stroke((tail, end), line), Area((tip, *sides))


def _text(at: Point, words: str, width: float, height: float, measure: Measure) -> Letters:
    """As large as usual, or as the picture lets it be, and wholly on the picture."""
    letters = letter_height(width, height)
    edge = casing_width(width, height)
    wide, high = measure(words, letters)
    room_x, room_y = max(1.0, width - 2 * edge), max(1.0, height - 2 * edge)
    shrink = min(1.0, room_x / max(1.0, wide), room_y / max(1.0, high))
    if shrink < 1:
        letters *= shrink
        wide, high = wide * shrink, high * shrink
    left = max(edge, min(width - edge - wide, at.x))
    top = max(edge, min(height - edge - high, at.y))
    return Letters(Point(left, top), words, letters)


def _pin(at: Point, number: int, width: float, height: float, measure: Measure) -> tuple[Shape, ...]:
    """A drop whose tip is at the point, above it, or below it where there is no room above."""
    radius = max(3 * _THINNEST_PX, _PIN * math.sqrt(width * height))
    reach = 1.9 * radius
    edge = radius + casing_width(width, height)
    up = at.y - reach - edge >= 0 or at.y + reach + edge > height
    centre = Point(min(max(edge, at.x), max(edge, width - edge)), at.y + (-reach if up else reach))
    text = str(number)
    letters = radius * (1.35 if len(text) == 1 else 1.05 if len(text) == 2 else 0.8)
    wide, high = measure(text, letters)
    corner = Point(centre.x - wide / 2, centre.y - high / 2)
    side = radius * 0.72
    drop = (at, Point(centre.x - side, centre.y), Point(centre.x + side, centre.y))
    return Area(drop), Disc(centre, radius), Letters(corner, text, letters, inside=True)
