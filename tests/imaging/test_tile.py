"""Tiles for the gallery."""

import pytest
from PIL import Image

from qwen_studio.core.geometry import TileShape
from qwen_studio.imaging.tile import cut_tile


@pytest.mark.parametrize("size", [(256, 171), (90, 256), (256, 256)])
def test_the_middle_of_a_wide_picture_and_nearly_the_top_of_a_high_one_fill_the_shape(size: tuple[int, int]) -> None:
    # Left and right of the middle square are red, above and below the square blue, the square itself is green.
    side = min(size)
    picture = Image.new("RGB", size, "red" if size[0] > size[1] else "blue")
    left, top = (size[0] - side) // 2, round((size[1] - side) * 0.15)
    picture.paste((0, 255, 0), (left, top, left + side, top + side))
    tile = cut_tile(picture, TileShape(60, 60, 6))
    assert (tile.mode, tile.size) == ("RGBa", (60, 60))
    for place in ((30, 30), (30, 1), (30, 58), (3, 30), (56, 30)):
        assert tile.getpixel(place) == (0, 255, 0, 255)


def test_corners_are_round_and_premultiplied() -> None:
    tile = cut_tile(Image.new("RGB", (200, 100), "white"), TileShape(80, 40, 10))
    assert tile.getpixel((0, 0)) == (0, 0, 0, 0)
    assert tile.getpixel((10, 0)) == (255, 255, 255, 255)
    edge = tile.getpixel((2, 3))
    assert isinstance(edge, tuple)
    assert 0 < edge[3] < 255
    assert set(edge) == {edge[3]}
    alpha = tile.split()[3]
    assert alpha.tobytes() == alpha.transpose(Image.Transpose.ROTATE_180).tobytes()
