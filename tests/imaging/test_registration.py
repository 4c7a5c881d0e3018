"""Results whose true place is known, laid over their inputs; and pairs that cannot be."""

import io
import random
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from qwen_studio.core.alignment import TRUSTED_ERROR_PX, Alignment
from qwen_studio.core.geometry import Size
from qwen_studio.imaging.registration import register

INPUT = Size(720, 480)


def photo(samples: Path, name: str = "coffee.png") -> Image.Image:
    return Image.open(samples / name).convert("RGB")


def seen(image: Image.Image, size: tuple[int, int], box: tuple[float, float, float, float]) -> Image.Image:
    """A part of the photograph, at this size."""
    return image.resize(size, Image.Resampling.BICUBIC, box=box)


def pair(
    image: Image.Image,
    *,
    moved: tuple[float, float] = (0.0, 0.0),
    grown: tuple[float, float] = (0.0, 0.0),
    sizes: tuple[Size, Size] = (INPUT, INPUT),
) -> tuple[Image.Image, Image.Image]:
    """An input, and a result in which its content moved by so many pixels of the input and grew by these shares."""
    margin = 0.12
    view = (image.width * (1 - 2 * margin), image.height * (1 - 2 * margin))
    middle = (image.width / 2, image.height / 2)
    (width, height), size = sizes
    around = [(at - side / 2, at + side / 2) for at, side in zip(middle, view, strict=True)]
    original = seen(image, (width, height), (around[0][0], around[1][0], around[0][1], around[1][1]))
    box = []
    for at, side, pixels, shift, growth in zip(middle, view, (width, height), moved, grown, strict=True):
        half = side / 2 / (1 + growth)
        centre = at - shift * side / pixels / (1 + growth)
        box.append((centre - half, centre + half))
    return original, seen(image, size, (box[0][0], box[1][0], box[0][1], box[1][1]))


def changed(image: Image.Image, other: Image.Image) -> Image.Image:
    """Three tenths of it replaced by another picture."""
    width, height = image.size
    mask = Image.new("L", image.size)
    ImageDraw.Draw(mask).rectangle((width * 0.3, height * 0.2, width * 0.8, height * 0.8), fill=255)
    return Image.composite(other.resize(image.size), image, mask)


def developed(image: Image.Image) -> Image.Image:
    """Brighter, of less contrast, warmer, and compressed."""
    image = ImageEnhance.Contrast(ImageEnhance.Brightness(image).enhance(1.15)).enhance(0.85)
    red, green, blue = image.split()
    image = Image.merge("RGB", (red.point(lambda v: min(255, v + 12)), green, blue.point(lambda v: v * 0.9)))
    data = io.BytesIO()
    image.save(data, "JPEG", quality=80)
    return Image.open(data)


def assert_moved(
    found: Alignment | None, moved: tuple[float, float], grown: tuple[float, float], within_px: float
) -> None:
    """Exact in the middle and at the edges, and sure of it."""
    assert found is not None
    assert found.trustworthy
    for axis, side in enumerate(found.input_size):
        shift, growth = found.movement[axis], found.movement[axis + 2]
        for end in (-1, 1):
            error = shift - moved[axis] + end * side / 2 * (growth - grown[axis])
            assert abs(error) < within_px, (found.movement, moved, grown)


# What is found --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["astronaut.png", "chelsea.png", "coffee.png", "hubble_deep_field.jpg"])
def test_a_changed_picture_is_found_to_half_a_pixel_up_to_its_corners(samples: Path, name: str) -> None:
    chance = random.Random(name)
    moved = (chance.uniform(-0.05, 0.05) * INPUT.width, chance.uniform(-0.05, 0.05) * INPUT.height)
    grown = (chance.uniform(-0.05, 0.05), chance.uniform(-0.05, 0.05))
    other = photo(samples, "coffee.png" if name == "chelsea.png" else "chelsea.png")
    original, result = pair(photo(samples, name), moved=moved, grown=grown)
    assert_moved(register(original, developed(changed(result, other))), moved, grown, within_px=0.5)


@pytest.mark.parametrize("moved", [(36.0, 0.0), (-36.0, 24.0), (0.25, -0.25)])
@pytest.mark.parametrize("grown", [(0.0, 0.0), (0.05, -0.05)])
def test_shift_and_scale_of_an_unchanged_picture_are_exact(
    samples: Path, moved: tuple[float, float], grown: tuple[float, float]
) -> None:
    original, result = pair(photo(samples), moved=moved, grown=grown)
    assert_moved(register(original, result), moved, grown, within_px=0.1)


def test_a_picture_lies_on_itself(samples: Path) -> None:
    image = photo(samples)
    found = register(image, image)
    assert_moved(found, (0.0, 0.0), (0.0, 0.0), within_px=0.001)
    assert found is not None
    assert found.confidence == 1
    assert (found.scale_x, found.scale_y) == pytest.approx((1, 1))
    assert (found.shift_x, found.shift_y) == pytest.approx((0, 0), abs=1e-3)


@pytest.mark.parametrize("size", [Size(1248, 832), Size(360, 240), Size(736, 480)])
def test_a_result_of_another_size_is_measured_in_pixels_of_the_input(samples: Path, size: Size) -> None:
    moved, grown = (6.0, -4.0), (0.012, -0.02)
    original, result = pair(photo(samples), moved=moved, grown=grown, sizes=(INPUT, size))
    found = register(original, result)
    assert_moved(found, moved, grown, within_px=0.25)
    assert found is not None
    assert found.scale_x == pytest.approx(INPUT.width / size.width / 1.012, rel=1e-3)
    assert found.scale_y == pytest.approx(INPUT.height / size.height / 0.98, rel=1e-3)


def test_a_result_cropped_to_another_shape_is_found_in_its_place(samples: Path) -> None:
    image = photo(samples).resize((900, 600))
    found = register(image, image.crop((150, 0, 750, 600)).resize((1024, 1024)))
    assert found is not None
    assert found.trustworthy
    assert (found.shift_x, found.shift_y) == pytest.approx((150, 0), abs=0.3)
    assert (found.scale_x, found.scale_y) == pytest.approx((600 / 1024, 600 / 1024), rel=1e-3)


def test_a_picture_extended_to_another_shape_is_found_in_its_place(samples: Path) -> None:
    image = photo(samples).resize((900, 600))
    found = register(image.crop((150, 0, 750, 600)), image)
    assert found is not None
    assert (found.shift_x, found.shift_y) == pytest.approx((-150, 0), abs=0.3)
    assert (found.scale_x, found.scale_y) == pytest.approx((1, 1), rel=1e-3)


@pytest.mark.parametrize("upright", [False, True])
def test_a_long_and_narrow_picture_is_found(samples: Path, *, upright: bool) -> None:
    strip = photo(samples, "hubble_deep_field.jpg").crop((0, 300, 1000, 440))
    moved, grown = (40.0, 5.0), (0.03, -0.02)
    original, result = pair(strip, moved=moved, grown=grown, sizes=(Size(1600, 200), Size(1024, 128)))
    if upright:
        original, result = (image.transpose(Image.Transpose.TRANSPOSE) for image in (original, result))
        moved, grown = moved[::-1], grown[::-1]
    assert_moved(register(original, result), moved, grown, within_px=0.5)


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "1"])
def test_every_kind_of_picture_is_compared_with_every_other(samples: Path, mode: str) -> None:
    moved, grown = (11.0, 7.0), (0.02, 0.01)
    original, result = pair(photo(samples), moved=moved, grown=grown)
    assert_moved(register(original, result.convert(mode)), moved, grown, within_px=0.5)
    assert_moved(register(original.convert(mode), result), moved, grown, within_px=0.5)


def test_what_hides_below_transparency_has_no_say(samples: Path) -> None:
    """A cut-out: what shows lies still; what was moved is hidden in both."""
    image = photo(samples).resize(INPUT)
    hole = Image.new("L", image.size, 255)
    ImageDraw.Draw(hole).rectangle((0, 0, 480, 480), fill=0)
    hidden = image.copy()
    hidden.paste(image.crop((40, 20, 520, 480)), (0, 0))
    for each in (image, hidden):
        each.putalpha(hole)
    assert_moved(register(image, hidden), (0.0, 0.0), (0.0, 0.0), within_px=0.01)


def test_a_negative_is_found_by_its_edges(samples: Path) -> None:
    moved, grown = (12.0, -9.0), (-0.03, 0.03)
    original, result = pair(photo(samples), moved=moved, grown=grown)
    assert_moved(register(original, ImageOps.invert(result)), moved, grown, within_px=0.5)


def test_of_all_places_that_a_pattern_fits_the_nearest_is_meant() -> None:
    def squares(right: int, down: int) -> Image.Image:
        image = Image.new("L", (800, 600), 40)
        draw = ImageDraw.Draw(image)
        for top in range(-50, 650, 50):
            for left in range(-50, 850, 50):
                draw.rectangle((left + right, top + down, left + right + 24, top + down + 24), fill=210)
        return image

    assert_moved(register(squares(0, 0), squares(9, -6)), (9.0, -6.0), (0.0, 0.0), within_px=0.1)


# What is not ----------------------------------------------------------------------------------------------------------


def test_unrelated_pictures_cannot_be_aligned(samples: Path) -> None:
    names = ["astronaut.png", "chelsea.png", "coffee.png", "hubble_deep_field.jpg"]
    pictures = [photo(samples, name).resize((640, 512)) for name in names]
    pairs = [(one, other) for one in pictures for other in pictures if one is not other]
    assert [register(one, other) for one, other in pairs] == [None] * len(pairs)


def test_a_mirrored_picture_is_not_trusted(samples: Path) -> None:
    for name in ("astronaut.png", "chelsea.png", "coffee.png", "hubble_deep_field.jpg"):
        image = photo(samples, name)
        found = register(image, ImageOps.mirror(image))
        assert found is None or not found.trustworthy


@pytest.mark.parametrize("flat", ["original", "result", "both"])
def test_a_flat_picture_cannot_be_aligned(samples: Path, flat: str) -> None:
    image, empty = photo(samples), Image.new("RGB", (600, 400), (20, 90, 200))
    original = image if flat == "result" else empty
    assert register(original, image if flat == "original" else empty) is None


def test_two_noises_cannot_be_aligned() -> None:
    chance = random.Random(5)
    one, other = (Image.frombytes("L", (400, 300), chance.randbytes(120_000)) for _ in range(2))
    assert register(one, other) is None


@pytest.mark.parametrize("upright", [False, True])
def test_stripes_leave_open_how_far_along_them_they_moved(*, upright: bool) -> None:
    image = Image.new("L", (600, 600))
    for top in range(0, 600, 37):
        image.paste(255, (0, top, 600, top + 9))
    if upright:
        image = image.transpose(Image.Transpose.ROTATE_90)
    assert register(image, image) is None


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (900, 3), (23, 23), (24, 24), (24, 2000), (2000, 24)])
def test_a_tiny_picture_is_left_alone_or_found(samples: Path, size: tuple[int, int]) -> None:
    """No failure, and no false figure."""
    image = photo(samples)
    for original, result in ((image.resize(size), image), (image, image.resize(size))):
        found = register(original, result)
        if found is not None and found.trustworthy:
            assert found.movement == pytest.approx((0, 0, 0, 0), abs=TRUSTED_ERROR_PX)
            assert min(size) >= 24
