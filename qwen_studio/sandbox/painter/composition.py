"""Several pictures in one: the last is the scene, the others appear in it with soft edges."""

import random
from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageDraw, ImageFilter, ImageOps, ImageStat

from qwen_studio.sandbox.painter.light import grade

# Where the middle of an inset may stand, in shares of the scene.
_PLACES: Final = tuple((x, y) for y in (0.38, 0.62) for x in (0.25, 0.75))
_HEIGHT_OF_INSET: Final = {1: 0.72, 2: 0.6}
_FEATHER: Final = 0.06


def compose(images: Sequence[Image.Image], size: tuple[int, int], chance: random.Random) -> Image.Image:
    """The pictures as one of `size`; a single picture fills it."""
    *others, last = images
    scene = ImageOps.fit(last, size, Image.Resampling.BICUBIC)
    if not others:
        return scene
    side = min(size) * _HEIGHT_OF_INSET[len(others)]
    for inset, (x, y) in zip(others, _quietest_places(scene, len(others), chance), strict=True):
        _place(scene, inset, (round(size[0] * x), round(size[1] * y)), round(side * chance.uniform(0.94, 1.06)))
    return scene


def _quietest_places(scene: Image.Image, count: int, chance: random.Random) -> list[tuple[float, float]]:
    """Places apart from each other where the scene has little to hide, from left to right or the other way."""
    edges = ImageOps.grayscale(scene.resize((96, 96), Image.Resampling.BOX)).filter(ImageFilter.FIND_EDGES)
    edges = edges.crop((1, 1, 95, 95)).filter(ImageFilter.BoxBlur(18))

    def business(place: tuple[float, float]) -> float:
        level = edges.getpixel((round(place[0] * 93), round(place[1] * 93)))
        return (level if isinstance(level, (int, float)) else 0) * chance.uniform(0.75, 1.25)

    chosen: list[tuple[float, float]] = []
    for place in sorted(_PLACES, key=business):
        if len(chosen) < count and all(abs(place[0] - other[0]) > 0.4 for other in chosen):
            chosen.append(place)
    return chosen


def _place(scene: Image.Image, inset: Image.Image, centre: tuple[int, int], side: int) -> None:
    """Blend the middle of `inset` into `scene`, in a soft ellipse and in the light of the scene."""
    # People and things stand a little above the middle of most pictures.
    square = ImageOps.fit(inset, (side, side), Image.Resampling.BICUBIC, centering=(0.5, 0.35))
    square = _in_the_light_of(square, scene)
    feather = side * _FEATHER
    mask = Image.new("L", (side, side))
    ImageDraw.Draw(mask).ellipse([feather * 2.2, feather * 2.2, side - feather * 2.2, side - feather * 2.2], fill=255)
    mask = mask.filter(ImageFilter.GaussianBlur(feather))
    scene.paste(square, (centre[0] - side // 2, centre[1] - side // 2), mask)


def _in_the_light_of(inset: Image.Image, scene: Image.Image) -> Image.Image:
    """`inset` moved some of the way to the average colour of `scene`."""
    own = ImageStat.Stat(inset.resize((32, 32))).mean
    other = ImageStat.Stat(scene.resize((32, 32))).mean
    brightness = (sum(other) + 60) / (sum(own) + 60)
    gains = [
        min(1.25, max(0.75, ((theirs + 20) / (mine + 20) / brightness) ** 0.35 * brightness**0.15))
        for mine, theirs in zip(own, other, strict=True)
    ]
    return grade(inset, gains)
