"""Marks painted upon a picture."""

import math
from collections.abc import Sequence

from PIL import Image, ImageDraw

from qwen_studio.core.drawing import Drawing, DrawnMark, Point
from qwen_studio.core.mark_shapes import Area, Disc, Letters, Rgb, Stroke, casing_of, casing_width, ink_of, shapes
from qwen_studio.imaging.lettering import lettered, measured

MARKS_LOOK = 1
"""A new number when marks look otherwise than before, so that nothing painted in the old way is sent."""

_FINE_PIXELS = 2_000_000
"""Up to so many pixels edges are drawn four times as fine as they are wanted, and twice up to eight times as many."""


def with_marks(image: Image.Image, drawing: Drawing) -> Image.Image:
    """A copy of the picture (RGB or RGBA) with the marks upon it; the picture itself where there are none."""
    if not drawing:
        return image
    painted = image.copy()
    for mark in drawing:
        _paint(painted, mark)
    return painted


def _paint(image: Image.Image, mark: DrawnMark) -> None:
    found = shapes(mark, *image.size, measured)
    ink, casing, edge = ink_of(mark.colour), casing_of(mark.colour), casing_width(*image.size)
    for colour, more in ((casing, edge), (ink, 0.0)):
        for shape in found:
            if not isinstance(shape, Letters):
                _fill(image, shape, colour, more)
    for shape in found:
        if isinstance(shape, Letters):
            _write(image, shape, casing if shape.inside else ink, None if shape.inside else casing, edge)


def _write(image: Image.Image, letters: Letters, ink: Rgb, casing: Rgb | None, edge: float) -> None:
    words = lettered(letters.words, letters.height, ink, casing, edge)
    around = max(0, round(edge)) if casing is not None else 0
    image.paste(words.convert(image.mode), (round(letters.corner.x) - around, round(letters.corner.y) - around), words)


def _fill(image: Image.Image, shape: Stroke | Area | Disc, colour: Rgb, more: float) -> None:
    """Paints the shape, reaching `more` px beyond its edges."""
    left, top, right, bottom = _bounds(shape, more)
    left, top, right, bottom = max(0, left), max(0, top), min(image.width, right), min(image.height, bottom)
    if left >= right or top >= bottom:
        return
    pixels = (right - left) * (bottom - top)
    fine = 4 if pixels <= _FINE_PIXELS else 2 if pixels <= 8 * _FINE_PIXELS else 1
    mask = Image.new("L", ((right - left) * fine, (bottom - top) * fine), 0)
    _draw(ImageDraw.Draw(mask), shape, more, Point(left, top), fine)
    if fine > 1:
        mask = mask.reduce(fine)
    image.paste((*colour, 255) if image.mode == "RGBA" else colour, (left, top), mask)


def _bounds(shape: Stroke | Area | Disc, more: float) -> tuple[int, int, int, int]:
    match shape:
        case Disc(centre, radius):
            points, reach = (centre,), radius
        case Stroke(points, width):
            reach = width / 2
        case Area(points):
            reach = 0.0
    reach += more + 1
    return (
        math.floor(min(p.x for p in points) - reach),
        math.floor(min(p.y for p in points) - reach),
        math.ceil(max(p.x for p in points) + reach),
        math.ceil(max(p.y for p in points) + reach),
    )


def _draw(draw: ImageDraw.ImageDraw, shape: Stroke | Area | Disc, more: float, origin: Point, fine: int) -> None:
    def at(point: Point) -> tuple[float, float]:
        return (point.x - origin.x) * fine, (point.y - origin.y) * fine

    match shape:
        case Stroke(points, width):
            _draw_line(draw, [at(p) for p in points], (width + 2 * more) * fine)
        case Area(points):
            corners = [at(p) for p in points]
            draw.polygon(corners, fill=255)
            if more:
                _draw_line(draw, [*corners, corners[0]], 2 * more * fine)
        case Disc(centre, radius):
            _draw_disc(draw, at(centre), (radius + more) * fine)


def _draw_line(draw: ImageDraw.ImageDraw, points: Sequence[tuple[float, float]], width: float) -> None:
    """With round ends and corners, which Pillow leaves open."""
    draw.line(points, fill=255, width=max(1, round(width)))
    for point in points:
        _draw_disc(draw, point, width / 2)


def _draw_disc(draw: ImageDraw.ImageDraw, centre: tuple[float, float], radius: float) -> None:
    x, y = centre
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
