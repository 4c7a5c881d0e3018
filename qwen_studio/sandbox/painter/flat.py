"""Results in no time: one colour each, for tests that want thousands of edits and look at none of them."""

import hashlib
import struct
import zlib
from typing import Final

# Small, so that nobody spends time on pixels either who downloads them.
_SHRUNK: Final = 8
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_RGB: Final = bytes((8, 2, 0, 0, 0))  # bits a channel, kind of colours, and no choice in the rest


class FlatPainting:
    """The results of one request as plain colours, an eighth as wide and high as painted ones.

    As with :class:`~qwen_studio.sandbox.painter.paint.Painting` the same seed and request give the same pixels, each
    result its own.
    """

    def __init__(self, instruction: str, negative_prompt: str, *, size: tuple[int, int], seed: int) -> None:
        width, height = size
        self.size = max(1, width // _SHRUNK), max(1, height // _SHRUNK)
        self._origin = f"{seed}\n{instruction}\n{negative_prompt}"

    def png(self, index: int) -> bytes:
        """Result number `index` as a PNG file."""
        digest = hashlib.sha256(f"{self._origin}/{index}".encode(errors="replace")).digest()
        # Two colours may be alike by chance; the digest in the first row never is. Both are far from black.
        colour, mark = bytes(128 + byte // 2 for byte in digest[:3]), bytes(128 + byte // 2 for byte in digest)
        return flat_png(self.size, colour, mark)


def flat_png(size: tuple[int, int], colour: bytes, mark: bytes = b"") -> bytes:
    """A PNG of `size` px in one RGB `colour`, whose first bytes are `mark`."""
    width, height = size
    row = colour * width
    marked = (mark + row[len(mark) :])[: len(row)]
    pixels = b"\0" + marked + (b"\0" + row) * (height - 1)
    head = struct.pack(">II", width, height) + _RGB
    return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(pixels, 1)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
