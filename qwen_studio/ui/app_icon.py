"""The program's own icon, drawn in each size that a system asks for."""

from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from qwen_studio.core.resources import resource_path

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""In px: those of a freedesktop icon theme, which hold those of Windows and macOS."""
WINDOW_SIZES = (16, 24, 32, 48, 64, 128)

_SMALLEST_IN_FULL = 48


def drawing_for(size: int) -> Path:
    """The SVG file to render at `size` px; below 48 that is a simpler drawing, which stays legible."""
    return resource_path("app_icon.svg" if size >= _SMALLEST_IN_FULL else "app_icon_small.svg")


def render(size: int) -> QImage:
    """The icon as `size` × `size` px with an alpha channel. May be called before there is an application."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(drawing_for(size))).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


def window_icon() -> QIcon:
    """What task bars and window lists show where no desktop file gives them an icon."""
    icon = QIcon()
    for size in WINDOW_SIZES:
        icon.addPixmap(QPixmap.fromImage(render(size)))
    return icon
