"""A picture that is converted band by band is the same as one that is converted whole."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageOps

from qwen_studio.imaging import bands
from qwen_studio.imaging.decode import decode, decode_with_changes
from qwen_studio.imaging.orientation import METHODS
from qwen_studio.imaging.tones import to_srgb

# Odd numbers, so that the last band is a narrow one.
SIZE = (61, 47)
MODES = ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr", "HSV", "LAB", "I", "F", "I;16"]


@pytest.fixture
def photo(samples: Path) -> Image.Image:
    with Image.open(samples / "coffee.png") as image:
        return image.convert("RGB").resize(SIZE)


@pytest.fixture
def narrow_bands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bands of five rows."""
    monkeypatch.setattr(bands, "BAND_PIXELS", 5 * SIZE[0])


def in_mode(photo: Image.Image, mode: str) -> Image.Image:
    if mode == "I;16":
        return photo.convert("L").convert("I").point(lambda value: value * 257).convert("I;16")
    if mode == "LAB":
        from PIL import ImageCms

        rgb, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
        converted = ImageCms.profileToProfile(photo, rgb, lab, outputMode="LAB")
        assert converted is not None
        return converted
    return photo.convert(mode)


@pytest.mark.parametrize("mode", MODES)
def test_bands_have_the_pixels_of_the_whole(photo: Image.Image, mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    image = in_mode(photo, mode)
    whole = to_srgb(image).image
    monkeypatch.setattr(bands, "BAND_PIXELS", 5 * SIZE[0])
    banded = to_srgb(image).image
    assert (banded.mode, banded.size) == (whole.mode, SIZE)
    assert banded.tobytes() == whole.tobytes()


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.usefixtures("narrow_bands")
def test_bands_are_turned_to_their_places(photo: Image.Image, tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / "turned.png"
    photo.save(path, exif=exif)
    with Image.open(path) as opened:
        expected = ImageOps.exif_transpose(opened)
    assert decode(path).tobytes() == expected.tobytes()
    assert decode(path).size == expected.size


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGB", "RGBA", "CMYK", "I", "I;16"])
@pytest.mark.usefixtures("narrow_bands")
def test_a_smaller_picture_is_the_mean_of_the_large_one(photo: Image.Image, mode: str) -> None:
    image = in_mode(photo, mode)
    small = to_srgb(image, shrink=4).image.convert("RGB")
    expected = to_srgb(image).image.convert("RGB").reduce(4)
    assert small.size == expected.size == (16, 12)
    assert max(ImageChops.difference(small, expected).tobytes()) <= 3


@pytest.mark.parametrize("orientation", sorted(METHODS))
@pytest.mark.usefixtures("narrow_bands")
def test_a_smaller_picture_is_turned_as_well(photo: Image.Image, orientation: int) -> None:
    turned = to_srgb(photo, shrink=4, turned=orientation).image
    expected = to_srgb(photo, shrink=4).image.transpose(METHODS[orientation])
    assert (turned.size, turned.tobytes()) == (expected.size, expected.tobytes())


@pytest.mark.usefixtures("narrow_bands")
def test_a_look_for_a_purpose_never_gives_less_than_that(photo: Image.Image, tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    photo.resize((610, 470)).save(path)
    wanted = (100, 77)
    decoded = decode_with_changes(path, fit=lambda size: type(size)(*wanted))
    assert decoded.info.size == (610, 470)
    assert wanted[0] <= decoded.image.width <= 3 * wanted[0]
    assert decode(path, max_side=100).size == wanted
