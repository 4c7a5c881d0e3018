from PIL import Image

from qwen_studio.core.geometry import Size
from qwen_studio.core.placing import WHOLE, Place, stretched_or_inside
from qwen_studio.imaging.difference import difference


def test_the_same_pictures_are_black_and_a_small_change_is_seen_enlarged() -> None:
    before = Image.new("RGB", (40, 30), (100, 100, 100))
    after = before.copy()
    after.paste((110, 90, 100), (10, 10, 20, 20))
    seen = difference(after, before, WHOLE, gain=4)
    assert seen.getpixel((5, 5)) == (0, 0, 0)
    assert seen.getpixel((15, 15)) == (40, 40, 0)


def test_much_of_a_difference_ends_at_white() -> None:
    seen = difference(Image.new("RGB", (8, 8), "white"), Image.new("RGB", (8, 8)), WHOLE, gain=8)
    assert seen.getpixel((4, 4)) == (255, 255, 255)


def test_the_other_is_enlarged_or_reduced_to_the_pictures_size() -> None:
    halves = Image.new("RGB", (400, 300), "red")
    halves.paste("blue", (200, 0, 400, 300))
    seen = difference(halves, halves.resize((100, 75), Image.Resampling.BOX), WHOLE, gain=4)
    assert seen.size == (400, 300)
    assert seen.getpixel((50, 150)) == seen.getpixel((350, 150)) == (0, 0, 0)


def test_a_shifted_copy_at_its_place_differs_nowhere() -> None:
    before = Image.radial_gradient("L").convert("RGB")
    after = before.crop((20, 0, 256, 256))
    seen = difference(after, before, Place(-20 / 236, 0.0, 256 / 236, 1.0), gain=16)
    assert seen.getextrema() == ((0, 0), (0, 0), (0, 0))
    assert difference(after, before, WHOLE, gain=16).getbbox() is not None


def test_where_the_other_does_not_reach_nothing_is_known() -> None:
    wide, tall = Image.new("RGB", (200, 100), "white"), Image.new("RGB", (50, 100), "black")
    seen = difference(wide, tall, stretched_or_inside(Size(50, 100), Size(200, 100)), gain=1)
    assert seen.getpixel((30, 50)) == (0, 0, 0)
    assert seen.getpixel((100, 50)) == (255, 255, 255)


def test_beside_each_other_they_have_no_difference() -> None:
    white = Image.new("RGB", (20, 20), "white")
    assert difference(white, Image.new("RGB", (20, 20)), Place(2.0, 0.0, 1.0, 1.0), gain=4).getbbox() is None


def test_transparency_counts_as_white() -> None:
    clear = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    assert difference(clear, Image.new("RGB", (20, 20), "white"), WHOLE, gain=8).getbbox() is None
