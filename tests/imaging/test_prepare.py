"""What is sent: within the limits, without metadata, and as close to the original as that allows."""

import io
import json
import os
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageDraw

from qwen_studio.core.catalog import InputLimits
from qwen_studio.core.errors import LibraryError, PictureError
from qwen_studio.core.geometry import Size
from qwen_studio.imaging.decode import decode, describe
from qwen_studio.imaging.png_chunks import framed
from qwen_studio.imaging.prepare import Prepared, prepare

MAGIC = {
    "image/jpeg": b"\xff\xd8\xff",
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/bmp": b"BM",
    "image/tiff": b"II*\0",
    "image/webp": b"RIFF",
}


def check(prepared: Prepared, limits: InputLimits) -> Image.Image:
    """The picture that would be sent, after what holds for all of them has been seen to hold."""
    data = prepared.path.read_bytes()
    assert data.startswith(MAGIC[prepared.mime])
    assert len(data) == prepared.file_bytes
    assert len(f"data:{prepared.mime};base64,") + -(-len(data) // 3) * 4 == prepared.data_uri_bytes
    assert prepared.data_uri_bytes < limits.max_data_uri_bytes
    assert all(limits.min_side <= side <= limits.max_side for side in prepared.size)
    image = Image.open(io.BytesIO(data))
    image.load()
    assert image.size == prepared.size
    # Pillow calls the layout of a TIFF its EXIF.
    assert image.format == "TIFF" or not image.getexif()
    told = {"exif", "icc_profile", "xmp", "comment", "photoshop", "XML:com.adobe.xmp"}
    assert not told & set(image.info)
    assert not getattr(image, "text", {})
    return image


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


# Left alone, or only stripped ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("a.png", {}),
        ("a.jpg", {"quality": 90}),
        ("a.webp", {"quality": 80}),
        ("a.webp", {"lossless": True}),
        ("a.bmp", {}),
        ("a.tif", {}),
        ("a.tif", {"compression": "tiff_lzw"}),
    ],
)
def test_a_bare_picture_within_the_limits_is_sent_as_it_is(
    tmp_path: Path, limits: InputLimits, name: str, options: dict[str, Any]
) -> None:
    path = tmp_path / name
    scene(500, 400).save(path, **options)
    prepared = prepare(path, limits, tmp_path / "ready")
    check(prepared, limits)
    assert prepared.path.read_bytes() == path.read_bytes()
    assert prepared.changes == ()
    assert prepared.size == prepared.original.size == Size(500, 400)


def test_a_jpeg_loses_its_metadata_and_not_one_pixel(samples: Path, tmp_path: Path, limits: InputLimits) -> None:
    source = samples / "hubble_deep_field.jpg"
    prepared = prepare(source, limits, tmp_path)
    sent = check(prepared, limits)
    with Image.open(source) as original:
        assert sent.tobytes() == original.tobytes()
    assert prepared.changes == ("metadata removed",)


def private(path: Path) -> None:
    """A JPEG with everything that tells too much, before, inside and behind the picture."""
    exif = Image.Exif()
    exif[0x010F] = "SECRET-CAMERA"
    exif.get_ifd(0x8825)[0x001D] = "SECRET-GPS"
    written = io.BytesIO()
    scene(500, 400).save(
        written, "JPEG", exif=exif, comment=b"SECRET-COMMENT", xmp=b"<x>SECRET-XMP</x>", progressive=True, quality=90
    )
    jfif_thumbnail = b"JFIF\0\1\1\0\0\1\0\1\1\1SECRETTHM"[:14] + b"\1\1SECRET-T"
    photoshop = b"Photoshop 3.0\0SECRET-IPTC"
    data = written.getvalue()
    extra = b"".join(
        b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body
        for marker, body in ((0xE0, jfif_thumbnail), (0xED, photoshop), (0xEB, b"SECRET-APP11"))
    )
    path.write_bytes(data[:2] + extra + data[2:] + b"\0\0\0\x18ftypmp42SECRET-MOTION-PHOTO")


def test_nothing_private_is_left_in_a_jpeg(tmp_path: Path, limits: InputLimits) -> None:
    path = tmp_path / "private.jpg"
    private(path)
    assert path.read_bytes().count(b"SECRET") >= 7
    prepared = prepare(path, limits, tmp_path / "ready")
    sent = check(prepared, limits)
    assert b"SECRET" not in prepared.path.read_bytes()
    with Image.open(path) as original:
        assert sent.tobytes() == original.tobytes()


@pytest.mark.parametrize(
    "options", [{"progressive": True}, {"restart_marker_rows": 2}, {"subsampling": 2}, {"keep_rgb": True}]
)
@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_every_usual_kind_of_jpeg_is_stripped_without_loss(
    tmp_path: Path, limits: InputLimits, mode: str, options: dict[str, Any]
) -> None:
    path = tmp_path / "a.jpg"
    noise(400, 390).convert(mode).save(path, comment="SECRET", **options)
    prepared = prepare(path, limits, tmp_path / "ready")
    with Image.open(path) as original:
        assert check(prepared, limits).tobytes() == original.tobytes()
    assert b"SECRET" not in prepared.path.read_bytes()


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "1", "LA"])
def test_a_png_loses_its_metadata_and_not_one_pixel(tmp_path: Path, limits: InputLimits, mode: str) -> None:
    path = tmp_path / "a.png"
    image = scene(400, 400).convert("RGBA").convert(mode)
    exif = Image.Exif()
    exif[0x010F] = "SECRET"
    image.save(path, exif=exif, dpi=(300, 300))
    data = path.read_bytes()
    more = framed(b"tEXt", b"Author\0SECRET") + framed(b"tIME", b"SECRET!") + framed(b"prVt", b"SECRET")
    path.write_bytes(data[:33] + more + data[33:] + b"SECRET BEHIND")
    prepared = prepare(path, limits, tmp_path / "ready")
    sent = check(prepared, limits)
    assert sent.mode == image.mode
    assert sent.convert("RGBA").tobytes() == image.convert("RGBA").tobytes()
    assert b"SECRET" not in prepared.path.read_bytes()
    assert prepared.changes == ("metadata removed",)


@pytest.mark.parametrize("options", [{"quality": 80}, {"lossless": True}])
def test_a_webp_loses_its_metadata_and_not_one_pixel(
    tmp_path: Path, limits: InputLimits, options: dict[str, Any]
) -> None:
    path = tmp_path / "a.webp"
    exif = Image.Exif()
    exif[0x010F] = "SECRET"
    scene(401, 400).save(path, exif=exif, xmp=b"SECRET", **options)
    prepared = prepare(path, limits, tmp_path / "ready")
    assert prepared.mime == "image/webp"
    with Image.open(path) as original:
        assert check(prepared, limits).tobytes() == original.tobytes()
    assert b"SECRET" not in prepared.path.read_bytes()


@pytest.mark.parametrize(
    ("suffix", "options", "behind"),
    [("tif", {"description": "SECRET"}, b""), ("tif", {}, b"SECRET" * 400), ("bmp", {}, b"SECRET")],
)
def test_what_a_tiff_or_bmp_tells_beside_its_pixels_is_not_sent(
    tmp_path: Path, limits: InputLimits, suffix: str, options: dict[str, Any], behind: bytes
) -> None:
    path = tmp_path / f"a.{suffix}"
    scene(400, 400).save(path, **options)
    path.write_bytes(path.read_bytes() + behind)
    assert b"SECRET" in path.read_bytes()
    prepared = prepare(path, limits, tmp_path / "ready")
    assert difference(check(prepared, limits), scene(400, 400)) == 0
    assert b"SECRET" not in prepared.path.read_bytes()
    assert prepared.changes == ("converted to PNG",)


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
    tmp_path: Path, limits: InputLimits, given: tuple[int, int], sent: tuple[int, int], word: str | None, suffix: str
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


def test_a_photo_is_sent_upright(tmp_path: Path, limits: InputLimits) -> None:
    path = tmp_path / "phone.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    scene(600, 400).transpose(Image.Transpose.ROTATE_90).save(path, exif=exif, quality=95)
    prepared = prepare(path, limits, tmp_path / "ready")
    assert prepared.size == prepared.original.size == (600, 400)
    assert prepared.changes == ("rotated",)
    assert prepared.mime == "image/jpeg"
    assert difference(check(prepared, limits), scene(600, 400)) < 12


def test_wide_colours_are_sent_as_srgb(tmp_path: Path, limits: InputLimits, adobe_rgb: bytes) -> None:
    path = tmp_path / "wide.png"
    Image.new("RGB", (400, 400), (180, 120, 110)).save(path, icc_profile=adobe_rgb)
    prepared = prepare(path, limits, tmp_path / "ready")
    assert check(prepared, limits).getpixel((9, 9)) == decode(path).getpixel((9, 9)) != (180, 120, 110)
    assert prepared.changes == ("colours converted to sRGB",)


def test_16_bits_become_8_with_their_tones(tmp_path: Path, limits: InputLimits) -> None:
    path = tmp_path / "deep.png"
    Image.new("I;16", (400, 400), 32896).save(path)
    prepared = prepare(path, limits, tmp_path / "ready")
    assert check(prepared, limits).convert("RGB").getpixel((9, 9)) == (128, 128, 128)
    assert prepared.changes == ("reduced to 8 bits",)


@pytest.mark.parametrize("suffix", ["gif", "png", "webp"])
def test_an_animation_is_sent_as_its_first_frame(tmp_path: Path, limits: InputLimits, suffix: str) -> None:
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
    tmp_path: Path, limits: InputLimits, suffix: str, mime: str
) -> None:
    path = tmp_path / f"a.{suffix}"
    Image.new("RGB", (400, 400), (40, 90, 200)).save(path, quality=95)
    prepared = prepare(path, limits, tmp_path / "ready")
    assert prepared.mime == mime
    assert difference(check(prepared, limits), decode(path)) <= 3
    assert prepared.changes == (f"converted to {mime[6:].upper()}",)


def test_a_cmyk_jpeg_is_sent_as_rgb(tmp_path: Path, limits: InputLimits) -> None:
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
def test_png_keeps_transparency(tmp_path: Path, limits: InputLimits, suffix: str) -> None:
    path = tmp_path / f"hole.{suffix}"
    hole(400, 400).save(path)
    prepared = prepare(path, limits, tmp_path / "ready")
    alpha = check(prepared, limits).convert("RGBA").getchannel("A")
    assert prepared.mime == "image/png"
    assert prepared.changes == (() if suffix == "png" else ("converted to PNG",))
    assert (alpha.getpixel((50, 200)), alpha.getpixel((350, 200))) == (0, 255)


def test_transparency_lies_on_white_when_png_is_too_large(tmp_path: Path, limits: InputLimits) -> None:
    path = tmp_path / "hole.png"
    hole(800, 800, noise(800, 800)).save(path, compress_level=0)
    tight = replace(limits, max_data_uri_bytes=path.stat().st_size // 3)
    prepared = prepare(path, tight, tmp_path / "ready")
    image = check(prepared, tight)
    assert prepared.mime == "image/jpeg"
    assert "transparency flattened onto white" in prepared.changes
    assert image.getpixel((100, 400)) == (255, 255, 255)


def test_a_channel_that_hides_nothing_is_no_transparency(tmp_path: Path, limits: InputLimits) -> None:
    path = tmp_path / "opaque.webp"
    scene(400, 400).convert("RGBA").save(path, lossless=True)
    prepared = prepare(path, limits, tmp_path / "ready")
    assert difference(check(prepared, limits), scene(400, 400)) <= 8
    assert "transparency flattened onto white" not in prepared.changes


# The length of the data URI -------------------------------------------------------------------------------------------


def test_a_large_noisy_png_comes_below_the_limit_at_full_size(tmp_path: Path, limits: InputLimits) -> None:
    path = tmp_path / "noise.png"
    noise(3072, 3072).save(path, compress_level=0)
    prepared = prepare(path, limits, tmp_path / "ready")
    check(prepared, limits)
    assert prepared.size == (3072, 3072)
    assert prepared.changes == ("converted to JPEG", "compressed more strongly")
    # No more is given away than has to be.
    assert prepared.data_uri_bytes > 0.6 * limits.max_data_uri_bytes


def test_a_large_photographic_png_becomes_the_best_jpeg(samples: Path, tmp_path: Path, limits: InputLimits) -> None:
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


def test_a_graphic_stays_lossless(tmp_path: Path, limits: InputLimits) -> None:
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


def test_lossless_webp_is_taken_where_it_fits_and_png_does_not(tmp_path: Path, limits: InputLimits) -> None:
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


def test_pixels_are_given_up_last(tmp_path: Path, limits: InputLimits) -> None:
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


# The cache ------------------------------------------------------------------------------------------------------------


def test_a_second_call_finds_the_first_ones_file_under_any_name(
    samples: Path, tmp_path: Path, limits: InputLimits
) -> None:
    ready = tmp_path / "ready"
    first = prepare(samples / "chelsea.png", limits, ready)
    before = {path: path.stat().st_mtime_ns for path in ready.iterdir()}
    copy = tmp_path / "copy.png"
    copy.write_bytes((samples / "chelsea.png").read_bytes())
    assert prepare(copy, limits, ready) == first
    assert {path: path.stat().st_mtime_ns for path in ready.iterdir()} == before


def test_the_same_picture_always_gives_the_same_bytes(samples: Path, tmp_path: Path, limits: InputLimits) -> None:
    one = prepare(samples / "chelsea.png", limits, tmp_path / "one")
    two = prepare(samples / "chelsea.png", limits, tmp_path / "two")
    assert one.path.name == two.path.name
    assert one.path.read_bytes() == two.path.read_bytes()


def test_other_limits_make_another_file(samples: Path, tmp_path: Path, limits: InputLimits) -> None:
    one = prepare(samples / "coffee.png", limits, tmp_path)
    two = prepare(samples / "coffee.png", replace(limits, max_side=580), tmp_path)
    assert (one.size, two.size) == ((600, 400), (580, 387))
    assert one.path != two.path


def test_a_damaged_cache_is_made_again(samples: Path, tmp_path: Path, limits: InputLimits) -> None:
    first = prepare(samples / "chelsea.png", limits, tmp_path)
    good = first.path.read_bytes()
    record = next(tmp_path.glob("*.json"))
    damages: list[Callable[[], object]] = [
        lambda: first.path.write_bytes(good[:-1] + b"\0"),
        first.path.unlink,
        lambda: record.write_text("{"),
        lambda: record.write_text("[" * 100_000),
        lambda: record.write_text(json.dumps({"file": "../../elsewhere"})),
        lambda: record.write_bytes(b"\xff\xfe"),
        record.unlink,
    ]
    for damage in damages:
        damage()
        assert prepare(samples / "chelsea.png", limits, tmp_path) == first
        assert first.path.read_bytes() == good


def test_nothing_half_written_is_left(samples: Path, tmp_path: Path, limits: InputLimits) -> None:
    prepare(samples / "coffee.png", limits, tmp_path / "ready")
    assert sorted(path.suffix for path in (tmp_path / "ready").iterdir()) == [".json", ".png"]


def test_a_folder_that_cannot_be_made_is_a_sentence(samples: Path, tmp_path: Path, limits: InputLimits) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(LibraryError, match="The folder for prepared pictures cannot be made"):
        prepare(samples / "coffee.png", limits, tmp_path / "file" / "ready")


def test_the_original_is_never_touched(samples: Path, tmp_path: Path, limits: InputLimits) -> None:
    path = tmp_path / "mine.jpg"
    private(path)
    before = path.read_bytes(), path.stat().st_mtime_ns
    prepared = prepare(path, limits, tmp_path / "ready")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert prepared.original == describe(path)
