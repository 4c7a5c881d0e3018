"""Pictures as files of a limited length, by the least lossy means."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PIL import Image

from qwen_studio.core.catalog import InputLimits
from qwen_studio.core.errors import PictureError
from qwen_studio.core.geometry import Size
from qwen_studio.core.language import translate
from qwen_studio.imaging.flatten import flattened, is_transparent


@dataclass(frozen=True)
class Way:
    """One way to encode: the smaller the `loss`, the better; `estimate_slack` is how far estimates may be off."""

    format: str
    loss: int
    options: dict[str, Any]
    estimate_slack: float = 1.05

    @property
    def mime(self) -> str:
        """The media type of what it gives."""
        return f"image/{self.format.lower()}"


@dataclass(frozen=True)
class Encoded:
    """A picture as a file."""

    data: bytes
    way: Way
    size: Size
    flattened: bool


_PNG = Way("PNG", 0, {"compress_level": 1}, estimate_slack=1.3)
_LOSSLESS = (_PNG, Way("WEBP", 0, {"lossless": True, "quality": 0, "method": 0}, estimate_slack=1.1))
_LOSSY = tuple(
    Way("JPEG", loss, {"quality": quality, "subsampling": subsampling})
    for loss, (quality, subsampling) in enumerate(
        [(95, "4:4:4"), (92, "4:4:4"), (90, "4:4:4"), (90, "4:2:0"), (85, "4:2:0"), (75, "4:2:0"), (60, "4:2:0")], 1
    )
)
_SHRINK = 0.8
_SAMPLE_STRIPS = 8
_SAMPLE_SHARE = 24


def data_uri_bytes(mime: str, file_bytes: int) -> int:
    """How long a file of this length is as `data:…;base64,…`."""
    return len(f"data:{mime};base64,") + (file_bytes + 2) // 3 * 4


def fits(mime: str, file_bytes: int, limits: InputLimits) -> bool:
    """Whether a file of this type and length may be sent."""
    return (
        mime in limits.mime_types
        and file_bytes <= limits.max_file_bytes
        and data_uri_bytes(mime, file_bytes) < limits.max_data_uri_bytes
    )


def encode_within(image: Image.Image, limits: InputLimits, *, lossless: bool) -> Encoded:
    """The picture as a file that may be sent. `lossless`: its pixels have not been through a lossy encoder yet.

    Only PNG keeps transparency; anything else lies on white. The picture shrinks only when nothing else is left.

    Raises:
        PictureError: it cannot be made small enough.
    """
    transparent = is_transparent(image)
    flat = flattened(image)
    while True:
        if transparent and (data := _encoded_if_fits(image, _PNG, limits)):
            return Encoded(data, _PNG, Size(*image.size), flattened=False)
        for way in [*(_LOSSLESS if lossless else ()), *_LOSSY]:
            if data := _encoded_if_fits(flat, way, limits):
                return Encoded(data, way, Size(*flat.size), flattened=transparent)
        size = (round(flat.width * _SHRINK), round(flat.height * _SHRINK))
        if min(size) < limits.min_side:
            raise PictureError(
                translate(
                    "imaging", "The picture cannot be made small enough: at most {most:,} bytes are sent."
                ).format(most=limits.max_data_uri_bytes),
                next_step=translate("imaging", "Use a picture with fewer pixels."),
            )
        image, flat = (each.resize(size, Image.Resampling.LANCZOS) for each in (image, flat))


def _encoded_if_fits(image: Image.Image, way: Way, limits: InputLimits) -> bytes | None:
    # A full attempt at 9 megapixels costs up to two seconds, one at a twenty-fourth of them says nearly as much.
    if not fits(way.mime, int(_estimated_bytes(image, way) / way.estimate_slack), limits):
        return None
    data = _encoded(image, way)
    return data if fits(way.mime, len(data), limits) else None


def _estimated_bytes(image: Image.Image, way: Way) -> float:
    strip = image.height // (_SAMPLE_SHARE * _SAMPLE_STRIPS)
    if strip < 8:
        return 0
    sample = Image.new(image.mode, (image.width, strip * _SAMPLE_STRIPS))
    for number, top in enumerate(_strip_tops(image.height, strip)):
        sample.paste(image.crop((0, top, image.width, top + strip)), (0, number * strip))
    return len(_encoded(sample, way)) * image.height / sample.height


def _strip_tops(height: int, strip: int) -> Iterator[int]:
    for number in range(_SAMPLE_STRIPS):
        yield number * (height - strip) // (_SAMPLE_STRIPS - 1)


def _encoded(image: Image.Image, way: Way) -> bytes:
    # Into a real file: there Pillow lets other threads run while it encodes, which it does not into memory.
    with tempfile.TemporaryFile() as written:
        image.save(written, way.format, **way.options)
        written.seek(0)
        return written.read()
