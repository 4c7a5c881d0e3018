"""From Pillow's pictures to Qt's; safe on worker threads."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from PIL.Image import Image


def to_qimage(image: "Image") -> QImage:
    """The same pixels as a QImage of its own memory: RGB32, or ARGB32 where there is transparency."""
    has_alpha = image.mode == "RGBA"
    data = image.tobytes("raw", "BGRA" if has_alpha else "BGRX")
    pixel_format = QImage.Format.Format_ARGB32 if has_alpha else QImage.Format.Format_RGB32
    # The constructor borrows the bytes; the copy owns them.
    return QImage(data, image.width, image.height, image.width * 4, pixel_format).copy()


def load_qimage(path: Path, max_side: int | None = None) -> QImage:
    """The picture in this file, as it would be sent: oriented, sRGB.

    Raises:
        PictureError: it cannot be read.
    """
    from qwen_studio.imaging.decode import decode

    return to_qimage(decode(path, max_side=max_side))
