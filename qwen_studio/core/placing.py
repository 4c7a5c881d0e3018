"""Where one picture is laid over another to compare the two."""

from typing import NamedTuple

from qwen_studio.core.alignment import Alignment
from qwen_studio.core.geometry import Size

_SAME_ASPECT = 1.1
"""Edits come back in slightly other shapes; up to this ratio the difference is taken for such a stretch."""


class Place(NamedTuple):
    """A rectangle in parts of another: 0, 0, 1, 1 is the whole of it; it may reach beyond."""

    left: float
    top: float
    width: float
    height: float


WHOLE = Place(0.0, 0.0, 1.0, 1.0)


def stretched_or_inside(other: Size, picture: Size) -> Place:
    """The other picture on the whole of the picture if their shapes are about the same, else whole in its middle."""
    aspect = (other.width / other.height) / (picture.width / picture.height)
    if 1 / _SAME_ASPECT <= aspect <= _SAME_ASPECT:
        return WHOLE
    width, height = min(1.0, aspect), min(1.0, 1 / aspect)
    return Place((1 - width) / 2, (1 - height) / 2, width, height)


def aligned_place(alignment: Alignment) -> Place:
    """Where the input lies over its result so that the same content is at the same place."""
    width = alignment.scale_x * alignment.result_size.width
    height = alignment.scale_y * alignment.result_size.height
    return Place(
        left=-alignment.shift_x / width,
        top=-alignment.shift_y / height,
        width=alignment.input_size.width / width,
        height=alignment.input_size.height / height,
    )
