"""Small pictures for lists."""

import io

from PIL import Image

from qwen_studio.imaging.flatten import flattened

THUMBNAIL_SIDE = 256

_QUALITY = 85
# Neither light nor dark theme hides a picture on it.
_NEUTRAL_GREY = (128, 128, 128)


def thumbnail(image: Image.Image, side: int = THUMBNAIL_SIDE) -> bytes:
    """A JPEG that fits into `side` × `side` pixels, never larger than the picture; transparency lies on grey."""
    scale = min(1.0, side / max(image.size))
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    small = image if size == image.size else image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    written = io.BytesIO()
    flattened(small, _NEUTRAL_GREY).save(written, "JPEG", quality=_QUALITY)
    return written.getvalue()


def read_thumbnail(jpeg: bytes) -> Image.Image | None:
    """The small picture that `thumbnail` wrote, or None if these are other bytes."""
    try:
        image = Image.open(io.BytesIO(jpeg), formats=["JPEG"])
        return image.convert("RGB")
    except (OSError, ValueError, SyntaxError):
        # What decoders raise for damaged data; the thumbnail is made again then.
        return None
