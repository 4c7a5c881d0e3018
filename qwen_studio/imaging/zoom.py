"""A zoom and shift of a whole picture, and a picture seen through it."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Plane = npt.NDArray[np.float32]


class Axis(NamedTuple):
    """`there = factor · here + offset`, in shares of the side, measured from the picture's middle."""

    factor: float
    offset: float


class Zoom(NamedTuple):
    """From places in the input to places in the result."""

    x: Axis
    y: Axis


IDENTITY = Zoom(Axis(1.0, 0.0), Axis(1.0, 0.0))


def seen_through(plane: Plane, zoom: Zoom) -> tuple[Plane, npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """The result's plane as the input has it, its edge repeated beyond it; and which columns and rows lie within."""
    height, width = plane.shape
    columns, column_share, within_x = _sources(width, zoom.x)
    rows, row_share, within_y = _sources(height, zoom.y)
    above = plane[rows]
    below = plane[np.minimum(rows + 1, height - 1)]
    tall = above + (below - above) * row_share[:, None]
    left = np.take(tall, columns, axis=1)
    right = np.take(tall, np.minimum(columns + 1, width - 1), axis=1)
    right -= left
    right *= column_share
    right += left
    return right, within_x, within_y


def _sources(side: int, axis: Axis) -> tuple[npt.NDArray[np.intp], Plane, npt.NDArray[np.bool_]]:
    """For every pixel the one at or before its source, the share of the next one, and whether it lies within."""
    here = (np.arange(side) + 0.5) / side - 0.5
    there = (axis.factor * here + axis.offset + 0.5) * side - 0.5
    held = np.clip(there, 0, side - 1)
    before = np.floor(held)
    return before.astype(np.intp), (held - before).astype(np.float32), np.abs(there - held) <= 0.5
