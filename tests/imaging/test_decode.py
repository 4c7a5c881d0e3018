"""Decoding: upright, first frame, by content, and what the header says."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from qwen_studio.core.errors import PictureError
from qwen_studio.core.geometry import Size
from qwen_studio.imaging.decode import decode, describe

WIDTH, HEIGHT = 48, 32
_UNTURN = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def scene() -> Image.Image:
    """A picture that looks different from every side."""
    image = Image.new("RGB", (WIDTH, HEIGHT), (10, 20, 30))
    image.paste((250, 0, 0), (0, 0, 16, 16))
    image.paste((0, 250, 0), (32, 0, 48, 16))
    image.paste((0, 0, 250), (0, 16, 16, 32))
    return image


def save_turned(path: Path, orientation: int) -> None:
    """The scene as a camera held that way would write it: turned, with the orientation in its EXIF."""
    method = _UNTURN[orientation]
    image = scene() if method is None else scene().transpose(method)
    exif = Image.Exif()
    exif[0x0112] = orientation
    options: dict[str, Any] = {"lossless": True} if path.suffix == ".webp" else {}
    image.save(path, exif=exif, **options)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("suffix", [".png", ".tif", ".webp"])
def test_every_orientation_gives_the_same_pixels(tmp_path: Path, orientation: int, suffix: str) -> None:
    path = tmp_path / f"turned{suffix}"
    save_turned(path, orientation)
    assert describe(path).size == Size(WIDTH, HEIGHT)
    assert decode(path).convert("RGB").tobytes() == scene().tobytes()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_jpeg_is_turned_upright_in_preview_and_in_full(tmp_path: Path, orientation: int) -> None:
    path = tmp_path / "turned.jpg"
    save_turned(path, orientation)
    assert describe(path).size == Size(WIDTH, HEIGHT)
    for image in (decode(path), decode(path, max_side=24)):
        assert image.width > image.height
        for place, colour in (((0.1, 0.2), 0), ((0.9, 0.2), 1), ((0.1, 0.8), 2)):
            pixel = image.getpixel((int(place[0] * image.width), int(place[1] * image.height)))
            assert isinstance(pixel, tuple)
            assert max(range(3), key=lambda band: pixel[band]) == colour


def test_an_exif_chunk_behind_the_pixels_of_a_png_turns_it_too(tmp_path: Path) -> None:
    path = tmp_path / "late.png"
    save_turned(path, 6)
    data = path.read_bytes()
    start = data.index(b"eXIf") - 4
    end = start + 12 + int.from_bytes(data[start : start + 4], "big")
    path.write_bytes(data[:start] + data[end:-12] + data[start:end] + data[-12:])
    assert path.read_bytes().index(b"eXIf") > path.read_bytes().index(b"IDAT")
    assert describe(path).size == Size(WIDTH, HEIGHT)
    assert decode(path).tobytes() == scene().tobytes()


def test_unusable_exif_does_not_spoil_the_picture(tmp_path: Path) -> None:
    path = tmp_path / "odd.png"
    scene().save(path, exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\x01\x12\0\xff")
    assert describe(path).size == Size(WIDTH, HEIGHT)
    assert decode(path).tobytes() == scene().tobytes()


def test_a_real_photo_is_described_from_its_header(samples: Path) -> None:
    path = samples / "hubble_deep_field.jpg"
    info = describe(path)
    assert (info.size, info.format, info.mime) == (Size(1000, 872), "JPEG", "image/jpeg")
    assert (info.file_bytes, info.has_alpha, info.moves) == (527_940, False, False)


def test_the_content_says_what_a_file_is_and_not_its_name(samples: Path, tmp_path: Path) -> None:
    path = tmp_path / "really_a_jpeg.png"
    path.write_bytes((samples / "hubble_deep_field.jpg").read_bytes())
    assert describe(path).mime == "image/jpeg"
    assert decode(path).size == (1000, 872)


@pytest.mark.parametrize("suffix", ["gif", "png", "webp", "tif", "avif"])
def test_only_the_first_frame_of_an_animation_is_seen(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"moving.{suffix}"
    frames = [Image.new("RGB", (32, 32), colour) for colour in ((240, 0, 0), (0, 240, 0), (0, 0, 240))]
    frames[0].save(path, save_all=True, append_images=frames[1:], quality=100)
    assert describe(path).moves
    red, green, blue = decode(path).convert("RGB").getpixel((16, 16))  # type: ignore[misc] # RGB has three bands
    assert red > 230
    assert green < 12
    assert blue < 12


def test_an_iphone_photo_is_a_jpeg(tmp_path: Path) -> None:
    path = tmp_path / "IMG_0001.JPG"
    other = Image.new("RGB", (16, 16), "white")
    scene().save(path, "MPO", save_all=True, append_images=[other], quality=95, subsampling=0)
    info = describe(path)
    assert (info.format, info.mime, info.moves) == ("JPEG", "image/jpeg", False)
    assert decode(path).size == (WIDTH, HEIGHT)


@pytest.mark.parametrize("suffix", ["png", "webp", "gif", "avif", "tif"])
def test_transparency_survives_decoding(tmp_path: Path, suffix: str) -> None:
    image = Image.new("RGBA", (32, 32), (255, 0, 0, 255))
    image.paste((0, 0, 0, 0), (0, 0, 16, 32))
    path = tmp_path / f"hole.{suffix}"
    image.save(path)
    assert describe(path).has_alpha
    decoded = decode(path)
    assert decoded.mode == "RGBA"
    assert decoded.getchannel("A").getpixel((4, 16)) == 0
    assert decoded.getchannel("A").getpixel((28, 16)) == 255


def test_a_preview_fits_and_keeps_the_aspect(samples: Path) -> None:
    assert decode(samples / "hubble_deep_field.jpg", max_side=500).size == (500, 436)
    assert decode(samples / "coffee.png", max_side=300).size == (300, 200)
    assert decode(samples / "coffee.png", max_side=5000).size == (600, 400)


def test_decoded_pixels_carry_no_metadata(samples: Path, tmp_path: Path) -> None:
    decode(samples / "hubble_deep_field.jpg").save(tmp_path / "again.jpg")
    assert b"Exif" not in (tmp_path / "again.jpg").read_bytes()


def test_opaque_photos_decode_to_rgb_pixels_of_the_file(samples: Path) -> None:
    with Image.open(samples / "coffee.png") as file:
        assert decode(samples / "coffee.png").tobytes() == file.convert("RGB").tobytes()


def test_a_truncated_photo_is_refused(samples: Path, tmp_path: Path) -> None:
    for name in ("hubble_deep_field.jpg", "coffee.png"):
        path = tmp_path / name
        path.write_bytes((samples / name).read_bytes()[:-20_000])
        assert describe(path).size.width > 0
        with pytest.raises(PictureError, match=f"“{name}” is damaged or incomplete"):
            decode(path)
