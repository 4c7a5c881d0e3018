from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from qwen_studio.state.qimages import to_qimage


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
