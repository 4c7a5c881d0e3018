"""Making sure that what was downloaded is a picture, before it is stored."""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from qwen_studio.core.errors import PictureError
from qwen_studio.core.geometry import Size
from qwen_studio.core.language import translate
from qwen_studio.imaging.decode import decode_with_changes
from qwen_studio.imaging.png_chunks import BrokenPngError, read_chunks
from qwen_studio.imaging.reading import reading, shown_name
from qwen_studio.imaging.thumbnail import thumbnail

BLACK = "black"

# The service answers some refused edits with a black picture, and charges for it.
_DARKEST = 2
_LOOK_SIDE = 1024


@dataclass(frozen=True)
class VerifiedResult:
    """A picture that decodes to its last pixel. `flag` is "black" if there is nothing on it, else empty."""

    size: Size
    flag: str
    thumbnail: bytes


def verify_result(path: Path) -> VerifiedResult:
    """What the downloaded file shows, once every pixel of it has been decoded.

    Raises:
        PictureError: not a whole picture, or beyond 64 MB or 64 megapixels.
    """
    decoded = decode_with_changes(path, fit=_for_a_look)
    if decoded.info.format == "PNG":
        _check_chunks(path)
    return VerifiedResult(
        size=decoded.info.size,
        flag=BLACK if _is_black(decoded.image) else "",
        thumbnail=thumbnail(decoded.image),
    )


def _for_a_look(size: Size) -> Size:
    """Far more than a thumbnail needs, and less than memory should be taken for."""
    scale = min(1.0, _LOOK_SIDE / max(size))
    return Size(max(1, round(size.width * scale)), max(1, round(size.height * scale)))


def _check_chunks(path: Path) -> None:
    """Decoding forgives a PNG its end; a download that was cut off there is not what the service made."""
    try:
        with reading(path) as stream:
            for chunk in read_chunks(stream):
                chunk.read(stream)
    except BrokenPngError as error:
        raise PictureError(
            translate("imaging", "“{path}” is damaged or incomplete.").format(path=shown_name(path)),
            next_step=translate("imaging", "Download it again."),
        ) from error


def _is_black(image: Image.Image) -> bool:
    counts = image.histogram()
    return not any(any(counts[band * 256 + _DARKEST + 1 : (band + 1) * 256]) for band in range(3))
