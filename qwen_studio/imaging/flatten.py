"""Transparency, and pictures without it."""

from PIL import Image

WHITE = (255, 255, 255)


def is_transparent(image: Image.Image) -> bool:
    """Whether any pixel lets something through."""
    if image.mode != "RGBA":
        return False
    least, _ = image.getchannel("A").getextrema()
    return least != 255


def flattened(image: Image.Image, background: tuple[int, int, int] = WHITE) -> Image.Image:
    """The picture, RGB, lying on the background colour."""
    if image.mode != "RGBA":
        return image if image.mode == "RGB" else image.convert("RGB")
    ground = Image.new("RGB", image.size, background)
    ground.paste(image, mask=image.getchannel("A"))
    return ground
