"""Turning and mirroring inside an unchanged frame."""

import math

from PIL import Image, ImageEnhance, ImageFilter, ImageOps


def mirror(image: Image.Image) -> Image.Image:
    return ImageOps.mirror(image)


def upside_down(image: Image.Image) -> Image.Image:
    return ImageOps.flip(image)


def rotate(image: Image.Image, degrees: float) -> Image.Image:
    """`image` turned clockwise in a frame of the same size.

    A quarter turn stands whole before a soft copy of itself; any other turn fills the frame.
    """
    degrees %= 360
    if degrees % 180 == 0:
        return image.rotate(-degrees)
    if degrees % 90 == 0:
        return _before_a_soft_copy(image, image.rotate(-degrees, expand=True))
    angle = math.radians(degrees)
    width, height = image.size
    sine, cosine = math.sin(angle), math.cos(angle)
    # How much larger the picture has to be so that its turned rectangle covers the frame.
    scale = abs(cosine) + abs(sine) * max(width / height, height / width)
    a, b = cosine / scale, sine / scale
    x, y = width / 2, height / 2
    # For each pixel of the frame the place in the picture that it comes from.
    source = (a, b, x - a * x - b * y, -b, a, y + b * x - a * y)
    return image.transform(image.size, Image.Transform.AFFINE, source, Image.Resampling.BICUBIC)


def _before_a_soft_copy(image: Image.Image, turned: Image.Image) -> Image.Image:
    backdrop = ImageOps.fit(turned, image.size).filter(ImageFilter.GaussianBlur(max(image.size) / 30))
    backdrop = ImageEnhance.Brightness(backdrop).enhance(0.6)
    whole = ImageOps.contain(turned, image.size, Image.Resampling.LANCZOS)
    backdrop.paste(whole, ((image.width - whole.width) // 2, (image.height - whole.height) // 2))
    return backdrop
