"""Where a result's content lies in the input it was made from, from the pixels alone.

Both pictures become luminance on one canvas, in a few sizes. Blocks of the smallest are looked for within the result,
and the zoom and shift on which most of them agree is the start; Gauss-Newton steps on the larger ones make it exact.
Blocks whose content changed find no partner, or one elsewhere, and lose their say.

Imports numpy, so it is imported when the first pair is to be registered, not before.
"""

import math

import numpy as np
from PIL import Image

from qwen_studio.core.alignment import Alignment
from qwen_studio.core.geometry import Size
from qwen_studio.imaging.block_flow import Fit, refined
from qwen_studio.imaging.block_matching import coarse_zoom
from qwen_studio.imaging.luminance import edges, luminance, stretched
from qwen_studio.imaging.zoom import IDENTITY, Axis, Plane, Zoom

_AREAS = (640 * 640, 384 * 384, 192 * 192)
"""Pixels of the canvases, from fine to coarse; more would only cost time."""

_MIN_SIDE = 24
_LARGEST_ZOOM = 4.0
_LEAST_AGREEMENT = 0.1
_SAME_ASPECT = 1.04


def register(original: Image.Image, result: Image.Image) -> Alignment | None:
    """How the result lies over the input; None if they have too little in common to say so.

    Both in any mode and of any sizes, as `decode` gives them. Transparency counts as white. Takes about 0.15 s for a
    megapixel; Pillow and numpy release the lock for most of it.
    """
    input_size, result_size = Size(*original.size), Size(*result.size)
    if min(*input_size, *result_size) < _MIN_SIDE:
        return None
    levels = list(zip(_planes(original, input_size), _planes(result, input_size), strict=True))
    priors = _priors(input_size, result_size)
    fit = _found(levels, priors) or _found([(edges(before), edges(after)) for before, after in levels], priors)
    return None if fit is None else _alignment(fit, input_size, result_size)


def _planes(image: Image.Image, input_size: Size) -> list[Plane]:
    """The picture's luminance on each canvas, from coarse to fine."""
    grey, planes = luminance(image), []
    for area in _AREAS:
        grey = stretched(grey, _canvas(input_size, area))
        planes.append(np.asarray(grey, dtype=np.float32))
    return planes[::-1]


def _found(levels: list[tuple[Plane, Plane]], priors: list[Zoom]) -> Fit | None:
    """The finest level's zoom with the best level's agreement: the noise of only one of both does not show in small."""
    zoom, agreement, fit = coarse_zoom(*levels[0], priors), 0.0, None
    for before, after in levels:
        fit = refined(before, after, zoom) if zoom is not None and _is_plausible(zoom) else None
        if fit is None:
            return None
        zoom, agreement = fit.zoom, max(agreement, fit.agreement)
    return None if fit is None or agreement < _LEAST_AGREEMENT else fit._replace(agreement=agreement)


def _canvas(size: Size, area: int) -> Size:
    """The size, or a smaller one of about the same shape and this many pixels."""
    factor = min(1.0, math.sqrt(area / (size.width * size.height)))
    return Size(*(max(_MIN_SIDE, round(side * factor)) for side in size))


def _priors(input_size: Size, result_size: Size) -> list[Zoom]:
    """What may have been done to the whole picture: stretched into the new shape, cropped to it, or extended to it."""
    aspect = (result_size.width / result_size.height) / (input_size.width / input_size.height)
    if 1 / _SAME_ASPECT < aspect < _SAME_ASPECT:
        return [IDENTITY]
    cropped_or_extended = [Zoom(Axis(1 / aspect, 0.0), Axis(1.0, 0.0)), Zoom(Axis(1.0, 0.0), Axis(aspect, 0.0))]
    return [IDENTITY, *cropped_or_extended]


def _is_plausible(zoom: Zoom) -> bool:
    return all(1 / _LARGEST_ZOOM < axis.factor < _LARGEST_ZOOM and abs(axis.offset) < 1 for axis in zoom)


def _alignment(fit: Fit, input_size: Size, result_size: Size) -> Alignment:
    (wide, right), (tall, down) = ((float(axis.factor), float(axis.offset)) for axis in fit.zoom)
    return Alignment(
        input_size=input_size,
        result_size=result_size,
        scale_x=input_size.width / (result_size.width * wide),
        scale_y=input_size.height / (result_size.height * tall),
        shift_x=input_size.width * (0.5 - (0.5 + right) / wide),
        shift_y=input_size.height * (0.5 - (0.5 + down) / tall),
        confidence=fit.agreement,
        error_px=max(fit.error[0] * input_size.width, fit.error[1] * input_size.height),
    )
