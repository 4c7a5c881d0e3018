"""How a result lies over the input it was made from, and what that is in figures."""

from dataclasses import dataclass, replace
from math import ceil, floor
from typing import NamedTuple

from qwen_studio.core.geometry import Size

TRUSTED_CONFIDENCE = 0.25
"""Two thirds of a picture changed leave about 0.3; a mirrored picture that is nearly symmetrical has 0.18."""

TRUSTED_ERROR_PX = 2.0
"""Of the input's pixels; more than that would be seen when both pictures lie upon each other."""


class Movement(NamedTuple):
    """What became of the input's content in the result, once the result is stretched to the input's size.

    `right_px` and `down_px` are how far the middle moved, in pixels of the input (negative: left, up); `wider` and
    `taller` how much it grew, 0.012 for 1.2 % (negative: shrank).
    """

    right_px: float
    down_px: float
    wider: float
    taller: float


class Margins(NamedTuple):
    """Whole pixels at the four sides."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True)
class Alignment:
    """Where a result's content lies in its input: `x_input = scale_x · x_result + shift_x`, `y` likewise.

    Coordinates are continuous, in pixels, from the upper left *corner* of the picture: the centre of the first pixel
    is at 0.5. The same content at the same place in pictures of one size has the scales 1 and the shifts 0.
    `confidence` is the share (0 to 1) of what can be recognised in the input that lies where this says, and
    `error_px` the expected error in pixels of the input where it is largest.
    """

    input_size: Size
    result_size: Size
    scale_x: float
    scale_y: float
    shift_x: float
    shift_y: float
    confidence: float = 1.0
    error_px: float = 0.0

    @property
    def trustworthy(self) -> bool:
        """Whether the figures may be shown as facts, and the result saved by them."""
        return self.confidence >= TRUSTED_CONFIDENCE and self.error_px <= TRUSTED_ERROR_PX

    @property
    def movement(self) -> Movement:
        """The same as a person would say it."""
        (width, height), (result_width, result_height) = self.input_size, self.result_size
        wide = width / (result_width * self.scale_x)
        tall = height / (result_height * self.scale_y)
        return Movement(
            right_px=(width / 2 - self.shift_x) * wide - width / 2,
            down_px=(height / 2 - self.shift_y) * tall - height / 2,
            wider=wide - 1,
            taller=tall - 1,
        )

    def between(self, input_size: Size, result_size: Size) -> "Alignment":
        """The same for copies of both pictures at other sizes."""
        wide, tall = input_size.width / self.input_size.width, input_size.height / self.input_size.height
        return replace(
            self,
            input_size=input_size,
            result_size=result_size,
            scale_x=self.scale_x * wide * self.result_size.width / result_size.width,
            scale_y=self.scale_y * tall * self.result_size.height / result_size.height,
            shift_x=self.shift_x * wide,
            shift_y=self.shift_y * tall,
            error_px=self.error_px * max(wide, tall),
        )

    def over(self, earlier: "Alignment") -> "Alignment":
        """How the result lies over the input of its input, of which `earlier` says how this one's input lies there."""
        first = earlier.between(earlier.input_size, self.input_size)
        return Alignment(
            input_size=first.input_size,
            result_size=self.result_size,
            scale_x=first.scale_x * self.scale_x,
            scale_y=first.scale_y * self.scale_y,
            shift_x=first.scale_x * self.shift_x + first.shift_x,
            shift_y=first.scale_y * self.shift_y + first.shift_y,
            confidence=min(first.confidence, self.confidence),
            error_px=first.error_px + max(first.scale_x, first.scale_y) * self.error_px,
        )

    @property
    def uncovered(self) -> Margins:
        """The input's outer pixels that the result does not reach, or not wholly."""
        right = self.scale_x * self.result_size.width + self.shift_x
        bottom = self.scale_y * self.result_size.height + self.shift_y
        return Margins(
            left=max(0, ceil(self.shift_x - _HAIR)),
            top=max(0, ceil(self.shift_y - _HAIR)),
            right=max(0, self.input_size.width - floor(right + _HAIR)),
            bottom=max(0, self.input_size.height - floor(bottom + _HAIR)),
        )


_HAIR = 1e-3
"""Of a pixel: what rounding may take away without costing a row."""
