"""From pictures and an instruction to a result."""

import hashlib
import io
import random
from collections.abc import Callable, Sequence
from typing import Final

from PIL import Image, PngImagePlugin

from qwen_studio.sandbox.painter import colour, geometry, light, style
from qwen_studio.sandbox.painter.composition import compose
from qwen_studio.sandbox.painter.lettering import mark_as_demo, mark_as_watermarked, write
from qwen_studio.sandbox.painter.vocabulary import understand

Effect = Callable[[Image.Image, random.Random], Image.Image]

_EFFECTS: Final[dict[str, Effect]] = {
    "brighten": light.brighten,
    "darken": light.darken,
    "night": light.night,
    "warm": light.warm,
    "cold": light.cold,
    "vivid": colour.vivid,
    "muted": colour.muted,
    "contrast": light.contrast,
    "fog": light.fog,
    "glow": style.glow,
    "sharpen": style.sharpen,
    "blur_background": style.blur_background,
    "blur": style.blur,
    "oil_painting": style.oil_painting,
    "watercolour": style.watercolour,
    "cartoon": style.cartoon,
    "pencil_sketch": style.pencil_sketch,
    "posterise": style.posterise,
    "sepia": colour.sepia,
    "black_and_white": colour.black_and_white,
    "invert": colour.invert,
    "snow": style.snow,
}
# How strongly the side light of a seed shows, and how far from each other (in degrees) it comes: by the golden angle,
# so that neighbouring seeds are far apart, and so are the results of one call.
_SEED_LIGHT: Final = 0.42
_SEED_TURN: Final = 137.508
_RESULT_TURN: Final = 77.0
_TEXT_HEIGHTS: Final = (0.82, 0.18, 0.78)

# zlib's Z_RLE: as small as its first level on photographs, and quicker.
_RUN_LENGTHS: Final = 3


class Painting:
    """The results of one request: the same seed and request give the same pixels, each result its own."""

    def __init__(
        self,
        images: Sequence[Image.Image],
        instruction: str,
        negative_prompt: str,
        *,
        size: tuple[int, int],
        seed: int,
        watermark: bool,
    ) -> None:
        self.size = size
        self._images = images
        self._wish = understand(instruction)
        self._watermark = watermark
        self._light_from = seed * _SEED_TURN % 360
        self._origin = hashlib.sha256(f"{seed}\n{instruction}\n{negative_prompt}".encode(errors="replace")).hexdigest()

    def result(self, index: int) -> Image.Image:
        """Result number `index`, RGB, `size` px."""
        chance = random.Random(f"{self._origin}/{index}")
        picture = compose(self._images, self.size, chance)
        picture = light.light_from_a_side(self._turn(picture), self._light_from + index * _RESULT_TURN, _SEED_LIGHT)
        if self._wish.understood:
            picture = self._affect(picture, chance)
        else:
            picture = light.restrained_variation(picture, chance)
        if self._wish.lettering is not None:
            picture = write(picture, self._wish.lettering, self._wish.colour, chance.choice(_TEXT_HEIGHTS))
        if self._watermark:
            picture = mark_as_watermarked(picture)
        return mark_as_demo(picture)

    def png(self, index: int) -> bytes:
        """Result number `index` as a PNG file."""
        return encode_png(self.result(index))

    def _turn(self, picture: Image.Image) -> Image.Image:
        if "upside_down" in self._wish.effects:
            picture = geometry.upside_down(picture)
        if "mirror" in self._wish.effects:
            picture = geometry.mirror(picture)
        if "rotate" in self._wish.effects:
            picture = geometry.rotate(picture, self._wish.degrees)
        return picture

    def _affect(self, picture: Image.Image, chance: random.Random) -> Image.Image:
        # A colour beside a text is that of its letters.
        if self._wish.colour is not None and self._wish.lettering is None:
            colouring = colour.tint if self._wish.colour_is_light else colour.recolour
            picture = colouring(picture, self._wish.colour, chance)
        for name in self._wish.effects:
            if name in _EFFECTS:
                picture = _EFFECTS[name](picture, chance)
        return picture


def encode_png(picture: Image.Image) -> bytes:
    """`picture` as a PNG that says where it comes from."""
    story = PngImagePlugin.PngInfo()
    story.add_text("Software", "Qwen Studio sandbox: a simulated edit")
    file = io.BytesIO()
    # Loopback is quick, and packing harder takes several times as long.
    picture.save(file, "PNG", compress_level=1, compress_type=_RUN_LENGTHS, pnginfo=story)
    return file.getvalue()
