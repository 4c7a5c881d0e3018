"""What is sent: within the limits, without metadata, and as close to the original as that allows."""

import io
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw

from qwen_studio.core.catalog import InputLimits
from qwen_studio.core.errors import PictureError
from qwen_studio.imaging.decode import decode
from qwen_studio.imaging.prepare import Prepared, prepare

Check = Callable[[Prepared, InputLimits], Image.Image]


def scene(width: int, height: int) -> Image.Image:
    """Soft colours, which compress well."""
    ramp = Image.linear_gradient("L")
    image = Image.merge("RGB", (ramp, ramp.transpose(Image.Transpose.ROTATE_90), ramp.point(lambda v: 255 - v)))
    return image.resize((width, height))


def noise(width: int, height: int) -> Image.Image:
    """What no encoder can make small."""
    return Image.frombytes("RGB", (width, height), os.urandom(width * height * 3))


def difference(one: Image.Image, other: Image.Image) -> int:
    """The largest difference of any sample."""
    extrema = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).getextrema()
    return max(int(band[1]) for band in extrema if isinstance(band, tuple))


# Pixels that have to change -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "sent", "word"),
    [
        ((3072, 384), (3072, 384), None),
        ((451, 300), (577, 384), "scaled up"),
        ((3500, 700), (3072, 614), "scaled down"),
    ],
)
@pytest.mark.parametrize("suffix", ["png", "jpg"])
def test_sides_come_to_lie_within_the_limits(
    tmp_path: Path,
    limits: InputLimits,
    check: Check,
    given: tuple[int, int],
    sent: tuple[int, int],
    word: str | None,
    suffix: str,
) -> None:
    path = tmp_path / f"a.{suffix}"
    scene(*given).save(path, quality=95)
    prepared = prepare(path, limits, tmp_path / "ready")
    image = check(prepared, limits)
    assert prepared.size == sent
    assert prepared.changes == (() if word is None else (word,))
    assert difference(image, decode(path).resize(sent)) < 12


def test_a_picture_too_long_and_narrow_is_refused_by_name(tmp_path: Path, limits: InputLimits) -> None:
    path = tmp_path / "panorama.png"
    scene(2000, 100).save(path)
    with pytest.raises(PictureError, match=r"“panorama\.png”: The picture is too long and narrow"):
        prepare(path, limits, tmp_path / "ready")


def test_a_photo_is_sent_upright(tmp_path: Path, limits: InputLimits, check: Check) -> None:
    path = tmp_path / "phone.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    scene(600, 400).transpose(Image.Transpose.ROTATE_90).save(path, exif=exif, quality=95)
    prepared = prepare(path, limits, tmp_path / "ready")
    assert prepared.size == prepared.original.size == (600, 400)
    assert prepared.changes == ("rotated",)
    assert prepared.mime == "image/jpeg"
    assert difference(check(prepared, limits), scene(600, 400)) < 12


def test_wide_colours_are_sent_as_srgb(tmp_path: Path, limits: InputLimits, check: Check, adobe_rgb: bytes) -> None:
    path = tmp_path / "wide.png"
    Image.new("RGB", (400, 400), (180, 120, 110)).save(path, icc_profile=adobe_rgb)
    prepared = prepare(path, limits, tmp_path / "ready")
    assert check(prepared, limits).getpixel((9, 9)) == decode(path).getpixel((9, 9)) != (180, 120, 110)
    assert prepared.changes == ("colours converted to sRGB",)


def test_16_bits_become_8_with_their_tones(tmp_path: Path, limits: InputLimits, check: Check) -> None:
    path = tmp_path / "deep.png"
    Image.new("I;16", (400, 400), 32896).save(path)
    prepared = prepare(path, limits, tmp_path / "ready")
    assert check(prepared, limits).convert("RGB").getpixel((9, 9)) == (128, 128, 128)
    assert prepared.changes == ("reduced to 8 bits",)


@pytest.mark.parametrize("suffix", ["gif", "png", "webp"])
def test_an_animation_is_sent_as_its_first_frame(
    tmp_path: Path, limits: InputLimits, check: Check, suffix: str
) -> None:
    path = tmp_path / f"moving.{suffix}"
    red, blue = Image.new("RGB", (400, 400), (250, 0, 0)), Image.new("RGB", (400, 400), (0, 0, 250))
    red.save(path, save_all=True, append_images=[blue], lossless=True)
    prepared = prepare(path, limits, tmp_path / "ready")
    image = check(prepared, limits)
    assert getattr(image, "n_frames", 1) == 1
    assert difference(image, red) <= 8
    assert "first frame only" in prepared.changes


@pytest.mark.parametrize(("suffix", "mime"), [("gif", "image/png"), ("avif", "image/jpeg")])
def test_formats_that_the_service_does_not_take_are_converted(
    tmp_path: Path, limits: InputLimits, check: Check, suffix: str, mime: str
) -> None:
    path = tmp_path / f"a.{suffix}"
    Image.new("RGB", (400, 400), (40, 90, 200)).save(path, quality=95)
    prepared = prepare(path, limits, tmp_path / "ready")
    assert prepared.mime == mime
    assert difference(check(prepared, limits), decode(path)) <= 3
    assert prepared.changes == (f"converted to {mime[6:].upper()}",)


def test_a_cmyk_jpeg_is_sent_as_rgb(tmp_path: Path, limits: InputLimits, check: Check) -> None:
    path = tmp_path / "print.jpg"
    Image.new("CMYK", (400, 400), (0, 255, 255, 0)).save(path, quality=95)
    prepared = prepare(path, limits, tmp_path / "ready")
    image = check(prepared, limits)
    assert (image.mode, prepared.changes) == ("RGB", ("colours converted to sRGB",))
    assert difference(image, Image.new("RGB", (400, 400), (255, 0, 0))) <= 6


# Transparency ---------------------------------------------------------------------------------------------------------


def hole(width: int, height: int, ground: Image.Image | None = None) -> Image.Image:
    """A picture whose left half lets everything through."""
    image = (ground or Image.new("RGB", (width, height), (200, 0, 0))).convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, width // 2, height))
    return image


@pytest.mark.parametrize("suffix", ["png", "webp", "tif", "gif", "avif"])
def test_png_keeps_transparency(tmp_path: Path, limits: InputLimits, check: Check, suffix: str) -> None:
    path = tmp_path / f"hole.{suffix}"
    hole(400, 400).save(path)
    prepared = prepare(path, limits, tmp_path / "ready")
    alpha = check(prepared, limits).convert("RGBA").getchannel("A")
    assert prepared.mime == "image/png"
    assert prepared.changes == (() if suffix == "png" else ("converted to PNG",))
    assert (alpha.getpixel((50, 200)), alpha.getpixel((350, 200))) == (0, 255)


def test_transparency_lies_on_white_when_png_is_too_large(tmp_path: Path, limits: InputLimits, check: Check) -> None:
    path = tmp_path / "hole.png"
    hole(800, 800, noise(800, 800)).save(path, compress_level=0)
    tight = replace(limits, max_data_uri_bytes=path.stat().st_size // 3)
    prepared = prepare(path, tight, tmp_path / "ready")
    image = check(prepared, tight)
    assert prepared.mime == "image/jpeg"
    assert "transparency flattened onto white" in prepared.changes
    assert image.getpixel((100, 400)) == (255, 255, 255)


def test_a_channel_that_hides_nothing_is_no_transparency(tmp_path: Path, limits: InputLimits, check: Check) -> None:
    path = tmp_path / "opaque.webp"
    scene(400, 400).convert("RGBA").save(path, lossless=True)
    prepared = prepare(path, limits, tmp_path / "ready")
    assert difference(check(prepared, limits), scene(400, 400)) <= 8
    assert "transparency flattened onto white" not in prepared.changes


# The length of the data URI -------------------------------------------------------------------------------------------


def test_a_large_noisy_png_comes_below_the_limit_at_full_size(
    tmp_path: Path, limits: InputLimits, check: Check
) -> None:
    path = tmp_path / "noise.png"
    noise(3072, 3072).save(path, compress_level=0)
    prepared = prepare(path, limits, tmp_path / "ready")
    check(prepared, limits)
    assert prepared.size == (3072, 3072)
    assert prepared.changes == ("converted to JPEG", "compressed more strongly")
    # No more is given away than has to be.
    assert prepared.data_uri_bytes > 0.6 * limits.max_data_uri_bytes


def test_a_large_photographic_png_becomes_the_best_jpeg(
    samples: Path, tmp_path: Path, limits: InputLimits, check: Check
) -> None:
    path = tmp_path / "photo.png"
    photo = decode(samples / "astronaut.png").resize((1200, 1200))
    grain = Image.effect_noise((1200, 1200), 40).convert("RGB")
    Image.blend(photo, grain, 0.2).save(path, compress_level=1)
    tight = replace(limits, max_data_uri_bytes=path.stat().st_size // 2)
    prepared = prepare(path, tight, tmp_path / "ready")
    image = check(prepared, tight)
    assert prepared.changes == ("converted to JPEG",)
    assert difference(image, decode(path)) < 40
    with Image.open(prepared.path) as file:
        # 4:4:4 and quality 95: no chroma subsampling, a first luminance step of 2.
        assert file.layer == [(1, 1, 1, 0), (2, 1, 1, 1), (3, 1, 1, 1)]  # type: ignore[attr-defined] # of JPEG files
        assert file.quantization[0][0] == 2  # type: ignore[attr-defined] # of JPEG files


def test_a_graphic_stays_lossless(tmp_path: Path, limits: InputLimits, check: Check) -> None:
    path = tmp_path / "drawing.bmp"
    drawing = Image.new("RGB", (2100, 1700), "white")
    pen = ImageDraw.Draw(drawing)
    for step in range(60):
        pen.ellipse((step * 20, step * 15, 2100 - step * 9, 1700 - step * 4), outline=(step * 4, 20, 90), width=3)
    drawing.save(path)
    assert path.stat().st_size > limits.max_data_uri_bytes
    prepared = prepare(path, limits, tmp_path / "ready")
    assert prepared.changes == ("converted to PNG",)
    assert difference(check(prepared, limits), drawing) == 0


def test_lossless_webp_is_taken_where_it_fits_and_png_does_not(
    tmp_path: Path, limits: InputLimits, check: Check
) -> None:
    path = tmp_path / "soft.png"
    image = scene(700, 700)
    image.putpixel((3, 3), (1, 2, 3))
    image.save(path, compress_level=1)
    as_webp = io.BytesIO()
    image.save(as_webp, "WEBP", lossless=True, quality=0, method=0)
    between = replace(limits, max_data_uri_bytes=(as_webp.tell() + path.stat().st_size) * 2 // 3)
    prepared = prepare(path, between, tmp_path / "ready")
    assert difference(check(prepared, between), image) == 0
    assert prepared.changes == ("converted to WEBP",)


def test_pixels_are_given_up_last(tmp_path: Path, limits: InputLimits, check: Check) -> None:
    path = tmp_path / "noise.png"
    noise(800, 700).save(path)
    tight = replace(limits, max_data_uri_bytes=130_000)
    prepared = prepare(path, tight, tmp_path / "ready")
    check(prepared, tight)
    assert prepared.size.width < 800
    assert abs(prepared.size.width * 700 - prepared.size.height * 800) <= 800
    assert prepared.changes == ("scaled down", "converted to JPEG", "compressed more strongly")


def test_what_cannot_be_made_small_enough_is_refused(tmp_path: Path, limits: InputLimits) -> None:
    path = tmp_path / "noise.png"
    noise(400, 400).save(path)
    with pytest.raises(PictureError, match=r"“noise\.png”: The picture cannot be made small enough"):
        prepare(path, replace(limits, max_data_uri_bytes=10_000), tmp_path / "ready")


def test_a_data_uri_stays_below_the_limit_and_does_not_reach_it(tmp_path: Path, limits: InputLimits) -> None:
    path = tmp_path / "a.png"
    noise(400, 400).save(path)
    uri = prepare(path, limits, tmp_path / "ready").data_uri_bytes
    assert prepare(path, replace(limits, max_data_uri_bytes=uri + 1), tmp_path / "ready").changes == ()
    assert prepare(path, replace(limits, max_data_uri_bytes=uri), tmp_path / "ready").data_uri_bytes < uri


def test_only_formats_that_the_service_takes_are_sent(tmp_path: Path, limits: InputLimits) -> None:
    path = tmp_path / "a.webp"
    scene(400, 400).save(path)
    only_png = replace(limits, mime_types=("image/png",))
    with pytest.raises(PictureError, match="small enough"):
        prepare(path, replace(limits, mime_types=()), tmp_path / "ready")
    assert prepare(hole_file(tmp_path), only_png, tmp_path / "ready").mime == "image/png"


def hole_file(folder: Path) -> Path:
    """A transparent picture in a lossy format."""
    path = folder / "hole.webp"
    hole(400, 400).save(path)
    return path
