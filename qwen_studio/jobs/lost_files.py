"""Finds the files of missing pictures again, by their content."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import PictureError
from qwen_studio.core.picture import Picture
from qwen_studio.imaging.metadata import hashes_of
from qwen_studio.jobs.outside_files import files_under
from qwen_studio.library import disk_rows, known_files, pictures
from qwen_studio.library.database import Database
from qwen_studio.library.disk_rows import LostFile
from qwen_studio.library.files import TRASH, LibraryFiles

Told = Callable[[int, int], None]
"""Told how many of how many files were looked at."""

_TEXT_MAY_DIFFER = ".png"
"""Files whose length says nothing: the words in them may have been written anew around the same picture."""


def find_in_library(database: Database, files: LibraryFiles, folders: Sequence[str], cancel: CancelToken) -> list[int]:
    """The ids of missing pictures whose files lie in these folders of the library, or anywhere in it if none is named.

    Their rows name the place now.
    """
    lost = _Lost(database.call(disk_rows.lost))
    if not lost:
        return []
    unknown = set(filter(_is_text, known_files.results_of_lengths(files.folder, folders, lost.lengths)))
    after = 0
    while unknown and (page := database.call(known_files.picture_paths, after)):
        cancel.raise_if_cancelled()
        unknown -= {path for _, path in page}
        after = page[-1][0]
    found = []
    for relative in sorted(unknown):
        cancel.raise_if_cancelled()
        for picture_id in lost.take(files.absolute(relative)):
            database.call(_moved, picture_id, relative)
            found.append(picture_id)
    return found


def find_beside(database: Database, ids: Sequence[int], cancel: CancelToken) -> list[int]:
    """Those of the missing pictures whose files, outside the library, have another name in the same folder now."""
    known = [row for row in (database.call(disk_rows.get, picture_id) for picture_id in ids) if row is not None]
    folders = {Path(row.reference).parent for row in known if row.reference}
    outside = {row.id for row in known if row.reference}
    lost = _Lost([row for row in database.call(disk_rows.lost) if row.id in outside])
    found = []
    for path in sorted(path for folder in folders for path in _files_in(folder) if _length(path) in lost.lengths):
        cancel.raise_if_cancelled()
        # A copy that is a picture of its own is not the one that was renamed.
        if not lost or not _is_text(str(path)) or database.call(disk_rows.at_references, [str(path)]):
            continue
        for picture_id in lost.take(path):
            database.call(_is_elsewhere, picture_id, str(path))
            found.append(picture_id)
    return found


def find_elsewhere(
    database: Database, files: LibraryFiles, folder: Path, told: Told, cancel: CancelToken
) -> tuple[list[int], int]:
    """The ids of missing pictures whose files are in that folder or under it, and how many are missing still.

    What lay in the library is copied back to its place; what lay outside is remembered where it is now.

    Raises:
        Cancelled: what was found until then stays found.
        LibraryError: the library does not take a copy.
    """
    lost = _Lost(database.call(disk_rows.lost))
    candidates = _likeliest_first(files_under([folder], files.folder, lambda _: None), lost.lengths)
    found = []
    for number, path in enumerate(candidates):
        cancel.raise_if_cancelled()
        if not lost:
            break
        told(number, len(candidates))
        for picture_id in lost.take(path):
            picture = database.call(pictures.get, picture_id)
            if picture is not None and _bring_back(database, files, picture, path):
                found.append(picture_id)
    told(len(candidates), len(candidates))
    return found, len(database.call(disk_rows.lost))


class _Lost:
    """What is still looked for."""

    def __init__(self, rows: Sequence[LostFile]) -> None:
        self._wanted: dict[str, set[int]] = {}
        for row in rows:
            for known in {row.content_hash, row.file_sha256}:
                self._wanted.setdefault(known, set()).add(row.id)
        self.lengths = {row.file_bytes for row in rows}

    def __bool__(self) -> bool:
        return any(self._wanted.values())

    def take(self, path: Path) -> list[int]:
        """The pictures that the file is; they are not looked for any more."""
        try:
            hashes = hashes_of(path)
        except PictureError:
            return []
        found = sorted({picture_id for known in hashes for picture_id in self._wanted.get(known, ())})
        for ids in self._wanted.values():
            ids.difference_update(found)
        return found


def _likeliest_first(paths: Iterable[Path], lengths: set[int]) -> list[Path]:
    likely, possible = [], []
    for path in paths:
        if _length(path) in lengths:
            likely.append(path)
        elif path.suffix.lower() == _TEXT_MAY_DIFFER:
            possible.append(path)
    return likely + possible


def _bring_back(database: Database, files: LibraryFiles, picture: Picture, path: Path) -> bool:
    if picture.reference:
        database.call(_is_elsewhere, picture.id, str(path))
        return True
    try:
        partial = files.take_copy(path)
    except PictureError:
        return False
    try:
        (place,) = files.adopt_copies([(partial, picture.path, picture.created_at, path.name)])
    finally:
        partial.unlink(missing_ok=True)
    database.call(_moved, picture.id, place)
    return True


def _moved(c: sqlite3.Connection, picture_id: int, relative: str) -> None:
    pictures.set_path(c, picture_id, relative)
    if relative.startswith(f"{TRASH}/"):
        pictures.move_to_trash(c, [picture_id], datetime.now(UTC))
    else:
        pictures.restore(c, [picture_id])
    disk_rows.set_found(c, [picture_id])


def _is_elsewhere(c: sqlite3.Connection, picture_id: int, reference: str) -> None:
    pictures.set_reference(c, picture_id, reference)
    disk_rows.set_found(c, [picture_id])


def _files_in(folder: Path) -> list[Path]:
    try:
        # What is hidden was put aside, as within the library.
        return [path for path in folder.iterdir() if not path.name.startswith(".") and path.is_file()]
    except OSError:
        return []


def _length(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _is_text(relative: str) -> bool:
    """Whether the name can be kept in a row: those within the library are text."""
    try:
        relative.encode()
    except UnicodeEncodeError:
        return False
    return True
