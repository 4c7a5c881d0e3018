"""Reads a file that another program has written, and lets its picture follow."""

import logging
import sqlite3
from enum import Enum, auto
from pathlib import Path

from qwen_studio.core.errors import LibraryError, PictureError
from qwen_studio.core.geometry import Size
from qwen_studio.core.trouble import Trouble
from qwen_studio.imaging.metadata import hashes_of
from qwen_studio.imaging.opening import MAX_FILE_BYTES
from qwen_studio.jobs.found_files import read_picture
from qwen_studio.library import disk_rows, pictures
from qwen_studio.library.database import Database
from qwen_studio.library.disk_rows import KnownFile
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.glance import Seen, glance, path_of
from qwen_studio.library.thumbnails import ThumbnailPack

log = logging.getLogger(__name__)


class Outcome(Enum):
    """What became of the picture."""

    NOTHING = auto()
    """It is what it was, or the next look will tell."""
    WELL = auto()
    """It is what it was before something was wrong with it."""
    EDITED = auto()
    TROUBLED = auto()


def read(database: Database, files: LibraryFiles, thumbnails: ThumbnailPack, known: KnownFile) -> Outcome:
    """Let the row say what the file holds now. For a worker thread.

    Another picture takes the place of the one that was there, and the row says that it was edited. The same picture
    written anew, with other words in the file, stays what it was. A file that cannot be read any more keeps what its
    row knows of the picture, so that it is recognised when it is whole again.
    """
    try:
        path = path_of(files, known)
        status = path.stat()
        seen = Seen(None, status.st_size, status.st_mtime_ns)
        if seen.file_bytes > MAX_FILE_BYTES:
            # No picture of the library was ever so large, and to read it may take minutes.
            return database.call(_keep_trouble, files, known, seen, Trouble.TOO_LARGE)
        hashes = hashes_of(path)
    except (PictureError, LibraryError, OSError) as error:
        log.info("Picture %d could not be looked at: %s", known.id, type(error).__name__)
        return Outcome.NOTHING
    outcome = database.call(_recognise, files, known, seen, hashes)
    return _read_pixels(database, files, thumbnails, known, seen, path, hashes) if outcome is None else outcome


def _recognise(
    c: sqlite3.Connection, files: LibraryFiles, known: KnownFile, seen: Seen, hashes: tuple[str, str]
) -> Outcome | None:
    """What became of the picture if the file holds what its row knows; None if it holds something else."""
    picture = pictures.get(c, known.id)
    if picture is None or not _is_still_so(c, files, known, seen):
        return Outcome.NOTHING
    if hashes[0] != picture.content_hash and hashes[1] != picture.file_sha256:
        return None
    return _set_well(c, known, seen, hashes[1])


def _set_well(c: sqlite3.Connection, known: KnownFile, seen: Seen, sha256: str) -> Outcome:
    # That it was edited once stays true.
    trouble = known.trouble if known.trouble == Trouble.CHANGED else ""
    disk_rows.set_seen(c, known.id, seen.file_bytes, seen.mtime_ns, trouble)
    disk_rows.set_file_sha256(c, known.id, sha256)
    return Outcome.WELL if known.missing or known.trouble != trouble else Outcome.NOTHING


def _read_pixels(
    database: Database,
    files: LibraryFiles,
    thumbnails: ThumbnailPack,
    known: KnownFile,
    seen: Seen,
    path: Path,
    hashes: tuple[str, str],
) -> Outcome:
    try:
        size, small = read_picture(path)
    except PictureError as error:
        return database.call(_keep_trouble, files, known, seen, error.trouble)
    return database.call(_take_over, files, thumbnails, known, seen, hashes, size, small)


def _keep_trouble(
    c: sqlite3.Connection, files: LibraryFiles, known: KnownFile, seen: Seen, trouble: Trouble
) -> Outcome:
    if not _is_still_so(c, files, known, seen):
        return Outcome.NOTHING
    disk_rows.set_seen(c, known.id, seen.file_bytes, seen.mtime_ns, trouble)
    return Outcome.TROUBLED if known.missing or known.trouble != trouble else Outcome.NOTHING


def _take_over(
    c: sqlite3.Connection,
    files: LibraryFiles,
    thumbnails: ThumbnailPack,
    known: KnownFile,
    seen: Seen,
    hashes: tuple[str, str],
    size: Size,
    small: bytes,
) -> Outcome:
    picture = pictures.get(c, known.id)
    if picture is None or not _is_still_so(c, files, known, seen):
        return Outcome.NOTHING
    if not picture.was_read:
        thumbnails.put(c, hashes[0], small)
        disk_rows.set_content(c, known.id, hashes[0], hashes[1], size)
        disk_rows.set_seen(c, known.id, seen.file_bytes, seen.mtime_ns, "")
        return Outcome.WELL
    if picture.size == size and thumbnails.get(c, picture.content_hash) == small:
        # Only words in the file are others. The name stays by which the pictures made from it know it.
        return _set_well(c, known, seen, hashes[1])
    thumbnails.put(c, hashes[0], small)
    disk_rows.set_content(c, known.id, hashes[0], hashes[1], size)
    disk_rows.set_seen(c, known.id, seen.file_bytes, seen.mtime_ns, Trouble.CHANGED)
    return Outcome.EDITED


def _is_still_so(c: sqlite3.Connection, files: LibraryFiles, known: KnownFile, seen: Seen) -> bool:
    """Whether the file is the one that was read, and the row is about it. Here no file of the library is moved."""
    return disk_rows.get(c, known.id) == known and glance(files, known)[1] == seen
