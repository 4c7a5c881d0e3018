"""Thumbnails."""

import io
from pathlib import Path

import pytest
from PIL import Image

from qwen_studio.imaging.decode import decode
from qwen_studio.imaging.thumbnail import THUMBNAIL_SIDE, read_thumbnail, thumbnail


def opened(data: bytes) -> Image.Image:
    """The thumbnail as a list would show it."""
    image = Image.open(io.BytesIO(data))
    assert image.format == "JPEG"
    return image


def test_a_photo_fits_and_looks_like_itself(samples: Path) -> None:
    photo = decode(samples / "coffee.png")
    small = opened(thumbnail(photo))
    assert small.size == (THUMBNAIL_SIDE, 171)
    mean = [channel.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0)) for channel in photo.split()]
    small_mean = [channel.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0)) for channel in small.split()]
    assert all(abs(int(a) - int(b)) <= 2 for a, b in zip(mean, small_mean, strict=True))  # type: ignore[arg-type] # greys


@pytest.mark.parametrize(
    ("size", "side", "expected"),
    [((100, 50), 256, (100, 50)), ((1000, 3), 100, (100, 1)), ((3, 1000), 100, (1, 100)), ((512, 512), 64, (64, 64))],
)
def test_it_is_never_larger_and_never_nothing(size: tuple[int, int], side: int, expected: tuple[int, int]) -> None:
    assert opened(thumbnail(Image.new("RGB", size), side)).size == expected


def test_transparency_lies_on_neutral_grey() -> None:
    hole = Image.new("RGBA", (600, 300), (255, 0, 0, 0))
    colour = opened(thumbnail(hole)).getpixel((50, 50))
    assert isinstance(colour, tuple)
    assert all(abs(sample - 128) <= 2 for sample in colour)


def test_a_thumbnail_can_be_read_again() -> None:
    read = read_thumbnail(thumbnail(Image.new("RGB", (600, 400), (200, 40, 90))))
    assert read is not None
    assert (read.mode, read.size) == ("RGB", (256, 171))
    assert all(abs(a - b) < 6 for a, b in zip(read.resize((1, 1)).tobytes(), (200, 40, 90), strict=True))


@pytest.mark.parametrize("damage", [b"", b"no picture", slice(0, 40), slice(0, 300)])
def test_damaged_bytes_are_no_thumbnail(damage: bytes | slice) -> None:
    good = thumbnail(Image.effect_noise((300, 200), 60).convert("RGB"))
    assert read_thumbnail(good[damage] if isinstance(damage, slice) else damage) is None
