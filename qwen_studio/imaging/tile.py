"""Small pictures cut to the shape of tiles."""

from functools import lru_cache

from PIL import Image, ImageDraw

from qwen_studio.core.geometry import TILE_ABOVE, TileShape

_FINER = 4


def cut_tile(picture: Image.Image, shape: TileShape) -> Image.Image:
    """The RGB picture filling the shape, with round corners: premultiplied, mode RGBa.

    Of a wide picture the middle is seen, of a high one nearly its top.
    """
    scale = max(shape.width / picture.width, shape.height / picture.height)
    width, height = shape.width / scale, shape.height / scale
    left, top = (picture.width - width) / 2, (picture.height - height) * TILE_ABOVE
    box = (left, top, left + width, top + height)
    filled = picture.resize((shape.width, shape.height), Image.Resampling.HAMMING, box).convert("RGBA")
    filled.putalpha(_corners(shape))
    return filled.convert("RGBa")


@lru_cache(maxsize=4)
def _corners(shape: TileShape) -> Image.Image:
    # Pillow draws without smooth edges.
    large = Image.new("L", (shape.width * _FINER, shape.height * _FINER))
    edges = (0, 0, large.width - 1, large.height - 1)
    ImageDraw.Draw(large).rounded_rectangle(edges, shape.radius * _FINER, fill=255)
    return large.resize((shape.width, shape.height), Image.Resampling.BOX)
