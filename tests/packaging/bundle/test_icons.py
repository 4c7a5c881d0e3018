from pathlib import Path

from bundle.icons import ICNS_SIZES, ICO_SIZES, write_icons
from PIL import Image
from PIL.IcoImagePlugin import IcoImageFile
from PySide6.QtWidgets import QApplication

from qwen_studio.ui.app_icon import SIZES, render


def test_each_system_gets_the_icon_in_its_own_form_and_sizes(qapp: QApplication, tmp_path: Path) -> None:
    write_icons(tmp_path)

    for size in SIZES:
        with Image.open(tmp_path / "hicolor" / f"{size}x{size}" / "apps" / "qwen-studio.png") as icon:
            assert icon.size == (size, size)
            assert icon.mode == "RGBA"
    assert (tmp_path / "hicolor/scalable/apps/qwen-studio.svg").read_text().startswith("<svg")
    with IcoImageFile(tmp_path / "qwen-studio.ico") as windows:
        assert {width for width, _ in windows.info["sizes"]} == set(ICO_SIZES)
        # Drawn for that size, not made smaller from a large one.
        small = render(16).pixelColor(8, 8)
        read = windows.ico.getimage((16, 16)).convert("RGBA")
        assert read.getpixel((8, 8)) == (small.red(), small.green(), small.blue(), small.alpha())
    with Image.open(tmp_path / "qwen-studio.icns") as icon:
        assert {width * scale for width, _, scale in icon.info["sizes"]} == set(ICNS_SIZES)
