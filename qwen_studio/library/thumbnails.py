"""Thumbnails in one pack file: a random read takes a third of the time that SQLite needs, a write a sixth."""

import os
import sqlite3
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from qwen_studio.core.private_files import open_private
from qwen_studio.library.columns import stored_list
from qwen_studio.library.failures import os_errors_as_sentences

FILE_NAME = "thumbnails.pack"


class ThumbnailPack:
    """The thumbnails of the library in a folder, found by the content hash of their picture.

    All methods run inside a transaction of `Database`; only `put` needs one that writes. The pack is not flushed to the
    drive: whatever a power cut takes is noticed when it is read, and made again.
    """

    def __init__(self, folder: Path, name: str = FILE_NAME) -> None:
        self._folder = folder
        self._path = folder / name

    def put(self, c: sqlite3.Connection, content_hash: str, jpeg: bytes) -> None:
        """Keep the thumbnail; it takes the place of an earlier one.

        Raises:
            LibraryError: the pack cannot be written.
        """
        with os_errors_as_sentences(self._folder), open_private(self._path, "ab") as pack:
            offset = pack.seek(0, os.SEEK_END)
            pack.write(jpeg)
        c.execute(
            'INSERT OR REPLACE INTO thumbnails (content_hash, "offset", length, crc32) VALUES (?, ?, ?, ?)',
            (content_hash, offset, len(jpeg), zlib.crc32(jpeg)),
        )

    def get(self, c: sqlite3.Connection, content_hash: str) -> bytes | None:
        """The thumbnail as JPEG, or None where it must be made (again)."""
        return self.get_many(c, [content_hash]).get(content_hash)

    def get_many(self, c: sqlite3.Connection, content_hashes: Iterable[str]) -> dict[str, bytes]:
        """The thumbnails as JPEG, without those that must be made (again)."""
        rows = c.execute(
            'SELECT content_hash, "offset", length, crc32 FROM thumbnails'
            ' WHERE content_hash IN (SELECT value FROM json_each(?)) ORDER BY "offset"',
            (stored_list(content_hashes),),
        ).fetchall()
        found = {}
        try:
            with self._path.open("rb") as pack:
                for content_hash, offset, length, crc32 in rows:
                    jpeg = _read(pack, offset, length)
                    if zlib.crc32(jpeg) == crc32:
                        found[content_hash] = jpeg
        except OSError:
            # No pack is like an empty one, and a bad sector costs only what lies on it and after.
            return found
        return found


def _read(pack: BinaryIO, offset: int, length: int) -> bytes:
    pack.seek(offset)
    return pack.read(length)
