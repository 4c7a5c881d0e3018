"""How a result lies over the original that its chain began with.

Imports numpy through `registration`, so it is imported when somebody asks.
"""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from PIL import Image

from qwen_studio.core.alignment import Alignment
from qwen_studio.core.geometry import Size
from qwen_studio.imaging.decode import decode
from qwen_studio.imaging.registration import register

_MOST_SIDE = 1280
"""Pixels of the longer side of what is registered; more would only cost time."""


def chain_alignment(way: Sequence[Path]) -> Alignment | None:
    """How the last of these pictures, each made from the one before it, lies over the first; None if nobody can say.

    The two are registered with each other where enough is left for that, else the steps between them are put together.
    The figures are for the sizes that the files have. For a worker thread.

    Raises:
        PictureError: one of the files cannot be read.
    """
    pictures = {file: _read(file) for file in (way[0], way[-1])}
    found = _registered(*(pictures[file] for file in (way[0], way[-1])))
    if found is not None or len(way) <= 2:
        return found
    pictures |= {file: _read(file) for file in way[1:-1]}
    for before, after in pairwise(way):
        step = _registered(pictures[before], pictures[after])
        if step is None:
            return None
        found = step if found is None else step.over(found)
    return found


def _read(file: Path) -> tuple[Image.Image, Size]:
    """The picture, no larger than is needed, and its own size."""
    image = decode(file)
    size = Size(*image.size)
    image.thumbnail((_MOST_SIDE, _MOST_SIDE))
    return image, size


def _registered(before: tuple[Image.Image, Size], after: tuple[Image.Image, Size]) -> Alignment | None:
    found = register(before[0], after[0])
    # Trusted by the pixels that were compared: in a large original the same small error is more of them.
    return None if found is None or not found.trustworthy else found.between(before[1], after[1])
