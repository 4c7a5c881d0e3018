"""The icon's files for each system, rendered from the drawings in `resources`. Run inside the release environment.

python icons.py FOLDER      writes hicolor/…/qwen-studio.png, qwen-studio.svg, qwen-studio.ico, qwen-studio.icns
"""

import io
import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image  # noqa: E402 - the project is found from here on
from PySide6.QtCore import QBuffer  # noqa: E402 - found by the path above

from qwen_studio.ui.app_icon import SIZES, drawing_for, render  # noqa: E402 - found by the path above

ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_SIZES = (32, 64, 128, 256, 512, 1024)  # 32 is what macOS calls 16 × 16 at twice the density


def write_icons(folder: Path) -> None:
    """Writes all of them below `folder`."""
    for size in SIZES:
        file = folder / "hicolor" / f"{size}x{size}" / "apps" / "qwen-studio.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        picture(size).save(file, optimize=True)
    scalable = folder / "hicolor" / "scalable" / "apps"
    scalable.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(drawing_for(SIZES[-1]), scalable / "qwen-studio.svg")
    write_set(folder / "qwen-studio.ico", ICO_SIZES)
    write_set(folder / "qwen-studio.icns", ICNS_SIZES)


def write_set(file: Path, sizes: tuple[int, ...]) -> None:
    """One file with the icon drawn in each of the sizes, none of them scaled from another."""
    *smaller, largest = map(picture, sizes)
    largest.save(file, sizes=[(size, size) for size in sizes], append_images=smaller, bitmap_format="png")


def picture(size: int) -> Image.Image:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    render(size).save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want the format as bytes
    return Image.open(io.BytesIO(buffer.data().data()))


if __name__ == "__main__":
    write_icons(Path(sys.argv[1]))
