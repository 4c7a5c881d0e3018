"""Picture files as upright 8-bit sRGB pixels: the one decoder for what is shown and what is sent."""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageFile

from qwen_studio.core.geometry import Size
from qwen_studio.imaging.opening import MAX_FILE_BYTES, opened
from qwen_studio.imaging.orientation import orientation, orientation_word, swaps_sides, upright
from qwen_studio.imaging.tones import has_alpha, to_srgb

_MIMES = {"HEIF": "image/heic"}
_DRAFT_GAP = 2


@dataclass(frozen=True)
class PictureInfo:
    """What a file says about its picture. `size` is that of the upright picture; `frames` is 1 unless it moves."""

    size: Size
    format: str
    mime: str
    file_bytes: int
    has_alpha: bool
    frames: int


@dataclass(frozen=True)
class Decoded:
    """The pixels (RGB or RGBA), and in words for people what was done to those of the file to get them."""

    image: Image.Image
    info: PictureInfo
    changes: tuple[str, ...]


def describe(path: Path) -> PictureInfo:
    """What the file says about its picture, from its header; the pixels may still turn out damaged.

    Raises:
        PictureError: not a readable picture, or beyond 64 megapixels or 256 MB.
    """
    with opened(path) as image:
        return _info(path, image, orientation(image))


def decode(path: Path, *, max_side: int | None = None) -> Image.Image:
    """The picture, first frame, upright, 8-bit sRGB: RGB, or RGBA if the file can be transparent.

    With `max_side`, in pixels, it is scaled down to fit, which is much cheaper for JPEG.

    Raises:
        PictureError: not a readable picture, or beyond 64 megapixels or 256 MB.
    """
    with opened(path) as image:
        turned = orientation(image)
        fitted = None if max_side is None else _fitted(Size(*image.size), max_side)
        if fitted is not None:
            image.draft(None, (fitted.width * _DRAFT_GAP, fitted.height * _DRAFT_GAP))
        pixels = to_srgb(image).image
        if fitted is not None and pixels.size != fitted:
            pixels = pixels.resize(fitted, Image.Resampling.LANCZOS, reducing_gap=_DRAFT_GAP)
        return upright(pixels, turned, file_format=image.format)


def decode_with_changes(path: Path, *, max_bytes: int = MAX_FILE_BYTES) -> Decoded:
    """As `decode`, at full size, with what was read on the way.

    Raises:
        PictureError: as `decode`.
    """
    with opened(path, max_bytes=max_bytes) as image:
        turned = orientation(image)
        tones = to_srgb(image)
        # After the pixels, because counting frames walks through them.
        info = _info(path, image, turned)
        changes = (
            orientation_word(turned),
            "first frame only" if info.frames > 1 else "",
            "colours converted to sRGB" if tones.converted else "",
            "reduced to 8 bits" if tones.wide else "",
        )
        pixels = upright(tones.image, turned, file_format=image.format)
        return Decoded(pixels, info, tuple(word for word in changes if word))


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
        frames=1 if file_format == "JPEG" else _frames(image),
    )


def _frames(image: ImageFile.ImageFile) -> int:
    try:
        return int(getattr(image, "n_frames", 1))
    except Exception:  # noqa: BLE001 - counting walks through all frames, and a damaged one does not spoil the first
        return 1


def _fitted(size: Size, max_side: int) -> Size:
    scale = min(1.0, max_side / max(size))
    return Size(max(1, round(size.width * scale)), max(1, round(size.height * scale)))
