"""What decoding a picture takes, judged by its header: a small file may unpack to gigabytes, or to hours."""

from typing import Any

from PIL import BmpImagePlugin, ImageFile, JpegImagePlugin, TiffImagePlugin

from qwen_studio.core.errors import PictureError
from qwen_studio.core.language import translate
from qwen_studio.core.trouble import Trouble

MAX_PIXELS = 64_000_000
MAX_SIDE = 100_000
MAX_DECODING_BYTES = 480 * 2**20
MAX_SCANS = 100
MAX_SLOW_BYTES = 4 * 2**20

_BYTES_OF = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "I;16L": 2, "I;16N": 2}
# Canvas, the frame before it, and the pixels as bytes on their way to Pillow.
_FRAMES_HELD = {"WEBP": 12, "AVIF": 10}
_ROWS_PER_STRIP = TiffImagePlugin.ROWSPERSTRIP
_TILE_WIDTH, _TILE_LENGTH = 322, 323
_SCAN = b"\xff\xda"
_BLOCK_BYTES = 1 << 20


def require_affordable(image: ImageFile.ImageFile, name: str, file_bytes: int) -> None:
    """Returns if the opened picture has at most 64 megapixels, and decoding it is a matter of moments.

    Raises:
        PictureError: it is not.
    """
    pixels = image.width * image.height
    if pixels < 1:
        raise PictureError(
            translate("imaging", "“{name}” has no pixels.").format(name=name),
            next_step=translate("imaging", "Choose another file."),
        )
    # Every row costs something of its own, however short it is.
    if pixels > MAX_PIXELS or max(image.size) > MAX_SIDE:
        raise too_many_pixels(
            name, translate("imaging", "{width} × {height} pixels").format(width=image.width, height=image.height)
        )
    scans = _scans(image) if image.format in {"JPEG", "MPO"} else 1
    if scans > MAX_SCANS or (_is_slow(image) and file_bytes > MAX_SLOW_BYTES):
        raise takes_too_long(name)
    if pixels * _BYTES_OF.get(image.mode, 4) + _held_bytes(image, scans) > MAX_DECODING_BYTES:
        raise PictureError(
            translate(
                "imaging", "“{name}” needs too much memory: {width} × {height} pixels, packed as {packing}."
            ).format(
                name=name,
                width=image.width,
                height=image.height,
                packing="JPEG" if image.format == "MPO" else image.format,
            ),
            next_step=translate("imaging", "Save a smaller copy and use that."),
            trouble=Trouble.TOO_LARGE,
        )


def too_many_pixels(name: str, size: str) -> PictureError:
    """The refusal of a picture that is larger than any that is sent."""
    return PictureError(
        translate(
            "imaging", "“{name}” is too large: {size}. At most {max_pixels} megapixels and {max_side:,} pixels a side."
        ).format(name=name, size=size, max_pixels=MAX_PIXELS // 10**6, max_side=MAX_SIDE),
        next_step=translate("imaging", "Save a smaller copy and use that."),
        trouble=Trouble.TOO_LARGE,
    )


def takes_too_long(name: str) -> PictureError:
    """The refusal of a picture that was made to keep a decoder busy."""
    return PictureError(
        translate("imaging", "“{name}” is packed in a way that takes too long to read.").format(name=name),
        next_step=translate("imaging", "Save it as a new PNG and use that."),
    )


def _held_bytes(image: ImageFile.ImageFile, scans: int) -> int:
    """What the decoder holds beside the pixels that it gives."""
    pixels = image.width * image.height
    if isinstance(image, JpegImagePlugin.JpegImageFile):
        # Between scans all coefficients wait, two bytes each.
        return 2 * int(pixels * _samples_per_pixel(image)) if scans > 1 else 0
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        return _strip_bytes(image)
    return pixels * _FRAMES_HELD.get(str(image.format), 0)


def _samples_per_pixel(image: JpegImagePlugin.JpegImageFile) -> float:
    layers = [(across, down) for _, across, down, _ in image.layer]
    most = max((across for across, _ in layers), default=1) * max((down for _, down in layers), default=1)
    return sum(across * down for across, down in layers) / max(1, most)


def _strip_bytes(image: TiffImagePlugin.TiffImageFile) -> int:
    """The piece of the picture that is unpacked at once."""
    tags: Any = image.tag_v2
    bits = tags.get(TiffImagePlugin.BITSPERSAMPLE, (1,))
    bytes_per_pixel = max(1, sum(bits) // 8)
    if _TILE_WIDTH in tags:
        return int(tags[_TILE_WIDTH] * tags.get(_TILE_LENGTH, 1) * bytes_per_pixel)
    rows = min(image.height, tags.get(_ROWS_PER_STRIP, image.height))
    return int(image.width * rows * bytes_per_pixel)


def _is_slow(image: ImageFile.ImageFile) -> bool:
    """Whether Pillow unpacks it run by run in Python."""
    return isinstance(image, BmpImagePlugin.BmpImageFile) and any(tile.codec_name == "bmp_rle" for tile in image.tile)


def _scans(image: ImageFile.ImageFile) -> int:
    """How often a JPEG goes over its pixels; a photo does it up to ten times, and each time takes as long as all."""
    stream = image.fp
    assert stream is not None  # noqa: S101 - it is open: only the header was read
    position = stream.tell()
    stream.seek(0)
    found, last = 0, b""
    # Within the coded pixels the two bytes never follow each other; in a preview they do once more.
    while found <= MAX_SCANS and (block := stream.read(_BLOCK_BYTES)):
        found += (last + block).count(_SCAN)
        last = block[-1:]
    stream.seek(position)
    return found
