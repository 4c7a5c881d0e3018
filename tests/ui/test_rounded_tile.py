"""Tiles that are cut on the screen's own thread look like those of the gallery."""

import pytest
from PIL import Image
from PySide6.QtCore import QSize

from qwen_studio.core.geometry import TileShape
from qwen_studio.imaging.tile import cut_tile
from qwen_studio.state.qimages import to_qimage
from qwen_studio.ui.rounded_tile import rounded_tile


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", [(200, 200), (200, 380), (400, 100)])
def test_both_ways_of_cutting_show_the_same_part(size: tuple[int, int]) -> None:
    # A ramp that says by its colours which place is seen.
    picture = Image.merge("RGB", [Image.linear_gradient("L").rotate(turn).resize(size) for turn in (0, 90, 0)])
    worker = cut_tile(picture, TileShape(90, 60, 0)).convert("RGB")
    screen = rounded_tile(to_qimage(picture), QSize(90, 60), 0.0, 1.0).toImage()
    for place in ((10, 5), (45, 30), (80, 55)):
        seen, told = screen.pixelColor(*place), worker.getpixel(place)
        assert isinstance(told, tuple)
        assert abs(seen.red() - told[0]) < 6, place
        assert abs(seen.green() - told[1]) < 6, place


def test_a_head_at_the_top_of_a_square_picture_stays() -> None:
    picture = Image.new("RGB", (300, 300), "black")
    picture.paste((255, 255, 255), (100, 24, 200, 120))
    tile = cut_tile(picture, TileShape(90, 60, 0))
    assert tile.getpixel((45, 6)) == (255, 255, 255, 255)
    assert tile.getpixel((45, 0)) == (0, 0, 0, 255)
