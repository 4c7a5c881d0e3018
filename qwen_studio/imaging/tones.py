"""Any Pillow mode as 8-bit sRGB with the right tones."""

import math
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageChops, ImageFile, TiffImagePlugin

from qwen_studio.imaging.bands import assembled
from qwen_studio.imaging.orientation import UPRIGHT
from qwen_studio.imaging.profiles import ColourConversion

_ALPHA_MODES = {"LA": "L", "RGBA": "RGB"}
_PLAIN = {"1": "L", "RGBa": "RGBA", "RGBX": "RGB", "YCbCr": "RGB", "HSV": "RGB", "LAB": "RGB", "PA": "RGBA"}
_OTHER_COLOURS = {"CMYK", "YCbCr", "HSV", "LAB"}
_WIDE_GREYS = {"I", "F", "I;16", "I;16B", "I;16L", "I;16N"}
_PHOTOMETRIC = TiffImagePlugin.PHOTOMETRIC_INTERPRETATION


@dataclass(frozen=True)
class Tones:
    """`image` is RGB or RGBA. `wide`: it had more than 8 bits. `converted`: it was in other colours than sRGB."""

    image: Image.Image
    wide: bool
    converted: bool


def has_alpha(image: Image.Image) -> bool:
    """Whether the opened picture may be transparent somewhere."""
    return image.mode in {"LA", "La", "PA", "RGBA", "RGBa"} or "transparency" in image.info


@dataclass(frozen=True)
class _Samples:
    """What the numbers of a file mean: how they lay in it, whether 0 is white, and the range of greys without one."""

    raw: str
    inverted: bool
    scale: float = 1.0
    offset: float = 0.0


def to_srgb(image: Image.Image, *, shrink: int = 1, turned: int = UPRIGHT) -> Tones:
    """The picture, opened or in memory, as 8-bit sRGB; 16-bit samples are scaled, not clipped.

    `shrink` times smaller on each side, and turned upright by the orientation.
    """
    raw = _raw_mode(image)
    wide = image.mode in _WIDE_GREYS or _is_wide(raw)
    other = image.mode in _OTHER_COLOURS
    # Pillow's LAB is device-independent already: a profile has nothing to add.
    profile = None if image.mode == "LAB" else image.info.get("icc_profile")
    image.load()
    samples = _Samples(raw, _is_inverted(image), *_range_of(image))
    colours: ColourConversion | None = None

    def convert(band: Image.Image) -> Image.Image:
        nonlocal colours
        pixels = _eight_bits(band, samples)
        alpha = None
        if pixels.mode in _ALPHA_MODES:
            alpha = pixels.getchannel("A")
            pixels = pixels.convert(_ALPHA_MODES[pixels.mode])
        if colours is None and isinstance(profile, bytes) and profile:
            colours = ColourConversion(profile, pixels.mode)
        if colours is not None:
            pixels = colours.apply(pixels)
        elif pixels.mode != "RGB":
            pixels = pixels.convert("RGB")
        if alpha is not None:
            pixels.putalpha(alpha)
        # Nothing that stood in the file may reach a file that is written from these pixels.
        pixels.info = {}
        return pixels

    result = assembled(image, convert, shrink=shrink, turned=turned)
    return Tones(result, wide=wide, converted=other or (colours is not None and colours.changes))


def _raw_mode(image: Image.Image) -> str:
    """How samples lie in the file, as Pillow's decoders call it; known only before loading."""
    tiles = image.tile if isinstance(image, ImageFile.ImageFile) else []
    arguments = tiles[0].args if tiles else None
    first = arguments[0] if isinstance(arguments, tuple) and arguments else arguments
    return first if isinstance(first, str) else image.mode


def _is_wide(raw: str) -> bool:
    # "BGR;16" is 16 bits a pixel, all others are 16 bits a sample.
    return ";16" in raw and not raw.startswith("BGR")


def _eight_bits(image: Image.Image, samples: _Samples) -> Image.Image:
    """L, LA, RGB, RGBA or CMYK with 8 bits a sample, transparency in a channel."""
    key = image.info.get("transparency")
    if image.mode in _WIDE_GREYS:
        return _narrowed(image, samples, key)
    if image.mode == "La":
        grey, alpha = image.split()
        return Image.merge("RGBa", (grey, grey, grey, alpha)).convert("RGBA")
    if image.mode == "P":
        return image.convert("RGB" if key is None else "RGBA")
    if image.mode == "L" and isinstance(key, int):
        # Pillow spreads 2- and 4-bit greys over 0…255 and leaves the transparent grey as it was.
        image.info["transparency"] = {"L;2": key * 85, "L;4": key * 17}.get(samples.raw, key)
        return image.convert("LA")
    if image.mode == "1" and key is not None:
        return image.convert("RGBA")
    if image.mode == "RGB" and key is not None:
        if _is_wide(samples.raw):
            image.info["transparency"] = tuple(sample >> 8 for sample in key)
        return image.convert("RGBA")
    return image.convert(_PLAIN.get(image.mode, image.mode))


def _is_inverted(image: Image.Image) -> bool:
    return isinstance(image, TiffImagePlugin.TiffImageFile) and image.tag_v2.get(_PHOTOMETRIC) == 0


def _narrowed(image: Image.Image, samples: _Samples, key: object) -> Image.Image:
    """Grey of 12, 16 or 32 bits, or of floating point, as 8 bits."""
    if image.mode in {"I", "F"}:
        # Half a step more, because Pillow cuts the fraction off.
        grey = image.convert("F").point(lambda value: value * samples.scale + (samples.offset + 0.5)).convert("L")
    else:
        top = 4095 if samples.raw == "I;12" else 65535
        grey = image.convert("I").point(_scale_table(top), "L")
    if samples.inverted:
        grey = ImageChops.invert(grey)
    if isinstance(key, int) and image.mode not in {"I", "F"}:
        opaque = [255] * 65536
        opaque[key & 0xFFFF] = 0
        grey.putalpha(image.convert("I").point(opaque, "L"))
    return grey


@lru_cache(maxsize=2)
def _scale_table(top: int) -> tuple[int, ...]:
    return tuple(min(255, (value * 255 + top // 2) // top) for value in range(65536))


def _range_of(image: Image.Image) -> tuple[float, float]:
    """Scale and offset of greys whose white is not told by the file, by the smallest usual range that holds all values.

    Where none does, it is their own range; other pictures have one by their mode.
    """
    if image.mode not in {"I", "F"}:
        return 1.0, 0.0
    low, high = (value if math.isfinite(value) else 0.0 for value in _extrema(image))
    tops = (1.0, 255.0, 65535.0) if image.mode == "F" else (255.0, 65535.0)
    top = next((top for top in tops if low >= 0 and high <= top), None)
    if top is None:
        scale = 255 / (high - low) if high > low else 0.0
        return scale, -low * scale
    return 255 / top, 0.0


def _extrema(image: Image.Image) -> tuple[float, float]:
    low, high = image.getextrema()
    assert isinstance(low, int | float)  # noqa: S101 - grey has one band, so these are numbers
    assert isinstance(high, int | float)  # noqa: S101 - as above
    return float(low), float(high)
