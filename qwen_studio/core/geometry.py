"""Sizes in pixels: what may be sent, and what comes back."""

import math
from typing import NamedTuple

from qwen_studio.core.catalog import InputLimits
from qwen_studio.core.errors import PictureError
from qwen_studio.core.language import translate

OUTPUT_AREA = 1024 * 1024
OUTPUT_STEP = 32


class Size(NamedTuple):
    """Width × height in pixels."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width} × {self.height}"


TILE_ABOVE = 0.15
"""Of what a tile leaves out of a picture that is too high for it, so much lies above: heads are up there."""


class TileShape(NamedTuple):
    """A rectangle with round corners, in pixels of the screen."""

    width: int
    height: int
    radius: int


def fit_into_limits(size: Size, limits: InputLimits) -> Size:
    """The size nearest to the given one, of the same aspect, whose sides both lie within the limits.

    Raises:
        PictureError: the picture is so long and narrow that no scale satisfies both limits.
    """
    shorter, longer = sorted(size)
    if shorter < 1:
        raise PictureError(
            translate("core", "The picture has no pixels."), next_step=translate("core", "Choose another file.")
        )
    if shorter >= limits.min_side and longer <= limits.max_side:
        return size
    aspect = longer / shorter
    if aspect > limits.max_side / limits.min_side:
        raise PictureError(
            translate(
                "core",
                "The picture is too long and narrow: {size}. The service takes {min_side} to {max_side} pixels a "
                "side, so one side may be at most {times:g} times the other.",
            ).format(
                size=size, min_side=limits.min_side, max_side=limits.max_side, times=limits.max_side / limits.min_side
            ),
            next_step=translate("core", "Crop it first."),
        )
    scale = limits.max_side / longer if longer > limits.max_side else limits.min_side / shorter
    return Size(*(min(limits.max_side, max(limits.min_side, round(side * scale))) for side in size))


def expected_output(last_input: Size) -> Size:
    """The size a result will probably have: about a megapixel, aspect of the last input, sides in steps of 32.

    Reproduces the 1248 × 832, 832 × 1248 and 1216 × 864 of the API document.
    """
    aspect = last_input.width / last_input.height
    width = math.sqrt(OUTPUT_AREA * aspect)
    return Size(*(max(OUTPUT_STEP, round(side / OUTPUT_STEP) * OUTPUT_STEP) for side in (width, width / aspect)))
