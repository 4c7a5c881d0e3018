import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from qwen_studio.state.qimages import to_pillow, to_qimage


def test_an_opaque_picture_stays_opaque_when_it_is_copied_onto_a_transparent_one() -> None:
    picture = to_qimage(Image.new("RGB", (5, 3), (200, 30, 10)))
    target = QImage(5, 3, QImage.Format.Format_ARGB32_Premultiplied)
    target.fill(Qt.GlobalColor.transparent)

    painter = QPainter(target)
    painter.drawImage(0, 0, picture)
    painter.end()

    assert picture.format() == QImage.Format.Format_RGB32
    assert target.pixelColor(4, 2).getRgb() == (200, 30, 10, 255)


def test_transparency_is_kept() -> None:
    picture = to_qimage(Image.new("RGBA", (2, 2), (200, 30, 10, 77)))

    assert picture.pixelColor(1, 1).getRgb() == (200, 30, 10, 77)


@pytest.mark.parametrize("size", [(1, 1), (3, 5), (7, 9000), (9000, 3), (801, 533)])
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_every_pixel_is_the_same_in_both_forms(size: tuple[int, int], mode: str) -> None:
    picture = Image.effect_noise(size, 80).convert(mode)
    if mode == "RGBA":
        picture.putalpha(Image.effect_noise(size, 90))

    assert to_pillow(to_qimage(picture)).tobytes() == picture.tobytes()
