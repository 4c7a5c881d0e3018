"""What the mouse does to marks between pressing and letting go."""

from dataclasses import replace
from typing import Protocol

from qwen_studio.core.drawing import DrawnMark, MarkColour, MarkKind, Point, point_at, thinned
from qwen_studio.state.marks_layer import MarksLayer

_KEPT_POINTS = 4000


class Gesture(Protocol):
    """One press of the mouse. Points are of the picture."""

    @property
    def draft(self) -> DrawnMark | None:
        """A mark that is not on the layer yet."""

    def move(self, at: Point) -> None:
        """The pointer is there now."""

    def end(self, *, is_click: bool) -> None:
        """The button was let go; `is_click`: where it was pressed."""


class Drawing:
    """A new box, arrow or line. A mere click draws none."""

    def __init__(self, layer: MarksLayer, kind: MarkKind, colour: MarkColour, at: Point) -> None:
        self._layer = layer
        self._way = [at]
        self._mark = DrawnMark(kind, colour, (at, at))
        self._moved = False

    @property
    def draft(self) -> DrawnMark | None:
        return self._mark if self._moved else None

    def move(self, at: Point) -> None:
        self._moved = True
        if self._mark.kind is not MarkKind.FREEHAND:
            self._mark = self._mark.with_point(1, at)
        elif at != self._way[-1] and len(self._way) < _KEPT_POINTS:
            self._way.append(at)
            self._mark = replace(self._mark, points=thinned(self._way))

    def end(self, *, is_click: bool) -> None:
        if self._moved and not is_click and len(set(self._mark.points)) > 1:
            self._layer.add(self._mark)


class Moving:
    """The chosen mark goes where the pointer goes."""

    draft = None

    def __init__(self, layer: MarksLayer, mark: DrawnMark, at: Point) -> None:
        self._layer = layer
        self._mark = mark
        self._from = at

    def move(self, at: Point) -> None:
        self._layer.change(self._mark.moved(at.x - self._from.x, at.y - self._from.y), gesture=self)

    def end(self, *, is_click: bool) -> None:
        if is_click:
            self._layer.change(self._mark, gesture=self)
        self._layer.end_gesture()


class Reshaping:
    """A corner of the chosen box, or an end of the chosen arrow, goes where the pointer goes.

    `across` and `down` are the points of the mark that give the handle its place from the left and from the top.
    """

    draft = None

    def __init__(self, layer: MarksLayer, mark: DrawnMark, across: int, down: int) -> None:
        self._layer = layer
        self._mark = mark
        self._across = across
        self._down = down

    def move(self, at: Point) -> None:
        mark = self._mark
        mark = mark.with_point(self._across, Point(at.x, mark.points[self._across].y))
        mark = mark.with_point(self._down, Point(mark.points[self._down].x, at.y))
        self._layer.change(mark, gesture=self)

    def end(self, *, is_click: bool) -> None:
        if is_click:
            self._layer.change(self._mark, gesture=self)
        self._layer.end_gesture()


def handles(mark: DrawnMark | None) -> dict[tuple[int, int], Point]:
    """Where the mark can be taken hold of to give it another shape, by `across` and `down` of `Reshaping`."""
    if mark is None:
        return {}
    points = mark.points
    if mark.kind is MarkKind.ARROW:
        return {(end, end): points[end] for end in (0, 1)}
    if mark.kind is MarkKind.BOX:
        return {(i, j): point_at(points[i].x, points[j].y) for i in (0, 1) for j in (0, 1)}
    return {}
