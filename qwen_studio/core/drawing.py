"""What a user draws upon an input before it is sent: vectors beside the picture, never part of its file."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple

MOST_MARKS = 200
MOST_POINTS = 1000
LONGEST_WORDS = 120
HIGHEST_PIN = 999
_DIGITS = 5


class MarkKind(StrEnum):
    """What is drawn; the names are also those in files."""

    BOX = "box"
    ARROW = "arrow"
    FREEHAND = "freehand"
    TEXT = "text"
    PIN = "pin"


class MarkColour(StrEnum):
    """Few, and far from each other, so that the word alone tells which mark is meant."""

    RED = "red"
    BLUE = "blue"
    GREEN = "green"
    YELLOW = "yellow"
    PURPLE = "purple"


class Point(NamedTuple):
    """A place on the upright picture: 0 to 1 from the left and from the top."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """One mark. A box has two opposite corners, an arrow tail and tip, freehand its way, text and pin one point.

    `words` are those of a text, `number` is that of a pin.
    """

    kind: MarkKind
    colour: MarkColour
    points: tuple[Point, ...]
    words: str = ""
    number: int = 0

    def moved(self, dx: float, dy: float) -> "DrawnMark":
        """The mark elsewhere, as far as it goes without leaving the picture."""
        xs, ys = [p.x for p in self.points], [p.y for p in self.points]
        dx = max(-min(xs), min(1 - max(xs), dx))
        dy = max(-min(ys), min(1 - max(ys), dy))
        return replace(self, points=tuple(point_at(x + dx, y + dy) for x, y in self.points))

    def with_point(self, index: int, point: Point) -> "DrawnMark":
        """The mark with one of its points elsewhere."""
        points = list(self.points)
        points[index] = point_at(*point)
        return replace(self, points=tuple(points))


Drawing = tuple[DrawnMark, ...]
"""All marks of one picture, the lowest first."""


def point_at(x: float, y: float) -> Point:
    """The point of the picture that is nearest."""
    return Point(round(min(1.0, max(0.0, x)), _DIGITS), round(min(1.0, max(0.0, y)), _DIGITS))


def plain_words(text: str) -> str:
    """The text as it can be drawn: one line of characters that can be seen, none too many."""
    seen = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(seen.split())[:LONGEST_WORDS].rstrip()


def thinned(points: Sequence[Point], most: int = MOST_POINTS) -> tuple[Point, ...]:
    """The way with at most so many points, its ends among them."""
    if len(points) <= most:
        return tuple(points)
    return tuple(points[round(i * (len(points) - 1) / (most - 1))] for i in range(most))


def next_pin(drawing: Drawing) -> int:
    """The number of the next pin: the lowest that none has."""
    taken = {mark.number for mark in drawing if mark.kind is MarkKind.PIN}
    return next(number for number in range(1, MOST_MARKS + 2) if number not in taken)


def told(drawing: Drawing) -> list[dict[str, Any]]:
    """The marks as JSON has them."""
    return [_told(mark) for mark in drawing]


def drawing_to_json(drawing: Drawing) -> str:
    """The marks as text; empty for none."""
    return json.dumps(told(drawing), ensure_ascii=False, separators=(",", ":")) if drawing else ""


def drawing_from_json(text: str) -> Drawing:
    """The marks that the text tells. What in it is damaged, or of a later version, is left out."""
    if not text:
        return ()
    try:
        return drawing_told_by(json.loads(text))
    except (ValueError, TypeError, RecursionError):  # a damaged row may hold anything
        return ()


def drawing_told_by(value: Any) -> Drawing:
    """The marks in what JSON told, without those that make no sense; points beside the picture come to its edge."""
    if not isinstance(value, list):
        return ()
    return tuple(mark for each in value[:MOST_MARKS] if (mark := _mark_told_by(each)) is not None)


def _told(mark: DrawnMark) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": mark.kind, "colour": mark.colour, "points": [list(p) for p in mark.points]}
    if mark.words:
        row["words"] = mark.words
    if mark.number:
        row["number"] = mark.number
    return row


def _mark_told_by(value: Any) -> DrawnMark | None:
    try:
        kind, colour = MarkKind(value["kind"]), MarkColour(value["colour"])
        points = _points(value["points"])
        words, number = value.get("words", ""), value.get("number", 0)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return None
    if not isinstance(words, str) or type(number) is not int:
        return None
    words = plain_words(words)
    return DrawnMark(kind, colour, points, words, number) if _makes_sense(kind, points, words, number) else None


def _points(value: Iterable[Any]) -> tuple[Point, ...]:
    points = []
    for x, y in value:
        if type(x) not in {int, float} or type(y) not in {int, float} or not (math.isfinite(x) and math.isfinite(y)):
            raise ValueError("not a point")
        points.append(point_at(x, y))
    return thinned(points)


def _makes_sense(kind: MarkKind, points: tuple[Point, ...], words: str, number: int) -> bool:
    match kind:
        case MarkKind.BOX | MarkKind.ARROW:
            return len(points) == 2 and not words and not number
        case MarkKind.FREEHAND:
            return len(points) > 1 and not words and not number
        case MarkKind.TEXT:
            return len(points) == 1 and bool(words) and not number
        case MarkKind.PIN:
            return len(points) == 1 and not words and 1 <= number <= HIGHEST_PIN
