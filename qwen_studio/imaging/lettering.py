"""Words as pixels, in any script."""

from dataclasses import dataclass

from PIL import Image, ImageDraw

from qwen_studio.core.mark_shapes import Rgb
from qwen_studio.imaging.fonts import Font, font_of, runs

_TYPICAL = "Hg"
_DRAWN_PX = 64
"""Letters are measured in one size, so that words have the same shape in every other."""


@dataclass(frozen=True)
class _Line:
    """Words laid out on one line, from 0 to `width`, `ascent` above and `descent` below the line they stand on."""

    pieces: tuple[tuple[float, str, Font], ...]
    width: float
    ascent: float
    descent: float


def measured(words: str, height: float) -> tuple[float, float]:
    """How wide and high the words are in letters of that height, in px."""
    line = _line(words, _DRAWN_PX)
    return line.width * height / _DRAWN_PX, (line.ascent + line.descent) * height / _DRAWN_PX


def lettered(words: str, height: float, ink: Rgb, casing: Rgb | None = None, casing_px: float = 0) -> Image.Image:
    """The words in colour on nothing (RGBA), as `measured`, with `casing_px` more on every side."""
    line = _line(words, height)
    edge = max(0, round(casing_px)) if casing is not None else 0
    wide, high = measured(words, height)
    size = (max(1, round(wide)) + 2 * edge, max(1, round(high)) + 2 * edge)
    image = Image.new("RGBA", size, (*ink, 0))
    outline = Image.new("L", size, 0)
    inside = Image.new("L", size, 0)
    on_outline, on_inside = ImageDraw.Draw(outline), ImageDraw.Draw(inside)
    for x, piece, font in line.pieces:
        at = (edge + x, edge + line.ascent)
        on_inside.text(at, piece, fill=255, font=font, anchor="ls")
        if edge:
            on_outline.text(at, piece, fill=255, font=font, anchor="ls", stroke_width=edge)
    if casing is not None and edge:
        image.paste((*casing, 255), mask=outline)
        image.putalpha(outline)
    image.paste((*ink, 255), mask=inside)
    return image


def _line(words: str, height: float) -> _Line:
    x, ascent, descent = 0.0, 0.0, 0.0
    pieces = []
    for file, piece in runs(words or " "):
        font = font_of(file, height)
        pieces.append((x, piece, font))
        x += font.getlength(piece)
        _, top, _, bottom = font.getbbox(piece + _TYPICAL, anchor="ls")
        ascent, descent = max(ascent, -top), max(descent, bottom)
    return _Line(tuple(pieces), x, ascent, descent)
