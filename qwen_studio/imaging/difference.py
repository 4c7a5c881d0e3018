"""What differs between two pictures, made large enough to be seen."""

from math import ceil, floor

from PIL import Image, ImageChops

from qwen_studio.core.geometry import Size
from qwen_studio.core.placing import Place
from qwen_studio.imaging.flatten import flattened

_HAIR = 1e-6


def difference(picture: Image.Image, other: Image.Image, place: Place, *, gain: int) -> Image.Image:
    """RGB of the picture's size: how far each pixel is from the other picture's, `gain` times; black is the same.

    The other picture lies at `place` of the picture. Where it does not reach, nothing is known and all is black.
    Transparency counts as white.
    """
    width, height = picture.size
    left, right = _covered(place.left, place.width, width)
    top, bottom = _covered(place.top, place.height, height)
    whole = Image.new("RGB", picture.size)
    if right <= left or bottom <= top:
        return whole
    across = _seen(left, right, place.left * width, place.width * width, other.width)
    down = _seen(top, bottom, place.top * height, place.height * height, other.height)
    box = (across[0], down[0], across[1], down[1])
    size = Size(right - left, bottom - top)
    laid = flattened(other).resize(size, Image.Resampling.BICUBIC, box=box)
    apart = ImageChops.difference(flattened(picture.crop((left, top, right, bottom))), laid)
    whole.paste(apart.point([min(255, level * gain) for level in range(256)] * 3), (left, top))
    return whole


def _covered(start: float, length: float, side: int) -> tuple[int, int]:
    """The first pixel of the picture that the other covers wholly, and the one after the last."""
    return max(0, ceil(start * side - _HAIR)), min(side, floor((start + length) * side + _HAIR))


def _seen(first: int, end: int, start: float, length: float, side: int) -> tuple[float, float]:
    """What of the other picture's `side` lies under these pixels."""
    return max(0.0, (first - start) / length * side), min(float(side), (end - start) / length * side)
