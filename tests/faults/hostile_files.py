"""Files that mean harm, as somebody could send or drop them; each is made from the standard's own rules."""

import gzip
import io
import random
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image

from qwen_studio.imaging.png_chunks import SIGNATURE, framed

MEBIBYTE = 2**20


def png(width: int, height: int, *, depth: int = 8, colour: int = 2, packed: bytes = b"", more: bytes = b"") -> bytes:
    """A PNG of these claims, with a body that unpacks to whatever is given."""
    header = framed(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    return SIGNATURE + header + more + framed(b"IDAT", packed) + framed(b"IEND", b"")


def zeros(count: int) -> bytes:
    """So many zero bytes, packed."""
    packer = zlib.compressobj(9)
    packed = bytearray()
    for _ in range(count // MEBIBYTE):
        packed += packer.compress(bytes(MEBIBYTE))
    return bytes(packed + packer.compress(bytes(count % MEBIBYTE)) + packer.flush())


def jpeg(width: int, height: int, **options: object) -> bytes:
    """A plain JPEG."""
    written = io.BytesIO()
    Image.new("RGB", (width, height), (200, 90, 30)).save(written, "JPEG", quality=30, **options)
    return written.getvalue()


def jpeg_of_many_scans(scans: int) -> bytes:
    """A progressive JPEG that goes over its pixels again and again."""
    data = jpeg(4096, 4096, progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * scans + b"\xff\xd9"


def jpeg_with_tags(entries: int, length: int) -> bytes:
    """A JPEG whose EXIF has many entries that all show the same long piece."""
    told = tiff_directory(entries, length, 0)
    segments = b""
    for start in range(0, len(told), 65_000):
        piece = b"Exif\0\0" + told[start : start + 65_000]
        segments += b"\xff\xe1" + struct.pack(">H", len(piece) + 2) + piece
    plain = jpeg(64, 64)
    # Without the JFIF segment, because then the resolution is looked for in the EXIF.
    return plain[:2] + segments + plain[20:]


def tiff_directory(entries: int, length: int, following: int) -> bytes:
    """A TIFF head with entries of `length` bytes that all lie at the same place."""
    start = 8 + 2 + entries * 12 + 4
    rows = b"".join(struct.pack("<HHII", 1000 + number, 1, length, start) for number in range(entries))
    return b"II*\0" + struct.pack("<IH", 8, entries) + rows + struct.pack("<I", following) + bytes(length)


def tiff(tags: dict[int, tuple[int, int, int]], data: bytes = b"", following: int = 0) -> bytes:
    """A TIFF of these tags: type, count and value; what the values point to lies behind byte 1024."""
    rows = b"".join(struct.pack("<HHII", tag, *value) for tag, value in sorted(tags.items()))
    head = b"II*\0" + struct.pack("<IH", 8, len(tags)) + rows + struct.pack("<I", following)
    return head.ljust(1024, b"\0") + data


def plain_tags(width: int, height: int, **changes: int) -> dict[int, tuple[int, int, int]]:
    """The tags of an uncompressed grey picture."""
    tags = {
        256: (4, 1, width),
        257: (4, 1, height),
        258: (3, 1, 8),
        259: (3, 1, changes.get("compression", 1)),
        262: (3, 1, 1),
        273: (4, 1, 1024),
        277: (3, 1, 1),
        278: (4, 1, changes.get("rows", height)),
        279: (4, 1, changes.get("bytes", width * height)),
    }
    if "tile" in changes:
        for tag in (273, 278, 279):
            del tags[tag]
        tags |= {322: (4, 1, changes["tile"]), 323: (4, 1, changes["tile"]), 324: (4, 1, 1024), 325: (4, 1, 64)}
    return tags


def tiff_in_a_circle() -> bytes:
    """A TIFF whose next page is itself."""
    return tiff(plain_tags(64, 64), bytes(4096), following=8)


def tiff_of_many_pages(pages: int) -> bytes:
    """A TIFF of very many very small pages."""
    written = []
    for number in range(pages):
        tags = plain_tags(1, 1)
        rows = b"".join(struct.pack("<HHII", tag, *value) for tag, value in sorted(tags.items()))
        size = 2 + len(rows) + 4
        following = 8 + (number + 1) * size if number + 1 < pages else 0
        written.append(struct.pack("<H", len(tags)) + rows + struct.pack("<I", following))
    return b"II*\0" + struct.pack("<I", 8) + b"".join(written).ljust(1100, b"\0")


def gif(width: int, height: int, frames: int, side: int = 1) -> bytes:
    """A GIF with many frames of one pixel."""
    frame = b"\x21\xf9\x04\x04\x01\0\0\0" + b"\x2c" + struct.pack("<HHHHB", 0, 0, side, side, 0) + b"\x02\x02\x44\x01\0"
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes(6) + frame * frames + b";"


def bmp_in_runs(width: int, height: int) -> bytes:
    """A BMP in which every pixel is a run of its own."""
    body = b"\x01\x05" * (width * height) + b"\0\x01"
    head = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 8, 1, len(body), 0, 0, 256, 0)
    offset = 14 + len(head) + 1024
    return b"BM" + struct.pack("<IHHI", offset + len(body), 0, 0, offset) + head + bytes(1024) + body


def saved(file_format: str, size: tuple[int, int], mode: str = "RGB", **options: object) -> bytes:
    """A picture of one colour as Pillow writes it."""
    written = io.BytesIO()
    Image.new(mode, size).save(written, file_format, **options)
    return written.getvalue()


def animated(file_format: str, size: tuple[int, int], frames: int) -> bytes:
    """An animation."""
    written = io.BytesIO()
    pictures = [Image.new("RGB", size, (number * 9 % 256, 0, 0)) for number in range(frames)]
    pictures[0].save(written, file_format, save_all=True, append_images=pictures[1:])
    return written.getvalue()


HARMFUL: dict[str, Callable[[], bytes]] = {
    "png bomb within 64 megapixels": lambda: png(8000, 8000, packed=zeros(8000 * (8000 * 3 + 1))),
    "png bomb of 16 bits and alpha": lambda: png(7990, 8000, depth=16, colour=6, packed=zeros(8000 * (7990 * 8 + 1))),
    "png bomb beyond": lambda: png(60_000, 60_000, packed=zeros(100 * MEBIBYTE)),
    "png that unpacks to more than it says": lambda: png(64, 64, packed=zeros(100 * MEBIBYTE)),
    "png of a line": lambda: png(64_000_000, 1, colour=0, packed=zeros(64_000_001)),
    "png of a column": lambda: png(1, 64_000_000, colour=0, packed=zeros(128_000_000)),
    "png with a profile that is a bomb": lambda: png(
        64, 64, packed=zeros(64 * 193), more=framed(b"iCCP", b"x\0\0" + zeros(100 * MEBIBYTE))
    ),
    "png with texts that are bombs": lambda: png(
        64, 64, packed=zeros(64 * 193), more=framed(b"zTXt", b"x\0\0" + zeros(60 * MEBIBYTE)) * 40
    ),
    "png of very many chunks": lambda: png(64, 64, packed=zeros(64 * 193), more=framed(b"teSt", b"") * 1_000_000),
    "png of very many texts": lambda: png(64, 64, packed=zeros(64 * 193), more=framed(b"tEXt", b"k\0v") * 300_000),
    "png of frames without end": lambda: png(
        64, 64, packed=zeros(64 * 193), more=framed(b"acTL", struct.pack(">II", 2**31 - 1, 0))
    ),
    "png with exif that repeats itself": lambda: png(
        64, 64, packed=zeros(64 * 193), more=framed(b"eXIf", tiff_directory(30_000, 600_000, 0))
    ),
    "jpeg of a thousand scans": lambda: jpeg_of_many_scans(1_000),
    "jpeg progressive and large": lambda: jpeg(8000, 8000, progressive=True, subsampling=0),
    "jpeg with exif that repeats itself": lambda: jpeg_with_tags(5_000, 4 * MEBIBYTE),
    "jpeg that says it is larger": lambda: jpeg(64, 64).replace(b"\0\x40\0\x40", b"\x1f\x40\x1f\x40", 1),
    "jpeg of comments": lambda: jpeg(64, 64)[:2] + (b"\xff\xfe\xff\xff" + bytes(65_533)) * 900 + jpeg(64, 64)[2:],
    "tiff that shows itself": tiff_in_a_circle,
    "tiff of very many pages": lambda: tiff_of_many_pages(200_000),
    "tiff with tags that repeat themselves": lambda: tiff_directory(60_000, 8 * MEBIBYTE, 0),
    "tiff with a strip of gigabytes": lambda: tiff(
        plain_tags(64, 64, rows=2**31, bytes=2**31, compression=8), zeros(99)
    ),
    "tiff with a tile of gigabytes": lambda: tiff(plain_tags(64, 64, tile=60_000, compression=8), zeros(4096)),
    "tiff in one large piece": lambda: saved("TIFF", (8000, 8000), "RGBA", compression="tiff_adobe_deflate"),
    "tiff that unpacks to more than it says": lambda: tiff(
        plain_tags(64, 64, compression=8, bytes=400_000), zeros(100 * MEBIBYTE)
    ),
    "gif of very many frames": lambda: gif(64, 64, 2_000_000),
    "gif of a large screen": lambda: gif(60_000, 60_000, 3),
    "gif of a large frame": lambda: gif(1, 1, 2, side=65_535),
    "gif within 64 megapixels": lambda: gif(8000, 8000, 400, side=1),
    "bmp in single runs": lambda: bmp_in_runs(5_000, 5_000),
    "bmp in runs that go nowhere": lambda: bmp_in_runs(64, 64)[:1200] + b"\0\x02\xff\xff" * 800_000,
    "bmp that says it is larger": lambda: saved("BMP", (64, 64)).replace(
        struct.pack("<ii", 64, 64), struct.pack("<ii", 8000, 8000)
    ),
    "webp of a large canvas": lambda: saved("WEBP", (8000, 8000), quality=1, method=0),
    "webp of many frames": lambda: animated("WEBP", (512, 512), 60),
    "avif of a large canvas": lambda: saved("AVIF", (8000, 6000), quality=1, speed=10),
    "gzip in place of a picture": lambda: gzip.compress(bytes(100 * MEBIBYTE)),
    "text of megabytes": lambda: b"GIF89a" + b"a" * (60 * MEBIBYTE),
    "noise that begins as a jpeg": lambda: b"\xff\xd8\xff\xe0" + random.Random(1).randbytes(30 * MEBIBYTE),
    "noise that begins as a tiff": lambda: b"II*\0" + random.Random(2).randbytes(30 * MEBIBYTE),
    "noise that begins as a webp": lambda: b"RIFF\xff\xff\xff\x7fWEBPVP8X" + random.Random(3).randbytes(30 * MEBIBYTE),
    "noise that begins as an avif": lambda: b"\0\0\0\x20ftypavif" + random.Random(4).randbytes(30 * MEBIBYTE),
}


def write_harmful(folder: Path, wanted: Iterator[str] | list[str]) -> list[Path]:
    """The wanted files, in the folder."""
    paths = []
    for name in wanted:
        path = folder / f"{name}.png"
        path.write_bytes(HARMFUL[name]())
        paths.append(path)
    return paths
