"""The zoom on which most blocks of a small picture agree, without any idea of it before."""

import numpy as np
import numpy.typing as npt

from qwen_studio.imaging.luminance import averaged
from qwen_studio.imaging.zoom import Axis, Plane, Zoom, seen_through

Values = npt.NDArray[np.float64]
Points = npt.NDArray[np.float64]
"""A row for each block: x, y in pixels."""

_BLOCK = 36
_DENSITY = 1.6
_REACH = 0.11
"""Of each side: how far content is looked for. 5 % of shift and 5 % of zoom move a corner by 7.6 %."""

_PIXELS_AROUND = (1, 3, 7)
_NOISE = 5.0
"""Of 255: contrast below this is not looked at as content."""

_LEAST_CONTRAST = 0.05
_LEAST_LIKENESS = 0.3
_FAR_LOSS = 0.25
_NEAR_PX = 2.0
_LARGEST_STRETCH = 0.12
_LEAST_BLOCKS = 6
_LEAST_SHARE = 0.2


def coarse_zoom(before: Plane, after: Plane, priors: list[Zoom]) -> Zoom | None:
    """The zoom from the input to the result that most blocks agree on, near one of the priors; None if too few do."""
    found = [candidate for prior in priors if (candidate := _near(before, after, prior)) is not None]
    return max(found, key=lambda candidate: candidate[0])[1] if found else None


def _near(before: Plane, after: Plane, prior: Zoom) -> tuple[float, Zoom] | None:
    height, width = before.shape
    places, moved, likeness = _matches(_structure(before), _structure(seen_through(after, prior)[0]))
    if len(places) < _LEAST_BLOCKS:
        return None
    agreeing, agreement = _consensus(places, moved, likeness, np.array([width, height]))
    if agreeing.sum() < max(_LEAST_BLOCKS, _LEAST_SHARE * len(places)):
        return None
    axes = []
    for axis, side in enumerate((width, height)):
        slope, middle = _line(places[agreeing, axis], moved[agreeing, axis], likeness[agreeing], side)
        known = prior[axis]
        axes.append(Axis(known.factor * (1 + slope), known.offset + known.factor * middle / side))
    return agreement, Zoom(*axes)


def _structure(plane: Plane) -> Plane:
    """What remains of the plane without its local brightness and contrast."""
    finest, fine, wide = _PIXELS_AROUND
    detail = averaged(plane, finest) - averaged(plane, fine)
    deviation: Plane = np.sqrt(averaged(detail * detail, wide))
    return detail / (deviation + np.float32(_NOISE))


def _matches(before: Plane, after: Plane) -> tuple[Points, Points, Plane]:
    """For each block with content: its middle, how far away it was found, and how alike both are (0 to 1)."""
    height, width = before.shape
    block_x, block_y = min(_BLOCK, width), min(_BLOCK, height)
    reach_x, reach_y = round(width * _REACH) + 1, round(height * _REACH) + 1
    lefts, tops = _starts(width, block_x), _starts(height, block_y)
    corners = np.array([(left, top) for top in tops for left in lefts])
    blocks = np.stack([before[top : top + block_y, left : left + block_x] for left, top in corners])
    contrast = (blocks * blocks).mean(axis=(1, 2))
    told = contrast > _LEAST_CONTRAST
    corners, blocks = corners[told], blocks[told]
    if not len(corners):
        return np.empty((0, 2)), np.empty((0, 2)), np.empty(0, np.float32)
    padded = np.pad(after, ((reach_y, reach_y), (reach_x, reach_x)))
    room_x, room_y = block_x + 2 * reach_x, block_y + 2 * reach_y
    rooms = np.stack([padded[top : top + room_y, left : left + room_x] for left, top in corners])
    alike = _likeness(blocks, rooms)
    favoured = alike * _nearness(2 * reach_x + 1, 2 * reach_y + 1)
    best = favoured.reshape(len(corners), -1).argmax(axis=1)
    rows, columns = np.divmod(best, alike.shape[2])
    highest = alike[np.arange(len(best)), rows, columns]
    good = highest > _LEAST_LIKENESS
    moved = np.stack([columns - reach_x, rows - reach_y], axis=1)[good].astype(float)
    return corners[good] + np.array([block_x, block_y]) / 2, moved, highest[good]


def _starts(side: int, block: int) -> npt.NDArray[np.int_]:
    """Where blocks begin that overlap by about a third and reach from end to end."""
    count = 1 if side == block else max(2, round(_DENSITY * side / block))
    return np.linspace(0, side - block, count).astype(int)


def _smooth(length: int) -> int:
    """The next length that a Fourier transform likes."""
    while True:
        rest = length
        for prime in (2, 3, 5):
            while rest % prime == 0:
                rest //= prime
        if rest == 1:
            return length
        length += 1


def _nearness(width: int, height: int) -> Plane:
    """1 in the middle, less towards the corners: of all the places that a pattern fits, the nearest is meant."""
    across, down = (np.linspace(-1, 1, length, dtype=np.float32) for length in (width, height))
    nearness: Plane = 1 - _FAR_LOSS * (across**2 + down[:, None] ** 2)
    return nearness


def _likeness(blocks: Plane, rooms: Plane) -> Plane:
    """The normalised cross-correlation of each block with every place of its room."""
    _, block_y, block_x = blocks.shape
    _, room_y, room_x = rooms.shape
    size = (_smooth(room_y), _smooth(room_x))
    products = np.fft.irfft2(np.fft.rfft2(rooms, s=size) * np.fft.rfft2(blocks, s=size).conj(), s=size)
    steps = (room_y - block_y + 1, room_x - block_x + 1)
    products = products[:, : steps[0], : steps[1]]
    sums = np.zeros((len(rooms), room_y + 1, room_x + 1))
    sums[:, 1:, 1:] = np.cumsum(np.cumsum(rooms * rooms, axis=1), axis=2)
    there = sums[:, block_y:, block_x:] - sums[:, :-block_y, block_x:] - sums[:, block_y:, :-block_x]
    there += sums[:, :-block_y, :-block_x]
    here = (blocks * blocks).sum(axis=(1, 2))[:, None, None]
    # A place with next to nothing in it is like nothing.
    there = np.maximum(there, 0.1 * here)
    likeness: Plane = (products / np.sqrt(there * here)).astype(np.float32)
    return likeness


def _consensus(
    places: Points, moved: Points, likeness: Plane, sides: npt.NDArray[np.int_]
) -> tuple[npt.NDArray[np.bool_], float]:
    """The blocks that the best zoom through two of them explains, and their weight."""
    one, other = np.triu_indices(len(places), 1)
    apart = places[other] - places[one]
    far = (np.abs(apart) > _NEAR_PX).all(axis=1)
    far_x, far_y = np.abs(apart[:, 0]) > sides[0] / 5, np.abs(apart[:, 1]) > sides[1] / 5
    usable = far & far_x & far_y
    one, other, apart = one[usable], other[usable], apart[usable]
    slopes = (moved[other] - moved[one]) / apart
    usable = (np.abs(slopes) < _LARGEST_STRETCH).all(axis=1)
    one, slopes = one[usable], slopes[usable]
    starts = moved[one] - slopes * places[one]
    if not len(one):
        return np.zeros(len(places), bool), 0.0
    near = np.ones((len(one), len(places)), bool)
    for axis in (0, 1):
        expected = slopes[:, axis, None] * places[None, :, axis] + starts[:, axis, None]
        near &= np.abs(expected - moved[None, :, axis]) < _NEAR_PX
    votes = near @ likeness
    best = int(votes.argmax())
    return near[best], float(votes[best])


def _line(places: Values, moved: Values, weights: Plane, side: int) -> tuple[float, float]:
    """Slope and value in the middle of the side, by weighted least squares."""
    from_middle = places - side / 2
    slope, middle = np.polyfit(from_middle, moved, 1, w=np.sqrt(weights))
    return float(slope), float(middle)
