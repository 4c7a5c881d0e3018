"""Tiles: which part of a picture they show, and their corners."""

import pytest
from PIL import Image
from PySide6.QtGui import QColor, QImage

from qwen_studio.core.geometry import TileShape
from qwen_studio.state.qimages import to_pillow, to_qimage
from qwen_studio.state.tiles import cut_tile


@pytest.mark.parametrize("size", [(256, 171), (90, 256), (256, 256)])
def test_the_middle_of_a_wide_picture_and_nearly_the_top_of_a_high_one_fill_the_shape(size: tuple[int, int]) -> None:
    # Left and right of the middle square are red, above and below the square blue, the square itself is green.
    side = min(size)
    picture = Image.new("RGB", size, "red" if size[0] > size[1] else "blue")
    left, top = (size[0] - side) // 2, round((size[1] - side) * 0.15)
    picture.paste((0, 255, 0), (left, top, left + side, top + side))
    tile = cut_tile(to_qimage(picture), TileShape(60, 60, 6))
    assert (tile.format(), tile.width(), tile.height()) == (QImage.Format.Format_ARGB32_Premultiplied, 60, 60)
    for place in ((30, 30), (30, 1), (30, 58), (3, 30), (56, 30)):
        assert tile.pixelColor(*place) == QColor(0, 255, 0)


def test_a_head_at_the_top_of_a_square_picture_stays() -> None:
    picture = Image.new("RGB", (300, 300), "black")
    picture.paste((255, 255, 255), (100, 24, 200, 120))
    tile = cut_tile(to_qimage(picture), TileShape(90, 60, 0))
    assert tile.pixelColor(45, 6) == QColor("white")
    assert tile.pixelColor(45, 0) == QColor("black")


def test_corners_are_round_and_premultiplied() -> None:
    tile = cut_tile(to_qimage(Image.new("RGB", (200, 100), "white")), TileShape(80, 40, 10))
    assert tile.pixel(0, 0) == 0
    assert tile.pixel(10, 0) == 0xFFFFFFFF
    edge = tile.pixelColor(2, 3)
    assert 0 < edge.alpha() < 255
    assert edge.red() == 255
    assert tile.pixel(2, 3) == edge.alpha() * 0x01010101
    alpha = to_pillow(tile).getchannel("A")
    turned = alpha.transpose(Image.Transpose.ROTATE_180)
    assert all(abs(a - b) <= 2 for a, b in zip(alpha.tobytes(), turned.tobytes(), strict=True))


def test_what_is_transparent_stays_so() -> None:
    tile = cut_tile(to_qimage(Image.new("RGBA", (40, 40), (255, 0, 0, 0))), TileShape(20, 20, 2))
    assert tile.pixelColor(10, 10).alpha() == 0


@pytest.mark.parametrize("size", [(1, 4000), (4000, 1), (1, 1)])
def test_a_line_fills_its_tile(size: tuple[int, int]) -> None:
    tile = cut_tile(to_qimage(Image.new("RGB", size, (0, 0, 255))), TileShape(60, 40, 4))
    assert tile.pixelColor(30, 20) == QColor(0, 0, 255)
