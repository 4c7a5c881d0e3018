"""Opening pictures that may be anything: by content, within limits, every failure as one plain sentence."""

import importlib
import io
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Named, because Pillow would otherwise load all of its forty formats to find these three.
from PIL import AvifImagePlugin, Image, ImageFile, TiffImagePlugin, UnidentifiedImageError, WebPImagePlugin

from qwen_studio.core.errors import PictureError, StudioError
from qwen_studio.core.language import translate
from qwen_studio.core.trouble import Trouble
from qwen_studio.imaging.decoding_cost import require_affordable, takes_too_long, too_many_pixels
from qwen_studio.imaging.png_chunks import has_too_many_chunks
from qwen_studio.imaging.reading import open_ordinary, require_ordinary_file, shown_name, unreadable

log = logging.getLogger(__name__)

MAX_FILE_BYTES = 64 * 2**20

FORMATS = (
    "JPEG",
    "PNG",
    WebPImagePlugin.WebPImageFile.format,
    "GIF",
    "BMP",
    TiffImagePlugin.TiffImageFile.format,
    AvifImagePlugin.AvifImageFile.format,
)
"""The only decoders that a file may reach: a 284-byte file in a format nobody needs took 656 MB."""

_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"}
_CONTAINER_BRANDS = {b"mif1", b"msf1"}
_HEAD_BYTES = 64
# A picture of 64 MB whose pieces are as small as a GIF has them takes half of them.
_MAX_READS = 1_000_000


@contextmanager
def opened(path: Path) -> Iterator[ImageFile.ImageFile]:
    """The picture with its header read and its pixels still in the file, for the `with` block.

    The block decodes; whatever a decoder raises in it is translated too.

    Raises:
        PictureError: not a readable picture, or beyond the limits.
    """
    name = shown_name(path)
    file_bytes = require_ordinary_file(path, MAX_FILE_BYTES)
    try:
        with warnings.catch_warnings(), _Impatient(open_ordinary(path), name) as stream:
            # Pillow warns about odd metadata, which is never used, and about sizes, which are checked below.
            warnings.filterwarnings("ignore", module=r"PIL\.")
            formats = _decoders(stream.read(_HEAD_BYTES), name)
            if has_too_many_chunks(stream):
                raise takes_too_long(name)
            with Image.open(stream, formats=formats) as image:
                require_affordable(image, name, file_bytes)
                yield image
    except StudioError:
        raise
    # Decoders raise nearly anything on damaged files: TypeError, IndexError, SyntaxError, struct.error and more.
    except Exception as error:
        log.debug("A decoder failed", exc_info=True)
        raise _translated(error, name) from error


class _Impatient(io.BufferedReader):
    """A file that ends the patience with decoders which go through it byte by byte."""

    def __init__(self, file: io.FileIO, shown: str) -> None:
        super().__init__(file)
        self._shown = shown
        self._left = _MAX_READS

    def read(self, size: int | None = -1, /) -> bytes:
        self._left -= 1
        if self._left < 0:
            raise takes_too_long(self._shown)
        return super().read(size)


def _decoders(head: bytes, name: str) -> tuple[str, ...]:
    brand = head[8:12] if head[4:8] == b"ftyp" else b""
    if brand not in _HEIC_BRANDS and (brand not in _CONTAINER_BRANDS or b"avif" in head):
        return FORMATS
    try:
        heif = importlib.import_module("pi_heif")
    except ImportError as error:
        raise PictureError(
            translate("imaging", "“{name}” is a HEIC picture, and reading those is not installed.").format(name=name),
            next_step=translate(
                "imaging", 'Install it with pip install "qwen-studio[heic]", or save the picture as JPEG.'
            ),
            trouble=Trouble.UNREADABLE,
        ) from error
    heif.register_heif_opener()
    return ("HEIF",)


def _translated(error: Exception, name: str) -> PictureError:
    if isinstance(error, Image.DecompressionBombError | Image.DecompressionBombWarning):
        return too_many_pixels(name, translate("imaging", "it unpacks to far more pixels than a photo has"))
    if isinstance(error, UnidentifiedImageError):
        return PictureError(
            translate("imaging", "“{name}” is not a picture that can be read.").format(name=name),
            next_step=translate("imaging", "Use a JPEG, PNG, WEBP, TIFF, BMP, GIF, AVIF or HEIC file."),
            trouble=Trouble.NO_PICTURE,
        )
    if isinstance(error, MemoryError):
        return PictureError(
            translate("imaging", "“{name}” needs more memory than there is.").format(name=name),
            next_step=translate("imaging", "Close other programs, or use a smaller copy."),
            trouble=Trouble.UNREADABLE,
        )
    if isinstance(error, OSError) and error.errno is not None:
        return unreadable(error, name)
    return PictureError(
        translate("imaging", "“{name}” is damaged or incomplete.").format(name=name),
        next_step=translate("imaging", "Save it again in another program, or choose another file."),
    )
