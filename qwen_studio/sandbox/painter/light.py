"""Light: effects that keep every shape where it is, and the masks they shine through."""

import random
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageEnhance, ImageOps


def grade(image: Image.Image, gains: Sequence[float], gammas: Sequence[float] = (1.0, 1.0, 1.0)) -> Image.Image:
    """Each channel of an RGB `image` scaled by its gain and bent by its gamma (above one: brighter mid-tones)."""
    table: list[int] = []
    for gain, gamma in zip(gains, gammas, strict=True):
        table += [min(255, round(255 * gain * (value / 255) ** (1 / gamma))) for value in range(256)]
    return image.point(table)


def contrast_curve(image: Image.Image, strength: float) -> Image.Image:
    """Mid-tones pulled apart (`strength` above 0) or together (below), with black and white where they were."""

    def bend(value: int) -> int:
        x = value / 255
        smooth = x * x * (3 - 2 * x)
        return round(255 * min(1.0, max(0.0, x + strength * (smooth - x))))

    return image.point([bend(value) for value in range(256)] * len(image.getbands()))


def slope(size: tuple[int, int], degrees: float) -> Image.Image:
    """A mask that rises softly across the picture, from black where the light does not come from to white."""
    # Turned in a larger square, so that no corner of the turned gradient is seen.
    ramp = Image.linear_gradient("L").resize((512, 512)).rotate(degrees, Image.Resampling.BICUBIC)
    return ramp.crop((75, 75, 437, 437)).resize(size, Image.Resampling.BICUBIC)


def spot(size: tuple[int, int], centre: tuple[float, float], reach: float) -> Image.Image:
    """A mask with a soft round light at `centre` (in shares of the size) that ends at `reach` longer sides."""
    radius = max(1, round(max(size) * reach))
    glow = ImageOps.invert(Image.radial_gradient("L")).resize((2 * radius, 2 * radius), Image.Resampling.BILINEAR)
    mask = Image.new("L", size)
    mask.paste(glow, (round(size[0] * centre[0]) - radius, round(size[1] * centre[1]) - radius))
    return mask


def vignette(image: Image.Image, strength: float) -> Image.Image:
    """Corners darker by `strength` (0 to 1)."""
    mask = Image.radial_gradient("L").point([round(255 * (value / 255) ** 2.2 * strength) for value in range(256)])
    return Image.composite(Image.new(image.mode, image.size), image, mask.resize(image.size, Image.Resampling.BICUBIC))


def light_from_a_side(image: Image.Image, degrees: float, strength: float) -> Image.Image:
    """Neutral light from the side at `degrees`: what makes every seed a picture of its own."""
    bright = grade(image, [1 + 0.45 * strength] * 3, [1 + 0.35 * strength] * 3)
    dark = grade(image, [1 - 0.30 * strength] * 3, [1 - 0.18 * strength] * 3)
    return Image.composite(bright, dark, slope(image.size, degrees))


def brighten(image: Image.Image, chance: random.Random) -> Image.Image:
    return grade(image, [1.06] * 3, [chance.uniform(1.3, 1.5)] * 3)


def darken(image: Image.Image, chance: random.Random) -> Image.Image:
    return vignette(grade(image, [chance.uniform(0.72, 0.8)] * 3, [0.82] * 3), 0.25)


def warm(image: Image.Image, chance: random.Random) -> Image.Image:
    """Low evening sun from one of the upper corners."""
    toned = contrast_curve(grade(image, (1.06, 0.99, 0.80), (1.14, 1.02, 0.88)), 0.15)
    sun = Image.new("RGB", image.size, (255, 176, 84))
    side = chance.choice((0.06, 0.94))
    mask = spot(image.size, (side, chance.uniform(0.05, 0.3)), 0.95).point([value * 2 // 5 for value in range(256)])
    return Image.composite(ImageChops.screen(toned, sun.point(lambda value: value * 0.5)), toned, mask)


def cold(image: Image.Image, chance: random.Random) -> Image.Image:
    """Clear light before sunrise."""
    toned = grade(image, (0.84, 0.97, 1.08), (0.90, 1.0, 1.14 + chance.uniform(0, 0.08)))
    toned = ImageEnhance.Color(toned).enhance(0.82)
    sky = Image.new("RGB", image.size, (70, 104, 150))
    mask = slope(image.size, 180 + chance.uniform(-35, 35)).point([value // 3 for value in range(256)])
    return Image.composite(ImageChops.screen(toned, sky), toned, mask)


def night(image: Image.Image, chance: random.Random) -> Image.Image:
    """Blue and dark, with the moon from above."""
    dark = ImageEnhance.Color(image).enhance(0.55)
    dark = grade(dark, (0.42, 0.52, 0.78), (0.8, 0.85, 1.0))
    mask = spot(image.size, (chance.uniform(0.2, 0.8), 0.1), 0.9).point([value // 3 for value in range(256)])
    return vignette(Image.composite(grade(dark, (1.7, 1.7, 1.5)), dark, mask), 0.35)


def contrast(image: Image.Image, chance: random.Random) -> Image.Image:
    return vignette(contrast_curve(image, chance.uniform(0.8, 1.0)), 0.35)


def fog(image: Image.Image, chance: random.Random) -> Image.Image:
    """Fog that is thicker towards one side, mostly the top."""
    veil = Image.new("RGB", image.size, (214, 219, 224))
    mask = slope(image.size, 180 + chance.uniform(-30, 30)).point([round(60 + value * 0.62) for value in range(256)])
    return Image.composite(veil, image, mask)


def restrained_variation(image: Image.Image, chance: random.Random) -> Image.Image:
    """A gentle grade for an instruction that the painter does not understand."""
    warmth = chance.choice((-1, 1)) * chance.uniform(0.05, 0.09)
    exposure = chance.choice((0.88, 1.02, 1.16))
    toned = grade(image, (1 + warmth, 1.0, 1 - warmth), (exposure + warmth, exposure, exposure - warmth))
    toned = ImageEnhance.Color(toned).enhance(chance.uniform(1.08, 1.22))
    toned = contrast_curve(toned, chance.uniform(0.15, 0.35))
    return vignette(toned, 0.18)
