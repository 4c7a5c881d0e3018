"""A result at its input's size, its content where the input has it."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from qwen_studio.core.alignment import Alignment
from qwen_studio.core.errors import PictureError
from qwen_studio.core.geometry import Size
from qwen_studio.imaging.aligned import aligned
from qwen_studio.imaging.registration import register

SIZE = Size(600, 400)


def photo(samples: Path) -> Image.Image:
    return Image.open(samples / "coffee.png").convert("RGB")


def difference(one: Image.Image, other: Image.Image, margin: int = 0) -> float:
    """The mean difference of the samples, without a margin."""
    box = (margin, margin, one.width - margin, one.height - margin)
    stat = ImageStat.Stat(ImageChops.difference(one.convert("RGB").crop(box), other.convert("RGB").crop(box)))
    return sum(stat.mean) / 3


def placed(scale: float, right: float, down: float, result: Size = SIZE) -> Alignment:
    return Alignment(SIZE, result, scale, scale, right, down)


def test_what_lies_right_already_is_the_same_pixels(samples: Path) -> None:
    image = photo(samples)
    assert aligned(image, placed(1, 0, 0), SIZE).tobytes() == image.tobytes()


def test_whole_pixels_are_moved_and_the_edge_fills_what_is_missing(samples: Path) -> None:
    image = photo(samples)
    moved = aligned(image, placed(1, 20, -10), SIZE)
    assert moved.size == SIZE
    assert moved.crop((20, 0, 600, 390)).tobytes() == image.crop((0, 10, 580, 400)).tobytes()
    for column in (0, 19):
        assert moved.crop((column, 0, column + 1, 390)).tobytes() == image.crop((0, 10, 1, 400)).tobytes()
    for row in (390, 399):
        assert moved.crop((20, row, 600, row + 1)).tobytes() == image.crop((0, 399, 580, 400)).tobytes()


def test_a_registered_result_comes_to_lie_upon_its_input(samples: Path) -> None:
    image = photo(samples)
    original = image.crop((40, 40, 560, 360))
    result = image.resize((1248, 768), Image.Resampling.BICUBIC, box=(50, 30, 550, 342))
    found = register(original, result)
    assert found is not None
    assert found.uncovered == pytest.approx((10, 0, 10, 18), abs=1)
    laid = aligned(result, found, Size(520, 320))
    assert laid.size == original.size
    stretched = result.resize(original.size, Image.Resampling.LANCZOS)
    assert difference(stretched, original, margin=20) > 5
    assert difference(laid, original, margin=20) < 1.5


def test_a_small_measurement_serves_the_large_original(samples: Path) -> None:
    image = photo(samples)
    large = image.resize((1800, 1200), Image.Resampling.BICUBIC)
    laid = aligned(image, placed(0.5, 150, 100).between(Size(1200, 800), Size(600, 400)), Size(1200, 800))
    assert laid.crop((300, 200, 900, 600)).size == image.size
    whole = aligned(image, Alignment(SIZE, Size(300, 200), 2, 2, 0, 0), Size(1800, 1200))
    assert difference(whole, large) < 1.5


@pytest.mark.parametrize("mode", ["L", "LA", "RGB", "RGBA"])
def test_the_kind_of_picture_stays(samples: Path, mode: str) -> None:
    laid = aligned(photo(samples).convert(mode), placed(1.02, -3.3, 4.6), SIZE)
    assert (laid.mode, laid.size) == (mode, SIZE)


def test_a_palette_becomes_colours_before_it_is_resampled(samples: Path) -> None:
    image = photo(samples)
    laid = aligned(image.quantize(64), placed(1.02, -3.3, 4.6), SIZE)
    assert laid.mode == "RGB"
    assert difference(laid, aligned(image, placed(1.02, -3.3, 4.6), SIZE)) < 8


def test_colour_below_transparency_does_not_bleed(samples: Path) -> None:
    image = Image.new("RGBA", SIZE, (0, 255, 0, 0))
    image.paste((255, 0, 0, 255), (200, 100, 400, 300))
    laid = aligned(image, placed(1.013, 0.4, 0.7), SIZE)
    opaque = [pixel for _, pixel in laid.getcolors(240_000) or [] if isinstance(pixel, tuple) and pixel[3] > 40]
    assert opaque
    assert all(green < 12 for _, green, _, _ in opaque)


def test_a_result_beside_its_input_is_refused(samples: Path) -> None:
    with pytest.raises(PictureError, match="different places"):
        aligned(photo(samples), placed(1, 700, 0), SIZE)
