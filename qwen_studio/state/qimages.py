"""From Pillow's pictures to Qt's; safe on worker threads."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from qwen_studio.core.private_files import open_private

if TYPE_CHECKING:
    from PIL.Image import Image

_BAND_BYTES = 256 * 1024


def to_qimage(image: "Image") -> QImage:
    """The same pixels as a QImage of its own memory: RGB32, or ARGB32 where there is transparency."""
    width, height = image.size
    has_alpha = image.mode == "RGBA"
    pixels = QImage(width, height, QImage.Format.Format_ARGB32 if has_alpha else QImage.Format.Format_RGB32)
    bits = memoryview(pixels.bits())
    line = pixels.bytesPerLine()
    # A band stays in the processor's cache from one form to the next, which takes half the time of the whole at once.
    lines = max(1, _BAND_BYTES // line)
    for top in range(0, height, lines):
        bottom = min(height, top + lines)
        band = image.crop((0, top, width, bottom))
        if has_alpha:
            bits[top * line : bottom * line] = band.tobytes("raw", "BGRA")
        else:
            converted = _rgb32(band)
            bits[top * line : bottom * line] = memoryview(converted.constBits())
    return pixels


def _rgb32(band: "Image") -> QImage:
    # Not as "BGRX": Pillow leaves the fourth byte 0, and where Qt only copies pixels that shows as transparent.
    data = band.tobytes("raw", "RGB")
    rgb = QImage(data, band.width, band.height, band.width * 3, QImage.Format.Format_RGB888)
    return rgb.convertToFormat(QImage.Format.Format_RGB32)


def to_pillow(image: QImage) -> "Image":
    """The same pixels as Pillow's picture: RGB, or RGBA where there is transparency."""
    from PIL import Image

    pixels = image.convertToFormat(QImage.Format.Format_RGBA8888)
    size = (pixels.width(), pixels.height())
    picture = Image.frombytes("RGBA", size, bytes(pixels.constBits()), "raw", "RGBA", pixels.bytesPerLine())
    return picture if image.hasAlphaChannel() else picture.convert("RGB")


def save_png(image: QImage, path: Path) -> None:
    """Writes the picture as PNG.

    Not by QImage.save: on a worker, Qt's own readers and writers keep Python's lock while they wait for locks of Qt's,
    which the UI thread may hold while it waits for Python's.
    """
    picture = to_pillow(image)
    with open_private(path, "wb") as file:
        picture.save(file, "PNG", compress_level=1)


def load_qimage(path: Path, max_side: int | None = None) -> QImage:
    """The picture in this file, as it would be sent: oriented, sRGB.

    Raises:
        PictureError: it cannot be read.
    """
    from qwen_studio.imaging.decode import decode

    return to_qimage(decode(path, max_side=max_side))
