"""The zoom and shift on which many displacements agree, some of which are wrong."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]

_REWEIGHTINGS = 5
_FINEST_PX = 0.1
_AGREEING_PX = 1.0
_WORST_CONDITION = 1e8
_LITTLE = 1e-9


class Displacements(NamedTuple):
    """What n blocks say by themselves, in pixels."""

    moved: Values
    """n × 2: how far right and down the block's content lies from where it was looked for."""
    information: Values
    """n × 2 × 2: the inverse covariance of that."""
    places: Values
    """n × 2: the block's middle, from -1 to 1 of the sides."""


class Solution(NamedTuple):
    """In pixels, in x and y: displacement of the edge against the middle, of the middle, and both together's error."""

    slopes: Values
    shifts: Values
    errors: Values
    agreeing: int


def agreed(blocks: Displacements) -> Solution | None:
    """The displacement on which the blocks agree; None if they leave it open in some direction.

    Least squares with weights that fall with disagreement (Geman-McClure), at a scale that follows the median.
    """
    # Rows for x and y, columns for the slope of x, the shift of x, the slope of y, the shift of y.
    design = np.zeros((len(blocks.moved), 2, 4))
    design[:, 0, 0], design[:, 1, 2] = blocks.places.T
    design[:, 0, 1] = design[:, 1, 3] = 1
    pulled = np.einsum("nij,nik->njk", design, blocks.information)
    normal = np.einsum("nij,njk->nik", pulled, design)
    right = np.einsum("nij,nj->ni", pulled, blocks.moved)
    # Across an edge a block knows where it is, along it not: only the first may count as disagreement.
    shape = blocks.information / (np.linalg.eigvalsh(blocks.information)[:, 1, None, None] + _LITTLE)
    across, down = np.median(blocks.moved, axis=0)
    answer = np.array([0.0, across, 0.0, down])
    for _ in range(_REWEIGHTINGS):
        rest = blocks.moved - design @ answer
        # Rounding may take a hair below zero what is nothing.
        distance = np.sqrt(np.maximum(np.einsum("ni,nij,nj->n", rest, shape, rest), 0))
        scale = max(_FINEST_PX, 1.5 * float(np.median(distance)))
        weights = 1 / (1 + (distance / scale) ** 2) ** 2
        whole = np.einsum("n,nij->ij", weights, normal)
        if np.linalg.cond(whole) > _WORST_CONDITION:
            return None
        answer = np.linalg.solve(whole, weights @ right)
    scores = weights[:, None] * (right - np.einsum("nij,j->ni", normal, answer))
    errors = _errors(np.linalg.inv(whole), scores)
    return Solution(answer[[0, 2]], answer[[1, 3]], errors, int((distance < _AGREEING_PX).sum()))


def _errors(inverse: Values, scores: Values) -> Values:
    """The standard error at an edge, in x and y, from how much the blocks disagree (the sandwich estimate)."""
    covariance = inverse @ (scores.T @ scores) @ inverse + inverse
    spread = [covariance[i, i] + covariance[i + 1, i + 1] + 2 * abs(covariance[i, i + 1]) for i in (0, 2)]
    errors: Values = np.sqrt(np.array(spread))
    return errors
