"""Picture files as upright 8-bit sRGB pixels: the one decoder for what is shown and what is sent."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageFile

from qwen_studio.core.geometry import Size
from qwen_studio.core.language import marked
from qwen_studio.imaging.opening import opened
from qwen_studio.imaging.orientation import TURNED, orientation, orientation_word, still_to_turn, swaps_sides
from qwen_studio.imaging.tones import has_alpha, to_srgb

_MIMES = {"HEIF": "image/heic"}
_DRAFT_GAP = 2
# Quicker than the usual 2; in a small picture nobody sees the difference.
_REDUCING_GAP = 1.5
_LARGE_PIXELS = 16_000_000


@dataclass(frozen=True)
class PictureInfo:
    """What a file says about its picture. `size` is that of the upright one; `moves`: it has more than one frame."""

    size: Size
    format: str
    mime: str
    file_bytes: int
    has_alpha: bool
    moves: bool


@dataclass(frozen=True)
class Decoded:
    """The pixels (RGB or RGBA), and in words for people what was done to those of the file to get them."""

    image: Image.Image
    info: PictureInfo
    changes: tuple[str, ...]


def describe(path: Path) -> PictureInfo:
    """What the file says about its picture, from its header; the pixels may still turn out damaged.

    Raises:
        PictureError: not a readable picture, or beyond 64 megapixels or 64 MB.
    """
    with opened(path) as image:
        return _info(path, image, orientation(image))


def decode(path: Path, *, max_side: int | None = None) -> Image.Image:
    """The picture, first frame, upright, 8-bit sRGB: RGB, or RGBA if the file can be transparent.

    With `max_side`, in pixels, it is scaled down to fit, which is much cheaper for JPEG.

    Raises:
        PictureError: not a readable picture, or beyond 64 megapixels or 64 MB.
    """
    with opened(path) as image:
        turned = orientation(image)
        fitted = None if max_side is None else _fitted(Size(*image.size), max_side)
        if fitted is not None:
            image.draft(None, (fitted.width * _DRAFT_GAP, fitted.height * _DRAFT_GAP))
        shrink = 1 if fitted is None else _shrink(Size(*image.size), fitted)
        to_turn = still_to_turn(image, turned)
        pixels = to_srgb(image, shrink=shrink, turned=to_turn).image
    # The undivided pixels of a large picture are not needed beside those of the next step.
    del image
    if fitted is not None:
        size = Size(fitted.height, fitted.width) if to_turn in TURNED else fitted
        if pixels.size != size:
            pixels = pixels.resize(size, Image.Resampling.LANCZOS, reducing_gap=_REDUCING_GAP)
    return pixels


def decode_with_changes(path: Path, *, fit: Callable[[Size], Size] | None = None) -> Decoded:
    """As `decode`, with what was read on the way: at full size, or somewhat larger than what `fit` makes of that.

    Raises:
        PictureError: as `decode`, and what `fit` raises.
    """
    with opened(path) as image:
        turned = orientation(image)
        to_turn = still_to_turn(image, turned)
        upright = Size(image.height, image.width) if to_turn in TURNED else Size(*image.size)
        shrink = 1 if fit is None else _shrink(upright, fit(upright))
        tones = to_srgb(image, shrink=shrink, turned=to_turn)
        # After the pixels, because a look at the second frame walks on to it.
        info = _info(path, image, turned)
        changes = (
            orientation_word(turned),
            marked("imaging", "first frame only") if info.moves else "",
            marked("imaging", "colours converted to sRGB") if tones.converted else "",
            marked("imaging", "reduced to 8 bits") if tones.wide else "",
        )
    return Decoded(tones.image, info, tuple(word for word in changes if word))


def _info(path: Path, image: ImageFile.ImageFile, turned: int) -> PictureInfo:
    width, height = image.size
    # iPhone photos call themselves MPO: a JPEG with another behind it.
    file_format = "JPEG" if image.format == "MPO" else str(image.format)
    return PictureInfo(
        size=Size(height, width) if swaps_sides(image, turned) else Size(width, height),
        format="HEIC" if file_format == "HEIF" else file_format,
        mime=_MIMES.get(file_format, f"image/{file_format.lower()}"),
        file_bytes=path.stat().st_size,
        has_alpha=has_alpha(image),
        moves=file_format != "JPEG" and _moves(image),
    )


def _moves(image: ImageFile.ImageFile) -> bool:
    # Not by the number of frames: to count them takes minutes where a file has millions.
    try:
        return bool(getattr(image, "is_animated", False))
    except Exception:  # noqa: BLE001 - it may look at the second frame, and a damaged one does not spoil the first
        return False


def _fitted(size: Size, max_side: int) -> Size:
    scale = min(1.0, max_side / max(size))
    return Size(max(1, round(size.width * scale)), max(1, round(size.height * scale)))


def _shrink(size: Size, fitted: Size) -> int:
    """How many times smaller the picture may be before it is resized: half of it for quality, all of it for memory."""
    gap = 1 if size.width * size.height > _LARGE_PIXELS else _DRAFT_GAP
    return max(1, int(min(size.width / fitted.width, size.height / fitted.height) / gap))
