"""From Pillow's pictures to Qt's; safe on worker threads."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from qwen_studio.core.private_files import open_private

if TYPE_CHECKING:
    from PIL.Image import Image


def to_qimage(image: "Image") -> QImage:
    """The same pixels as a QImage of its own memory: RGB32, or ARGB32 where there is transparency."""
    if image.mode == "RGBA":
        data = image.tobytes("raw", "BGRA")
        # The constructor borrows the bytes; the copy owns them.
        return QImage(data, image.width, image.height, image.width * 4, QImage.Format.Format_ARGB32).copy()
    # Not as "BGRX": Pillow leaves the fourth byte 0, and where Qt only copies pixels that shows as transparent.
    data = image.tobytes("raw", "RGB")
    rgb = QImage(data, image.width, image.height, image.width * 3, QImage.Format.Format_RGB888)
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
