"""The same pixels in a file without metadata: segments and chunks are left out, nothing is encoded again."""

import io
import re
from collections.abc import Callable
from pathlib import Path

from PIL import TiffImagePlugin

from qwen_studio.imaging.opening import MAX_FILE_BYTES, opened
from qwen_studio.imaging.png_chunks import SIGNATURE, BrokenPngError, framed, read_chunks
from qwen_studio.imaging.reading import read_blocks, reading

_PNG_KEPT = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}

# Baseline, extended and progressive Huffman frames; their tables; restart interval. Others are left to the encoder.
_JPEG_KEPT = {0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDD}
_JPEG_DROPPED = {*range(0xE1, 0xF0), 0xFE} - {0xEE}
_JPEG_APP0, _JPEG_ADOBE, _JPEG_SCAN, _JPEG_END = 0xE0, 0xEE, 0xDA, 0xD9
_JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
_ADOBE_BYTES = 12
_SCAN_END = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")

_BMP_HEAD = 54
_TIFF_LAYOUT = {254, 256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 282, 283, 284, 296, 317, 322, 323, 324, 325}
_TIFF_LAYOUT |= {338, 339}
_TIFF_COMPRESSIONS = {1, 5, 8, 32773, 32946}
_TIFF_DATA_BYTES = {279, 325}
_TIFF_SLACK = 1024


def without_metadata(path: Path, file_format: str) -> bytes | None:
    """The file without EXIF, GPS, XMP, comments, text and profile, pixels untouched; None where it takes encoding.

    For files that decode as they are: upright, one frame, 8 bits, sRGB.

    Raises:
        PictureError: the file cannot be read any more.
    """
    strip = _STRIPPERS.get(file_format)
    return None if strip is None else strip(path)


def _whole(path: Path) -> bytes:
    return b"".join(read_blocks(path, 0, MAX_FILE_BYTES))


def _png(path: Path) -> bytes | None:
    parts = [SIGNATURE]
    with reading(path) as stream:
        try:
            # Each chunk is framed anew: what the check sums say is checked, what lies behind IEND is left.
            for chunk in read_chunks(stream):
                if chunk.kind in _PNG_KEPT:
                    parts.append(framed(chunk.kind, chunk.read(stream)))
        except BrokenPngError:
            return None
    return b"".join(parts)


def _jpeg(path: Path) -> bytes | None:
    data = _whole(path)
    parts = [data[:2]]
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == _JPEG_END:
            # Whatever follows is no part of the picture: previews, depth maps, films with their places.
            return b"".join([*parts, b"\xff\xd9"])
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _JPEG_SCAN:
            found = _SCAN_END.search(data, end)
            if found is None:
                return None
            end = found.end() - 2
        kept = _jpeg_segment(marker, data[at:end])
        if kept is None or end > len(data):
            return None
        parts.append(kept)
        at = end
    # An end marker may be the very last two bytes.
    return b"".join([*parts, b"\xff\xd9"]) if data[at:] == b"\xff\xd9" else None


def _jpeg_segment(marker: int, segment: bytes) -> bytes | None:
    if marker in _JPEG_KEPT or marker == _JPEG_SCAN:
        return segment
    if marker in _JPEG_DROPPED:
        return b""
    if marker == _JPEG_APP0:
        # Only its presence matters to the colours; it may carry a thumbnail.
        return _JFIF if segment[4:9] == b"JFIF\0" else b""
    if marker == _JPEG_ADOBE:
        # Says how the colours are meant.
        head = segment[4 : 4 + _ADOBE_BYTES]
        if not head.startswith(b"Adobe") or len(head) < _ADOBE_BYTES:
            return b""
        return b"\xff\xee" + (2 + _ADOBE_BYTES).to_bytes(2, "big") + head
    return None


def _webp(path: Path) -> bytes | None:
    data = _whole(path)
    pictures = []
    at = 12
    while at + 8 <= len(data):
        kind, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if kind in {b"ANIM", b"ANMF"} or at + 8 + length > len(data):
            return None
        if kind in {b"VP8 ", b"VP8L"}:
            pictures.append(data[at : at + 8 + length] + b"\0" * (length % 2))
        at += 8 + length + length % 2
    if len(pictures) != 1:
        return None
    body = b"WEBP" + pictures[0]
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _bmp(path: Path) -> bytes | None:
    data = _whole(path)
    head = io.BytesIO(data[2:_BMP_HEAD])
    numbers = [int.from_bytes(head.read(n), "little") for n in (4, 4, 4, 4, 4, 4, 2, 2, 4)]
    _, reserved, offset, head_bytes, width, height, _planes, bits, compression = numbers
    rows = min(height, 2**32 - height)
    plain = (reserved, offset, head_bytes, bits, compression) == (0, _BMP_HEAD, 40, 24, 0)
    return data if plain and len(data) == _BMP_HEAD + (width * 3 + 3) // 4 * 4 * rows else None


def _tiff(path: Path) -> bytes | None:
    with opened(path) as image:
        if not isinstance(image, TiffImagePlugin.TiffImageFile):
            return None
        tags = image.tag_v2
        pixel_bytes = sum(sum(tags.get(tag, ())) for tag in _TIFF_DATA_BYTES)
        plain = (
            set(tags) <= _TIFF_LAYOUT
            and image.mode in {"L", "RGB"}
            and tags.get(TiffImagePlugin.COMPRESSION, 1) in _TIFF_COMPRESSIONS
            and tags.get(TiffImagePlugin.PHOTOMETRIC_INTERPRETATION) in {1, 2}
        )
    data = _whole(path)
    # What no tag points at any more may still be in the file.
    return data if plain and len(data) <= pixel_bytes + _TIFF_SLACK else None


_STRIPPERS: dict[str, Callable[[Path], bytes | None]] = {
    "BMP": _bmp,
    "JPEG": _jpeg,
    "PNG": _png,
    "TIFF": _tiff,
    "WEBP": _webp,
}
