"""Styles: effects that redraw the picture."""

import random

from PIL import Image, ImageChops, ImageEnhance, ImageFilter, ImageMath, ImageOps

from qwen_studio.sandbox.painter.light import contrast_curve, spot, vignette


def _unit(image: Image.Image) -> float:
    """The thousandth part of the longer side in px, so that effects look alike at every size."""
    return max(image.size) / 1000


def blur(image: Image.Image, chance: random.Random) -> Image.Image:
    return image.filter(ImageFilter.GaussianBlur(_unit(image) * chance.uniform(7, 10)))


def blur_background(image: Image.Image, chance: random.Random) -> Image.Image:
    """Sharp around the middle, soft towards the edges."""
    soft = image.filter(ImageFilter.GaussianBlur(_unit(image) * chance.uniform(7, 9)))
    mask = spot(image.size, (0.5, 0.52), 0.46).point([max(0, min(255, (v - 30) * 11 // 5)) for v in range(256)])
    return Image.composite(image, soft, mask)


def sharpen(image: Image.Image, chance: random.Random) -> Image.Image:
    sharp = image.filter(ImageFilter.UnsharpMask(_unit(image) * 2.2, round(chance.uniform(110, 150)), 2))
    return contrast_curve(sharp, 0.15)


def glow(image: Image.Image, chance: random.Random) -> Image.Image:
    soft = image.filter(ImageFilter.GaussianBlur(_unit(image) * chance.uniform(12, 18)))
    return Image.blend(image, ImageChops.screen(image, soft), 0.55)


def posterise(image: Image.Image, chance: random.Random) -> Image.Image:
    """Few flat inks, like a screen print."""
    bold = ImageEnhance.Color(contrast_curve(_small_and_flat(image), 0.35)).enhance(1.35)
    inks = bold.resize((bold.width // 2, bold.height // 2)).quantize(chance.choice((7, 8, 9)), Image.Quantize.MEDIANCUT)
    # At half the size, because finding the nearest ink of every pixel takes long.
    half = bold.resize((image.width // 2, image.height // 2), Image.Resampling.BICUBIC)
    flat = half.quantize(palette=inks, dither=Image.Dither.NONE).convert("RGB")
    return flat.resize(image.size, Image.Resampling.BICUBIC)


def cartoon(image: Image.Image, chance: random.Random) -> Image.Image:
    """Flat colours in a few steps of light, with drawn outlines."""
    flat = _small_and_flat(image).resize(image.size, Image.Resampling.BICUBIC).convert("HSV")
    step = chance.choice((40, 46, 52))
    hue, saturation, value = flat.split()
    value = value.point([min(255, (level // step) * step + step * 2 // 3) for level in range(256)])
    saturation = saturation.point([min(255, round(level * 1.35)) for level in range(256)])
    stepped = Image.merge("HSV", (hue, saturation, value)).convert("RGB")
    return ImageChops.multiply(stepped, _outlines(image).convert("RGB"))


def oil_painting(image: Image.Image, chance: random.Random) -> Image.Image:
    """Colours in short thick strokes."""
    strokes = _small_and_flat(image).filter(ImageFilter.ModeFilter(chance.choice((3, 5))))
    strokes = strokes.resize(image.size, Image.Resampling.BICUBIC)
    relief = ImageOps.grayscale(strokes).filter(ImageFilter.EMBOSS)
    lit = ImageChops.overlay(strokes, relief.convert("RGB"))
    return ImageEnhance.Color(Image.blend(strokes, lit, 0.35)).enhance(1.3)


def watercolour(image: Image.Image, chance: random.Random) -> Image.Image:
    """Thin colours that run into each other on white paper."""
    wash = _small_and_flat(image).resize(image.size, Image.Resampling.BICUBIC)
    wash = (
        ImageEnhance.Color(wash)
        .enhance(chance.uniform(1.15, 1.35))
        .point([round(255 - (255 - value) * 0.78) for value in range(256)] * 3)
    )
    edges = _outlines(image).point([round(255 - (255 - value) * 0.45) for value in range(256)])
    return _paper_border(ImageChops.multiply(wash, edges.convert("RGB")))


def pencil_sketch(image: Image.Image, chance: random.Random) -> Image.Image:
    """Soft pencil on warm paper."""
    grey = ImageOps.autocontrast(ImageOps.grayscale(image), cutoff=0.5)
    soft = grey.filter(ImageFilter.GaussianBlur(_unit(image) * chance.uniform(6, 9)))
    # Dodging: only what is darker than its surroundings leaves a line.
    lines = ImageMath.lambda_eval(
        lambda bands: bands["convert"](bands["min"](bands["grey"] * 250 / (bands["soft"] + 1), 255), "L"),
        grey=grey,
        soft=soft,
    )
    shade = grey.point([round(190 + value * 0.26) for value in range(256)])
    drawn = ImageChops.multiply(contrast_curve(lines, 0.6), shade)
    return ImageOps.colorize(drawn, (44, 44, 50), (252, 249, 242))


def snow(image: Image.Image, chance: random.Random) -> Image.Image:
    """Falling flakes in three distances, in a cold haze."""
    hazy = Image.blend(image, Image.new("RGB", image.size, (226, 232, 240)), 0.14)
    unit = _unit(image)
    for count, radius, opacity in ((700, 1.1, 0.75), (220, 2.2, 0.8), (38, 5.5, 0.55)):
        flakes = Image.new("L", image.size)
        dot = Image.new("L", (1, 1), 255).resize((max(1, round(2 * radius * unit)),) * 2)
        for _ in range(count):
            flakes.paste(dot, (chance.randrange(image.width), chance.randrange(image.height)))
        flakes = flakes.filter(ImageFilter.GaussianBlur(radius * unit * 0.7)).point(
            [min(255, round(value * 1.5 * opacity)) for value in range(256)]
        )
        hazy.paste((250, 252, 255), (0, 0), flakes)
    return hazy


def _small_and_flat(image: Image.Image) -> Image.Image:
    """`image` without fine detail, at a third of its size, where the median is quick."""
    small = image.resize((image.width // 3, image.height // 3), Image.Resampling.BOX)
    return small.filter(ImageFilter.MedianFilter(3))


def _outlines(image: Image.Image) -> Image.Image:
    """Dark lines on white where shapes end."""
    grey = ImageOps.grayscale(_small_and_flat(image))
    edges = ImageChops.subtract(grey.filter(ImageFilter.GaussianBlur(1.6)), grey)
    lines = edges.point([max(0, 255 - max(0, value - 4) * 14) for value in range(256)])
    return lines.resize(image.size, Image.Resampling.BICUBIC)


def _paper_border(image: Image.Image) -> Image.Image:
    edge = vignette(Image.new("L", image.size, 255), 1.0)
    mask = edge.point([min(255, value * 2) for value in range(256)])
    return Image.composite(image, Image.new("RGB", image.size, (253, 251, 246)), mask)
