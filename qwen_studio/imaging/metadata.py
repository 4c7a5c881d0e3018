"""Text inside picture files, and names for pictures that do not depend on it."""

import hashlib
import zlib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from qwen_studio.core.errors import PictureError
from qwen_studio.core.language import translate
from qwen_studio.imaging.png_chunks import (
    SIGNATURE,
    STORY_KINDS,
    TEXT_KINDS,
    BrokenPngError,
    Chunk,
    framed,
    read_chunks,
)
from qwen_studio.imaging.reading import read_blocks, reading, require_ordinary_file, shown_name
from qwen_studio.imaging.written import replacing

MAX_TEXT_BYTES = 1 << 20
MAX_TEXTS = 256
MAX_CONTENT_BYTES = 128 * 2**20

_MAX_KEYWORD = 79


def content_hash(path: Path) -> str:
    """SHA-256 (hex) of the picture without its text: equal before and after the story is written into a PNG.

    Covers all chunks of a PNG but tEXt, zTXt, iTXt, tIME and eXIf; of any other file, every byte.

    Raises:
        PictureError: the file cannot be read, or is larger than any picture with its story.
    """
    require_ordinary_file(path, MAX_CONTENT_BYTES)
    try:
        chunks = _png_chunks(path)
    except BrokenPngError:
        return file_sha256(path)
    digest = hashlib.sha256()
    for block in _without(path, chunks, STORY_KINDS):
        digest.update(block)
    return digest.hexdigest()


def hashes_of(path: Path) -> tuple[str, str]:
    """`content_hash` and `file_sha256` of the file, with a single reading where they are the same.

    Raises:
        PictureError: the file cannot be read.
    """
    whole = file_sha256(path)
    try:
        tells = any(chunk.kind in STORY_KINDS for chunk in _png_chunks(path))
    except BrokenPngError:
        return whole, whole
    return (content_hash(path) if tells else whole), whole


def file_sha256(path: Path) -> str:
    """SHA-256 (hex) of the file as it lies on disk.

    Raises:
        PictureError: the file cannot be read.
    """
    digest = hashlib.sha256()
    for block in read_blocks(path):
        digest.update(block)
    return digest.hexdigest()


def add_text(source: Path, target: Path, texts: Mapping[str, str]) -> None:
    """Writes `source` as `target` with the texts in it, in place of those of the same keywords.

    On disk on return, for its owner alone. The pixels' bytes are copied as they are. Keywords are 1 to 79 Latin-1
    characters.

    Raises:
        PictureError: the source is not a whole PNG.
        LibraryError: the target cannot be written.
    """
    written = b"".join(_international_text(keyword, text) for keyword, text in texts.items())
    try:
        chunks = _png_chunks(source)
        replaced = _starts_of(source, chunks, texts.keys())
    except BrokenPngError as error:
        raise PictureError(
            translate("imaging", "“{source}” is not a whole PNG picture.").format(source=shown_name(source)),
            next_step=translate("imaging", "Text can only be kept in PNG files."),
        ) from error
    header_end = chunks[0].end
    kept = [c for c in chunks[1:] if c.start not in replaced]
    with replacing(target, private=True) as stream:
        for block in read_blocks(source, 0, header_end):
            stream.write(block)
        stream.write(written)
        for block in _ranges(source, kept, chunks[-1].end):
            stream.write(block)


def remove_text(source: Path, target: Path) -> None:
    """Writes a PNG as `target` without any text, date or EXIF; on disk on return.

    Raises:
        PictureError: the source is not a whole PNG.
        LibraryError: the target cannot be written.
    """
    try:
        chunks = _png_chunks(source)
    except BrokenPngError as error:
        raise PictureError(
            translate("imaging", "“{source}” is not a whole PNG picture.").format(source=shown_name(source)),
            next_step=translate("imaging", "Choose another picture."),
        ) from error
    with replacing(target) as stream:
        for block in _without(source, chunks, STORY_KINDS):
            stream.write(block)


def read_texts(path: Path) -> dict[str, str]:
    """The texts of a PNG by keyword, newlines kept; empty for anything else, and for files that do not hold together.

    Texts of more than a mebibyte, and all after the 256th, are left out: a few bytes can unpack to gigabytes.
    """
    texts: dict[str, str] = {}
    try:
        with reading(path) as stream:
            for chunk in read_chunks(stream):
                if chunk.kind in TEXT_KINDS and chunk.length <= MAX_TEXT_BYTES and len(texts) < MAX_TEXTS:
                    entry = _text_of(chunk.kind, chunk.read(stream))
                    if entry is not None:
                        texts[entry[0]] = entry[1]
    except (PictureError, BrokenPngError):
        return {}
    return texts


def is_png(path: Path) -> bool:
    """Whether the file begins as a PNG does.

    Raises:
        PictureError: the file cannot be read.
    """
    return next(read_blocks(path, 0, len(SIGNATURE)), b"") == SIGNATURE


def _png_chunks(path: Path) -> list[Chunk]:
    with reading(path) as stream:
        return list(read_chunks(stream))


def _without(path: Path, chunks: list[Chunk], kinds: Collection[bytes]) -> Iterator[bytes]:
    yield SIGNATURE
    yield from _ranges(path, [c for c in chunks if c.kind not in kinds], chunks[-1].end)


def _ranges(path: Path, chunks: list[Chunk], tail: int) -> Iterator[bytes]:
    """The bytes of these chunks, neighbours together, and whatever follows the end of the picture at `tail`."""
    start = end = chunks[0].start
    for chunk in chunks:
        if chunk.start != end:
            yield from read_blocks(path, start, end)
            start = chunk.start
        end = chunk.end
    yield from read_blocks(path, start, None if end == tail else end)


def _starts_of(path: Path, chunks: list[Chunk], keywords: Collection[str]) -> set[int]:
    wanted = {keyword.encode("latin-1") for keyword in keywords}
    starts = set()
    with reading(path) as stream:
        for chunk in chunks:
            if chunk.kind in TEXT_KINDS:
                stream.seek(chunk.start + 8)
                if stream.read(min(chunk.length, _MAX_KEYWORD + 1)).partition(b"\0")[0] in wanted:
                    starts.add(chunk.start)
    return starts


def _international_text(keyword: str, text: str) -> bytes:
    name = keyword.encode("latin-1")
    if not 1 <= len(name) <= _MAX_KEYWORD or b"\0" in name:
        raise ValueError(f"not a PNG keyword: {keyword!r}")
    # Uncompressed, no language, no translated keyword. Lone surrogates and NUL have no place in the chunk.
    return framed(b"iTXt", name + b"\0\0\0\0\0" + text.replace("\0", "").encode("utf-8", "replace"))


def _text_of(kind: bytes, data: bytes) -> tuple[str, str] | None:
    """Keyword and text of a chunk, or None if it is malformed or too long."""
    keyword, _, rest = data.partition(b"\0")
    packed = kind == b"zTXt"
    encoding = "latin-1"
    if packed:
        rest = rest[1:]
    elif kind == b"iTXt":
        packed, encoding = rest[:1] == b"\1", "utf-8"
        _language, _, rest = rest[2:].partition(b"\0")
        _translated, _, rest = rest.partition(b"\0")
    try:
        if packed:
            unpacker = zlib.decompressobj()
            rest = unpacker.decompress(rest, MAX_TEXT_BYTES)
            if not unpacker.eof:
                return None
        return keyword.decode("latin-1"), rest.decode(encoding)
    except (zlib.error, UnicodeDecodeError):
        return None
