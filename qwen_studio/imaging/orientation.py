"""Which way up a picture is, from its metadata."""

from typing import Any

from PIL import ExifTags, Image, ImageFile

from qwen_studio.core.language import marked
from qwen_studio.imaging.png_chunks import find_chunk

UPRIGHT = 1
_MIRRORED = {2, 4}
TURNED = {5, 6, 7, 8}
METHODS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_MAX_EXIF_BYTES = 1 << 20


def orientation(image: ImageFile.ImageFile) -> int:
    """The EXIF orientation, 1 to 8, without decoding pixels; ask before the pixels are loaded."""
    try:
        if image.format == "PNG" and "exif" not in image.info and image.fp is not None:
            # Pillow would decode all pixels to find an eXIf chunk that stands behind them.
            exif = find_chunk(image.fp, b"eXIf", _MAX_EXIF_BYTES)
            if exif is not None:
                image.info["exif"] = exif
        value: Any = Image.Image.getexif(image).get(ExifTags.Base.Orientation, UPRIGHT)
        return int(value) if value in METHODS else UPRIGHT
    except Exception:  # noqa: BLE001 - metadata code raises anything on odd bytes, and the pixels are still good
        return UPRIGHT


def swaps_sides(image: ImageFile.ImageFile, value: int) -> bool:
    """Whether the upright picture is as wide as the opened one is high."""
    return still_to_turn(image, value) in TURNED


def still_to_turn(image: ImageFile.ImageFile, value: int) -> int:
    """The orientation that is left to apply once the opened picture is loaded."""
    # Pillow turns TIFF by itself, and says so in the size from the start.
    return UPRIGHT if image.format == "TIFF" else value


def orientation_word(value: int) -> str:
    """What applying the orientation does to a picture, in a word for people; empty if nothing."""
    if value == UPRIGHT:
        return ""
    return marked("imaging", "mirrored") if value in _MIRRORED else marked("imaging", "rotated")
