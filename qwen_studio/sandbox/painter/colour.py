"""Colours: effects that change what colour things have, and leave their shapes."""

import random

from PIL import Image, ImageChops, ImageEnhance, ImageFilter, ImageOps, ImageStat

from qwen_studio.sandbox.painter.light import contrast_curve, vignette
from qwen_studio.sandbox.painter.vocabulary import Colour


def vivid(image: Image.Image, chance: random.Random) -> Image.Image:
    return contrast_curve(ImageEnhance.Color(image).enhance(chance.uniform(1.45, 1.65)), 0.25)


def muted(image: Image.Image, chance: random.Random) -> Image.Image:
    faded = ImageEnhance.Color(image).enhance(chance.uniform(0.5, 0.62))
    return faded.point([round(26 + value * 0.86) for value in range(256)] * 3)


def sepia(image: Image.Image, chance: random.Random) -> Image.Image:
    """Brown print, slightly faded, darker at the corners."""
    grey = contrast_curve(ImageOps.autocontrast(ImageOps.grayscale(image), cutoff=0.5), 0.3)
    paper = (chance.randint(248, 255), chance.randint(236, 244), chance.randint(208, 218))
    return vignette(ImageOps.colorize(grey, (46, 24, 8), paper, mid=(176, 126, 80)), 0.28)


def black_and_white(image: Image.Image, chance: random.Random) -> Image.Image:
    """Grey as if taken through an orange, neutral or green filter; every pixel has R = G = B."""
    red, green, blue = chance.choice(((0.45, 0.45, 0.10), (0.30, 0.59, 0.11), (0.20, 0.70, 0.10)))
    grey = image.convert("L", (red, green, blue, 0))
    grey = contrast_curve(ImageOps.autocontrast(grey, cutoff=0.5), chance.uniform(0.3, 0.55))
    return vignette(grey, 0.22).convert("RGB")


def invert(image: Image.Image, chance: random.Random) -> Image.Image:  # noqa: ARG001  (an effect is called with both)
    return ImageOps.invert(image)


def tint(image: Image.Image, colour: Colour, chance: random.Random) -> Image.Image:
    """The whole picture in the light of `colour`."""
    lit = ImageChops.soft_light(image, Image.new("RGB", image.size, colour))
    duotone = ImageOps.colorize(ImageOps.grayscale(image), _scaled(colour, 0.12), (255, 252, 248), mid=colour)
    return Image.blend(lit, duotone, chance.uniform(0.55, 0.66))


def recolour(image: Image.Image, colour: Colour, chance: random.Random) -> Image.Image:
    """The thing whose colour stands out most in `colour`; a picture without one is tinted."""
    small = image.resize((image.width // 4, image.height // 4), Image.Resampling.BOX).convert("HSV")
    hue = _standing_out(small)
    if hue is None:
        return tint(image, colour, chance)
    hues, saturations, values = image.convert("HSV").split()
    alike = ImageChops.multiply(
        hues.point([max(0, 255 - 30 * max(0, _distance(level, hue) - 6)) for level in range(256)]),
        saturations.point([max(0, min(255, (level - 90) * 4)) for level in range(256)]),
    )
    mask = ImageChops.multiply(alike.filter(ImageFilter.BoxBlur(1)), _region(small, hue).resize(image.size))
    painted = ImageOps.colorize(values, (0, 0, 0), (255, 255, 255), mid=colour, midpoint=180)
    return _with_reflection(Image.composite(painted, image, mask), colour)


def _distance(hue: int, other: int) -> int:
    return min((hue - other) % 256, (other - hue) % 256)


def _standing_out(image: Image.Image) -> int | None:
    """The hue (0 to 255) of the strongest colour in an HSV `image`, or None where there is hardly any colour."""
    hues, saturations, values = image.split()
    lit = values.point([255 if level > 50 else 0 for level in range(256)])
    weights = [0.0] * 256
    # A little of a strong colour stands out more than much of a weak one.
    for floor, weight in ((120, 1), (170, 3), (210, 9)):
        strong = ImageChops.multiply(lit, saturations.point([255 if s > floor else 0 for s in range(256)]))
        for hue, count in enumerate(hues.histogram(strong)):
            weights[hue] += weight * count
    smoothed = [sum(weights[(hue + offset) % 256] for offset in range(-3, 4)) for hue in range(256)]
    hue = max(range(256), key=smoothed.__getitem__)
    return hue if smoothed[hue] > 0.05 * image.width * image.height else None


def _region(image: Image.Image, hue: int) -> Image.Image:
    """A mask of where `hue` is at its strongest in an HSV `image`, with the gaps between such places filled."""
    hues, saturations, _ = image.split()
    near = hues.point([255 if _distance(level, hue) <= 4 else 0 for level in range(256)])
    strong = ImageChops.multiply(near, saturations.point([255 if s > 120 else 0 for s in range(256)]))
    spread = ImageStat.Stat(saturations, mask=strong)
    floor = spread.mean[0] - 0.8 * spread.stddev[0]
    core = ImageChops.multiply(near, saturations.point([255 if s > floor else 0 for s in range(256)]))
    filled = core.filter(ImageFilter.BoxBlur(max(image.size) / 45))
    return filled.point([max(0, min(255, (level - 42) * 6)) for level in range(256)])


def _with_reflection(image: Image.Image, colour: Colour) -> Image.Image:
    """`image` with what a coloured thing throws on its surroundings."""
    return Image.blend(image, ImageChops.soft_light(image, Image.new("RGB", image.size, colour)), 0.12)


def _scaled(colour: Colour, factor: float) -> Colour:
    red, green, blue = (round(channel * factor) for channel in colour)
    return red, green, blue
