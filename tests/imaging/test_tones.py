"""Tones: what other programs write in odd modes looks here as it does there."""

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from qwen_studio.imaging.decode import decode
from qwen_studio.imaging.png_chunks import framed
from qwen_studio.imaging.tones import to_srgb

Pixel = tuple[int, ...]


def pixels(path: Path, row: int = 0) -> list[Pixel]:
    """The pixels of one row of the decoded file."""
    image = decode(path)
    found = [image.getpixel((x, row)) for x in range(image.width)]
    return [p for p in found if isinstance(p, tuple)]


def greys(path: Path) -> list[int]:
    """The first row of a decoded picture that must be grey."""
    row = pixels(path)
    assert all(p[0] == p[1] == p[2] for p in row)
    return [p[0] for p in row]


def write_tiff(path: Path, width: int, data: bytes, **tags: int | tuple[int, ...]) -> None:
    """One row of uncompressed samples, little-endian; tags by their names in the TIFF specification."""
    numbers = {"width": 256, "height": 257, "bits": 258, "photometric": 262, "offset": 273, "samples": 277}
    numbers |= {"rows": 278, "bytes": 279, "extra": 338, "sample_format": 339}
    given: dict[str, int | tuple[int, ...]] = {"width": width, "height": 1, "offset": 8, "rows": 1, "bytes": len(data)}
    entries, behind = b"", b""
    table_at = 8 + len(data) + len(data) % 2
    all_tags = sorted((numbers[name], value) for name, value in (given | tags).items())
    values_at = table_at + 2 + 12 * len(all_tags) + 4
    for number, value in all_tags:
        values = value if isinstance(value, tuple) else (value,)
        packed = struct.pack(f"<{len(values)}H", *values)
        if len(packed) > 4:
            entries += struct.pack("<HHII", number, 3, len(values), values_at + len(behind))
            behind += packed
        else:
            entries += struct.pack("<HHI", number, 3, len(values)) + packed.ljust(4, b"\0")
    table = struct.pack("<H", len(all_tags)) + entries + b"\0\0\0\0"
    path.write_bytes(b"II*\0" + struct.pack("<I", table_at) + data + b"\0" * (len(data) % 2) + table + behind)


def test_a_16_bit_grey_png_keeps_its_mid_grey(tmp_path: Path) -> None:
    ramp = Image.new("I;16", (5, 1))
    for x, value in enumerate((0, 16448, 32896, 49344, 65535)):
        ramp.putpixel((x, 0), value)
    ramp.save(tmp_path / "ramp.png")
    assert greys(tmp_path / "ramp.png") == [0, 64, 128, 192, 255]


def test_a_transparent_grey_of_a_16_bit_png_is_transparent(tmp_path: Path) -> None:
    ramp = Image.new("I;16", (2, 1))
    ramp.putpixel((0, 0), 1000)
    ramp.putpixel((1, 0), 1001)
    ramp.save(tmp_path / "hole.png", transparency=1000)
    assert [p[3] for p in pixels(tmp_path / "hole.png")] == [0, 255]


FLOAT = {"bits": 32, "photometric": 1, "sample_format": 3}
WIDE_GREYS = {
    "16 bits": (struct.pack("<3H", 0, 32896, 65535), {"bits": 16, "photometric": 1}, [0, 128, 255]),
    "white is zero": (struct.pack("<3H", 0, 49344, 65535), {"bits": 16, "photometric": 0}, [255, 63, 0]),
    "12 bits": (b"\x00\x08\x00\xff\xf0", {"bits": 12, "photometric": 1}, [0, 128, 255]),
    # 0…32767 lies within 0…65535, so it takes the lower half of the tones.
    "signed": (
        struct.pack("<3h", 0, 16448, 32767),
        {"bits": 16, "photometric": 1, "sample_format": 2},
        [0, 64, 127],
    ),
    "32 bits": (struct.pack("<3I", 0, 10**9, 2 * 10**9), {"bits": 32, "photometric": 1}, [0, 128, 255]),
    "32 bits of 16": (struct.pack("<3I", 0, 32896, 65535), {"bits": 32, "photometric": 1}, [0, 128, 255]),
    "floats to 1": (struct.pack("<3f", 0, 0.5, 1), FLOAT, [0, 128, 255]),
    "floats to 255": (struct.pack("<3f", 0, 128, 255), FLOAT, [0, 128, 255]),
    "any floats": (struct.pack("<3f", -100, 0, 100), FLOAT, [0, 128, 255]),
    "one float": (struct.pack("<3f", -1, -1, -1), FLOAT, [0, 0, 0]),
}


@pytest.mark.parametrize("name", WIDE_GREYS)
def test_wide_grey_tiff_keeps_its_tones(tmp_path: Path, name: str) -> None:
    data, tags, expected = WIDE_GREYS[name]
    write_tiff(tmp_path / "wide.tif", 3, data, samples=1, **tags)
    assert greys(tmp_path / "wide.tif") == expected


def write_png(path: Path, depth: int, colour_type: int, row: bytes, width: int, transparent: bytes = b"") -> None:
    """One row of samples as a PNG that Pillow could not write itself."""
    header = struct.pack(">IIBBBBB", width, 1, depth, colour_type, 0, 0, 0)
    parts = [framed(b"IHDR", header)]
    if transparent:
        parts.append(framed(b"tRNS", transparent))
    parts += [framed(b"IDAT", zlib.compress(b"\0" + row)), framed(b"IEND", b"")]
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(parts))


def test_16_bit_colours_keep_their_tones(tmp_path: Path) -> None:
    path = tmp_path / "deep.png"
    write_png(path, 16, 2, struct.pack(">6H", 65535, 32896, 0, 16448, 16448, 16448), 2)
    assert pixels(path) == [(255, 128, 0), (64, 64, 64)]


def test_a_transparent_colour_of_a_16_bit_png_is_transparent(tmp_path: Path) -> None:
    path = tmp_path / "deep.png"
    colour = struct.pack(">3H", 0x12AB, 0x8001, 0x0100)
    write_png(path, 16, 2, colour + struct.pack(">3H", 1, 2, 3), 2, transparent=colour)
    assert [p[3] for p in pixels(path)] == [0, 255]


def test_a_transparent_grey_of_a_4_bit_png_is_transparent(tmp_path: Path) -> None:
    path = tmp_path / "nibbles.png"
    write_png(path, 4, 0, b"\x5f", 2, transparent=b"\0\x05")
    assert pixels(path) == [(85, 85, 85, 0), (255, 255, 255, 255)]


def test_grey_with_16_bit_alpha(tmp_path: Path) -> None:
    path = tmp_path / "soft.png"
    write_png(path, 16, 4, struct.pack(">4H", 32896, 65535, 65535, 32896), 2)
    assert pixels(path) == [(128, 128, 128, 255), (255, 255, 255, 128)]


def test_cmyk_red_is_red(tmp_path: Path) -> None:
    image = Image.new("CMYK", (16, 16), (0, 255, 255, 0))
    image.save(tmp_path / "red.jpg", quality=100)
    image.save(tmp_path / "red.tif")
    for name in ("red.jpg", "red.tif"):
        red, green, blue = pixels(tmp_path / name)[5]
        assert red >= 250
        assert max(green, blue) <= 5


def test_palettes_give_their_colours_and_transparency(tmp_path: Path) -> None:
    image = Image.new("P", (3, 1))
    image.putpalette([200, 10, 20, 0, 120, 0, 9, 9, 240])
    for x in range(3):
        image.putpixel((x, 0), x)
    image.save(tmp_path / "plain.png")
    image.save(tmp_path / "one.gif", transparency=1)
    image.save(tmp_path / "soft.png", transparency=b"\xff\x80\x00")
    assert pixels(tmp_path / "plain.png") == [(200, 10, 20), (0, 120, 0), (9, 9, 240)]
    assert [p[3] for p in pixels(tmp_path / "one.gif")] == [255, 0, 255]
    assert pixels(tmp_path / "soft.png") == [(200, 10, 20, 255), (0, 120, 0, 128), (9, 9, 240, 0)]


def test_a_palette_with_an_alpha_channel(tmp_path: Path) -> None:
    path = tmp_path / "pa.tif"
    image = Image.new("P", (1, 1))
    image.putpalette([200, 10, 20])
    paletted = Image.merge("PA", (image.convert("L").point(lambda _: 0), Image.new("L", (1, 1), 77)))
    paletted.putpalette([200, 10, 20])
    paletted.save(path)
    assert pixels(path) == [(200, 10, 20, 77)]


def test_black_and_white_is_black_and_white(tmp_path: Path) -> None:
    image = Image.new("1", (2, 1))
    image.putpixel((1, 0), 1)
    image.save(tmp_path / "fax.tif", compression="group4")
    image.save(tmp_path / "bits.png")
    image.save(tmp_path / "hole.png", transparency=0)
    assert greys(tmp_path / "fax.tif") == [0, 255]
    assert greys(tmp_path / "bits.png") == [0, 255]
    assert [p[3] for p in pixels(tmp_path / "hole.png")] == [0, 255]


def test_premultiplied_grey_is_divided_by_its_alpha(tmp_path: Path) -> None:
    write_tiff(tmp_path / "la.tif", 2, bytes([64, 128, 200, 255]), bits=(8, 8), samples=2, photometric=1, extra=1)
    (grey, _, _, alpha), opaque = pixels(tmp_path / "la.tif")
    assert abs(grey - 128) <= 1
    assert alpha == 128
    assert opaque == (200, 200, 200, 255)


def test_ycbcr_and_lab_tiff_give_their_colours(tmp_path: Path) -> None:
    colour = Image.new("RGB", (8, 8), (200, 60, 30))
    colour.convert("YCbCr").save(tmp_path / "ycbcr.tif")
    colour.convert("LAB").save(tmp_path / "lab.tif")
    for name in ("ycbcr.tif", "lab.tif"):
        assert all(abs(a - b) <= 3 for a, b in zip(pixels(tmp_path / name)[4], (200, 60, 30), strict=True))


@pytest.mark.parametrize(
    "mode", ["1", "L", "LA", "La", "P", "PA", "RGB", "RGBA", "RGBa", "RGBX", "CMYK", "YCbCr", "LAB"]
)
@pytest.mark.parametrize("white", [True, False])
def test_white_is_white_and_black_is_black_in_every_mode(mode: str, white: bool) -> None:
    grey = Image.new("RGB", (4, 4), "white" if white else "black")
    image = grey.convert("LA").convert("La") if mode == "La" else grey.convert("RGBA").convert(mode)
    found = to_srgb(image).image.convert("RGB").getpixel((1, 1))
    assert isinstance(found, tuple)
    assert all(abs(sample - (255 if white else 0)) <= 1 for sample in found)


def test_hsv_gives_its_colour() -> None:
    assert to_srgb(Image.new("HSV", (1, 1), (85, 255, 255))).image.getpixel((0, 0)) == (0, 255, 0)


def test_16_bit_pixels_of_a_bmp_are_not_wide(tmp_path: Path) -> None:
    head = struct.pack("<2sIHHI", b"BM", 58, 0, 0, 54) + struct.pack("<IiiHHIIiiII", 40, 2, 1, 1, 16, 0, 4, 0, 0, 0, 0)
    (tmp_path / "old.bmp").write_bytes(head + struct.pack("<2H", 0x7C00, 0x7FFF))
    assert pixels(tmp_path / "old.bmp") == [(255, 0, 0), (255, 255, 255)]
    with Image.open(tmp_path / "old.bmp") as image:
        assert not to_srgb(image).wide


def as_srgb(adobe: tuple[int, int, int]) -> tuple[int, int, int]:
    """Adobe RGB (1998) as sRGB by the published matrix, for colours within both."""
    linear = [(v / 255) ** 2.19921875 for v in adobe]
    rows = ((1.39836, -0.39836, 0.0), (0.0, 1.0, 0.0), (0.0, -0.04293, 1.04293))
    mixed = [sum(f * v for f, v in zip(row, linear, strict=True)) for row in rows]
    encoded = [12.92 * v if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055 for v in mixed]
    red, green, blue = (round(255 * v) for v in encoded)
    return red, green, blue


@pytest.mark.parametrize("colour", [(128, 128, 128), (180, 120, 110), (90, 100, 160), (255, 255, 255)])
@pytest.mark.parametrize("suffix", ["png", "jpg", "tif", "webp", "avif"])
def test_an_embedded_profile_is_converted_to_srgb(
    tmp_path: Path, adobe_rgb: bytes, colour: tuple[int, int, int], suffix: str
) -> None:
    path = tmp_path / f"wide.{suffix}"
    Image.new("RGB", (16, 16), colour).save(path, icc_profile=adobe_rgb, quality=100)
    expected = as_srgb(colour)
    assert all(abs(a - b) <= 3 for a, b in zip(pixels(path)[8], expected, strict=True))


def test_transparency_survives_the_conversion_of_a_profile(tmp_path: Path, adobe_rgb: bytes) -> None:
    path = tmp_path / "wide.png"
    Image.new("RGBA", (1, 1), (180, 120, 110, 99)).save(path, icc_profile=adobe_rgb)
    red, _, _, alpha = pixels(path)[0]
    assert abs(red - as_srgb((180, 120, 110))[0]) <= 2
    assert alpha == 99


def test_a_profile_that_is_srgb_leaves_every_pixel_as_it_is(samples: Path) -> None:
    with Image.open(samples / "astronaut.png") as file:
        assert file.info["icc_profile"]
        assert decode(samples / "astronaut.png").tobytes() == file.convert("RGB").tobytes()


@pytest.mark.parametrize("cut", [0, 4, 100, 200, 400])
def test_a_broken_profile_is_ignored(tmp_path: Path, adobe_rgb: bytes, cut: int) -> None:
    path = tmp_path / "odd.png"
    Image.new("RGB", (1, 1), (180, 120, 110)).save(path, icc_profile=adobe_rgb[:cut] + b"garbage")
    assert pixels(path) == [(180, 120, 110)]


def test_a_profile_for_other_colours_is_ignored(tmp_path: Path, adobe_rgb: bytes) -> None:
    path = tmp_path / "odd.jpg"
    Image.new("CMYK", (16, 16), (0, 255, 255, 0)).save(path, icc_profile=adobe_rgb, quality=100)
    assert pixels(path)[8][0] >= 250
