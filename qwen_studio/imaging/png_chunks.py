"""The chunks of a PNG file, without its pixels being decoded."""

import zlib
from collections.abc import Iterator
from typing import IO, NamedTuple

SIGNATURE = b"\x89PNG\r\n\x1a\n"
TEXT_KINDS = frozenset({b"tEXt", b"zTXt", b"iTXt"})
STORY_KINDS = TEXT_KINDS | {b"tIME", b"eXIf"}
"""Everything that tells about the picture and is no part of it."""

# A file of 64 MB has some 8,000 where its writer makes the usual pieces of 8 KB.
_MAX_CHUNKS = 50_000
_FRAME_BYTES = 12


class BrokenPngError(ValueError):
    """The file is not a PNG, or its chunks do not hold together."""


class TooManyChunksError(BrokenPngError):
    """The file is cut into more pieces than any picture needs."""


class Chunk(NamedTuple):
    """One chunk: `start` is the offset of its length field, `length` counts the data alone."""

    kind: bytes
    start: int
    length: int

    @property
    def end(self) -> int:
        """The offset behind its check sum."""
        return self.start + _FRAME_BYTES + self.length

    def read(self, stream: IO[bytes]) -> bytes:
        """The chunk's data.

        Raises:
            BrokenPngError: the check sum does not fit.
        """
        stream.seek(self.start + 4)
        framed = stream.read(4 + self.length)
        if stream.read(4) != zlib.crc32(framed).to_bytes(4, "big"):
            raise BrokenPngError("check sum")
        return framed[4:]


def read_chunks(stream: IO[bytes]) -> Iterator[Chunk]:
    """The chunks from IHDR to IEND; the stream may be moved in between.

    Raises:
        BrokenPngError: no PNG, or cut off.
    """
    file_bytes = stream.seek(0, 2)
    stream.seek(0)
    if stream.read(len(SIGNATURE)) != SIGNATURE:
        raise BrokenPngError("signature")
    start = len(SIGNATURE)
    for number in range(_MAX_CHUNKS):
        stream.seek(start)
        head = stream.read(8)
        chunk = Chunk(head[4:], start, int.from_bytes(head[:4], "big"))
        if len(head) < 8 or chunk.end > file_bytes or (number == 0) is not (chunk.kind == b"IHDR"):
            raise BrokenPngError("chunks")
        yield chunk
        if chunk.kind == b"IEND":
            return
        start = chunk.end
    raise TooManyChunksError


def has_too_many_chunks(stream: IO[bytes]) -> bool:
    """Whether it is a PNG of more chunks than it makes sense to read; the stream is left where it was."""
    position = stream.tell()
    try:
        for _ in read_chunks(stream):
            pass
    except TooManyChunksError:
        return True
    except BrokenPngError:
        return False  # as another decoder will say, or forgive
    finally:
        stream.seek(position)
    return False


def find_chunk(stream: IO[bytes], kind: bytes, max_bytes: int) -> bytes | None:
    """The data of the first chunk of this kind, or None; the stream is left where it was.

    Raises:
        BrokenPngError: the file breaks before such a chunk.
    """
    position = stream.tell()
    try:
        found = next((c for c in read_chunks(stream) if c.kind == kind and c.length <= max_bytes), None)
        return None if found is None else found.read(stream)
    finally:
        stream.seek(position)


def framed(kind: bytes, data: bytes) -> bytes:
    """The chunk as it stands in a file."""
    body = kind + data
    return len(data).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
