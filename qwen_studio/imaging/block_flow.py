"""A zoom made exact: Gauss-Newton steps in which blocks that changed have no say."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from qwen_studio.imaging.agreement import Displacements, agreed
from qwen_studio.imaging.zoom import Axis, Plane, Zoom, seen_through

_BLOCK = 16
_STEPS = 6
_CLOSE_PX = 0.02
_LEAST_DEVIATION = 2.0
_ALIKE = 0.5
_NOISE_FLOOR = 0.02
_LEAST_BLOCKS = 6


class Fit(NamedTuple):
    """A zoom; the share of recognisable blocks that agree; the expected error in x and y, in shares of the sides."""

    zoom: Zoom
    agreement: float = 0.0
    error: tuple[float, float] = (0.0, 0.0)


def refined(before: Plane, after: Plane, zoom: Zoom) -> Fit | None:
    """The zoom at which the recognised blocks of both planes lie upon each other; None if too few are recognised.

    It should be known to about two pixels of these planes.
    """
    sides = (before.shape[1], before.shape[0])
    template = _Template(before)
    fit: Fit | None = None
    for _ in range(_STEPS):
        blocks, told = template.recognised(*seen_through(after, zoom))
        solution = agreed(blocks) if len(blocks.moved) >= _LEAST_BLOCKS else None
        if solution is None:
            return None
        slopes, shifts = solution.slopes, solution.shifts
        zoom = Zoom(*(_composed(*each) for each in zip(zoom, slopes, shifts, sides, strict=True)))
        error_x, error_y = solution.errors / sides
        fit = Fit(zoom, solution.agreeing / told, (float(error_x), float(error_y)))
        if np.abs(slopes).max() + np.abs(shifts).max() < _CLOSE_PX:
            break
    return fit


def _composed(axis: Axis, slope: float, shift: float, side: int) -> Axis:
    """The axis after a further displacement of `slope` pixels at the edge and `shift` in the middle."""
    return Axis(axis.factor * (1 + 2 * slope / side), axis.offset + axis.factor * shift / side)


def _slopes(plane: Plane) -> tuple[Plane, Plane]:
    """Downwards and to the right, by the pixel."""
    down: Plane = np.gradient(plane, axis=0)
    right: Plane = np.gradient(plane, axis=1)
    return down, right


def _without_mean(rows: Plane) -> Plane:
    centred: Plane = rows - rows.mean(axis=1, keepdims=True)
    return centred


class _Template:
    """The input's blocks that have content, ready to be compared again and again."""

    def __init__(self, plane: Plane) -> None:
        self._rows, self._columns = (side // _BLOCK for side in plane.shape)
        slope_y, slope_x = _slopes(plane)
        blocks = _without_mean(self._cut(plane))
        strength = np.sqrt(np.einsum("ij,ij->i", blocks, blocks))
        self._told = np.flatnonzero(strength > _LEAST_DEVIATION * _BLOCK)
        strength = strength[self._told, None]
        self._blocks = blocks[self._told] / strength
        self._slopes = [self._own(self._cut(slope)[self._told] / strength) for slope in (slope_x, slope_y)]
        one, other = self._slopes
        self._structure = np.empty((len(self._told), 2, 2))
        self._structure[:, 0, 0] = np.einsum("ij,ij->i", one, one)
        self._structure[:, 1, 1] = np.einsum("ij,ij->i", other, other)
        self._structure[:, 0, 1] = self._structure[:, 1, 0] = np.einsum("ij,ij->i", one, other)
        traces = np.trace(self._structure, axis1=1, axis2=2)
        # So that a block with one edge only has an answer along it, too: none. It counts as no information.
        self._stiffness = (1e-3 * traces + 1e-9)[:, None, None] * np.eye(2)
        row, column = np.divmod(self._told, max(1, self._columns))
        height, width = plane.shape
        middle_x, middle_y = (column + 0.5) * _BLOCK / width, (row + 0.5) * _BLOCK / height
        self._places = np.stack([middle_x, middle_y], axis=1) * 2 - 1

    def recognised(
        self, plane: Plane, within_x: npt.NDArray[np.bool_], within_y: npt.NDArray[np.bool_]
    ) -> tuple[Displacements, int]:
        """Those alike in the other plane, and the number of all of which both planes have the pixels."""
        inside_x = within_x[: self._columns * _BLOCK].reshape(-1, _BLOCK).all(axis=1)
        inside_y = within_y[: self._rows * _BLOCK].reshape(-1, _BLOCK).all(axis=1)
        inside = np.logical_and.outer(inside_y, inside_x).ravel()[self._told]
        blocks = self._cut(plane)[self._told]
        sums = blocks.sum(axis=1)
        squares = np.einsum("ij,ij->i", blocks, blocks) - sums * sums / blocks.shape[1]
        strength = np.sqrt(np.maximum(squares, 1.0))
        likeness = np.einsum("ij,ij->i", self._blocks, blocks) / strength
        alike = np.flatnonzero(inside & (likeness > _ALIKE))
        # Each block is explained as a brightness, a contrast, and a displacement; likeness is the contrast's part.
        pulls = np.stack([np.einsum("ij,ij->i", slope, blocks) for slope in self._slopes], axis=1)[alike]
        pulls /= -(strength * likeness)[alike, None]
        structure = self._structure[alike]
        moved = np.linalg.solve(structure + self._stiffness[alike], pulls.astype(float)[:, :, None])[:, :, 0]
        noise = 1 - likeness[alike].astype(float) ** 2 + _NOISE_FLOOR
        information = structure * (blocks.shape[1] / noise)[:, None, None]
        return Displacements(moved, information, self._places[alike]), int(inside.sum())

    def _cut(self, plane: Plane) -> Plane:
        """n × pixels of a block."""
        rows, columns = self._rows, self._columns
        whole = plane[: rows * _BLOCK, : columns * _BLOCK].reshape(rows, _BLOCK, columns, _BLOCK)
        return whole.transpose(0, 2, 1, 3).reshape(rows * columns, _BLOCK * _BLOCK)

    def _own(self, slopes: Plane) -> Plane:
        """What of the slopes is neither brightness nor contrast of the block."""
        slopes = _without_mean(slopes)
        slopes -= np.einsum("ij,ij->i", slopes, self._blocks)[:, None] * self._blocks
        return slopes
