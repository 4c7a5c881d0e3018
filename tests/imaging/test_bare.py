"""Files that are sent as they are, or with nothing but their metadata gone: not one pixel changes."""

import io
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from qwen_studio.core.catalog import InputLimits
from qwen_studio.core.geometry import Size
from qwen_studio.imaging.decode import decode, describe
from qwen_studio.imaging.png_chunks import framed
from qwen_studio.imaging.prepare import Prepared, prepare

Check = Callable[[Prepared, InputLimits], Image.Image]


def scene(width: int, height: int) -> Image.Image:
    """A real photograph of this size."""
    return decode(Path(__file__).parents[2] / "resources" / "samples" / "coffee.png").resize((width, height))


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
    tmp_path: Path, limits: InputLimits, check: Check, name: str, options: dict[str, Any]
) -> None:
    path = tmp_path / name
    scene(500, 400).save(path, **options)
    prepared = prepare(path, limits, tmp_path / "ready")
    check(prepared, limits)
    assert prepared.path.read_bytes() == path.read_bytes()
    assert prepared.changes == ()
    assert prepared.size == prepared.original.size == Size(500, 400)


def test_a_jpeg_loses_its_metadata_and_not_one_pixel(
    samples: Path, tmp_path: Path, limits: InputLimits, check: Check
) -> None:
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


def test_nothing_private_is_left_in_a_jpeg(tmp_path: Path, limits: InputLimits, check: Check) -> None:
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
    tmp_path: Path, limits: InputLimits, check: Check, mode: str, options: dict[str, Any]
) -> None:
    path = tmp_path / "a.jpg"
    scene(400, 390).convert(mode).save(path, comment="SECRET", **options)
    prepared = prepare(path, limits, tmp_path / "ready")
    with Image.open(path) as original:
        assert check(prepared, limits).tobytes() == original.tobytes()
    assert b"SECRET" not in prepared.path.read_bytes()


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "1", "LA"])
def test_a_png_loses_its_metadata_and_not_one_pixel(
    tmp_path: Path, limits: InputLimits, check: Check, mode: str
) -> None:
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
    tmp_path: Path, limits: InputLimits, check: Check, options: dict[str, Any]
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
    tmp_path: Path, limits: InputLimits, check: Check, suffix: str, options: dict[str, Any], behind: bytes
) -> None:
    path = tmp_path / f"a.{suffix}"
    scene(400, 400).save(path, **options)
    path.write_bytes(path.read_bytes() + behind)
    assert b"SECRET" in path.read_bytes()
    prepared = prepare(path, limits, tmp_path / "ready")
    assert check(prepared, limits).tobytes() == scene(400, 400).tobytes()
    assert b"SECRET" not in prepared.path.read_bytes()
    assert prepared.changes == ("converted to PNG",)


def test_the_original_is_never_touched(samples: Path, tmp_path: Path, limits: InputLimits) -> None:
    path = tmp_path / "mine.jpg"
    private(path)
    before = path.read_bytes(), path.stat().st_mtime_ns
    prepared = prepare(path, limits, tmp_path / "ready")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert prepared.original == describe(path)
