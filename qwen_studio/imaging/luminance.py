"""Pictures as planes of luminance for measuring."""

import numpy as np
from PIL import Image

from qwen_studio.core.geometry import Size
from qwen_studio.imaging.flatten import flattened
from qwen_studio.imaging.zoom import Plane


def luminance(image: Image.Image) -> Image.Image:
    """The picture in mode L, on white where it is transparent."""
    if image.mode == "L":
        return image
    if image.has_transparency_data:
        image = flattened(image.convert("RGBA"))
    return image.convert("L")


def stretched(grey: Image.Image, size: Size) -> Image.Image:
    """The picture at this size."""
    return grey if grey.size == size else grey.resize(size, Image.Resampling.BICUBIC, reducing_gap=3.0)


def edges(plane: Plane) -> Plane:
    """How steep the luminance is at each pixel: what stays the same where light and dark change places."""
    down, right = np.gradient(averaged(plane, 1))
    steepness: Plane = np.hypot(down, right)
    return steepness * np.float32(4)


def averaged(plane: Plane, radius: int) -> Plane:
    """The mean of the square around each pixel, the edge repeated beyond it."""
    side = 2 * radius + 1
    for axis in (0, 1):
        around = [(0, 0), (0, 0)]
        around[axis] = (radius + 1, radius)
        sums = np.cumsum(np.pad(plane, around, mode="edge"), axis=axis, dtype=np.float64)
        ahead, behind = (sums[side:], sums[:-side]) if axis == 0 else (sums[:, side:], sums[:, :-side])
        plane = ((ahead - behind) / side).astype(np.float32)
    return plane
