"""Whether the library holds, byte for byte, what was put into it."""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import DamagedLibrary, LibraryError, PictureError
from qwen_studio.core.language import translate
from qwen_studio.imaging.metadata import content_hash, file_sha256
from qwen_studio.library import damage, known_files
from qwen_studio.library.damage import Damage, DamageKind
from qwen_studio.library.database import FILE_NAME, Database
from qwen_studio.library.failures import from_sqlite, os_errors_as_sentences
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.snapshot import copy_database, open_to_read
from qwen_studio.library.spare_answers import SpareAnswers
from qwen_studio.library.thumbnails import ThumbnailPack
from qwen_studio.library.verify import (
    StoredFile,
    database_damages,
    jobs_without_answer,
    row_count,
    stored_originals,
    stored_picture,
    stored_pictures,
    thumbnail_hashes,
)

_THUMBNAILS_AT_ONCE = 500

Told = Callable[[int, int], None]
"""Told how many of how many steps are done."""


@dataclass(frozen=True)
class Findings:
    """How much was looked at, and what of it is damaged. A bad thumbnail is no damage: it is made again."""

    rows: int
    pictures: int
    originals: int
    thumbnails: int
    bad_thumbnails: int
    damages: tuple[Damage, ...]

    @property
    def intact(self) -> bool:
        """Whether everything is what was put in."""
        return not self.damages

    @property
    def mended_at_next_start(self) -> bool:
        """Whether the database itself is damaged; it is set aside and mended when the library is opened next."""
        return any(found.kind in {DamageKind.DATABASE, DamageKind.ROW} for found in self.damages)


@dataclass(frozen=True)
class _Stored:
    """What the rows say, as they were at one moment."""

    rows: int
    pictures: list[StoredFile]
    originals: list[StoredFile]
    thumbnails: int
    bad_thumbnails: int
    unanswered: list[str]


_NOTHING = _Stored(0, [], [], 0, 0, [])


def verify(database: Database, files: LibraryFiles, told: Told, cancel: CancelToken) -> Findings:
    """Looks at every row, page and file of the library; it may be in use meanwhile. For a worker thread.

    Changes nothing, but has a damaged database mended when the library is opened next.

    Raises:
        Cancelled: nothing is left of the check.
        LibraryError: the library cannot be read, or there is no room for a copy of its database.
    """
    database.opened.result()
    started = time.time()
    damages, stored = _check_database(database, files, cancel)
    steps = 1 + len(stored.pictures) + len(stored.originals)
    told(1, steps)
    suspects = []
    for done, picture in enumerate(stored.pictures, 2):
        cancel.raise_if_cancelled()
        if _picture_damage(files, picture) is not None:
            suspects.append(picture)
        told(done, steps)
    for done, original in enumerate(stored.originals, 2 + len(stored.pictures)):
        cancel.raise_if_cancelled()
        damages += _found(_original_damage(files, original))
        told(done, steps)
    damages += _confirmed(database, files, suspects)
    if stored is not _NOTHING:
        damages += _unknown_files(database, files, {picture.path for picture in stored.pictures}, started)
    findings = Findings(
        rows=stored.rows,
        pictures=len(stored.pictures),
        originals=len(stored.originals),
        thumbnails=stored.thumbnails,
        bad_thumbnails=stored.bad_thumbnails,
        damages=tuple(damages),
    )
    if findings.mended_at_next_start:
        damage.mark(database.folder)
    return findings


def _check_database(database: Database, files: LibraryFiles, cancel: CancelToken) -> tuple[list[Damage], _Stored]:
    copy = files.new_partial()
    try:
        with os_errors_as_sentences(database.folder):
            copy_database(database.folder / FILE_NAME, copy, cancel)
        with closing(open_to_read(copy, alone=True)) as c:
            damages = database_damages(c)
            cancel.raise_if_cancelled()
            try:
                stored = _read(c, ThumbnailPack(database.folder), cancel)
            except sqlite3.DatabaseError:
                # Then the damages say so, and no row can tell about files.
                stored = _NOTHING
    except sqlite3.Error as error:
        raise from_sqlite(error, database.folder) from error
    finally:
        copy.unlink(missing_ok=True)
    spare = SpareAnswers(database.folder)
    damages += [
        Damage(
            DamageKind.ANSWER_MISSING,
            job_id,
            translate("jobs", "The answer to this edit, which was paid for, is missing."),
        )
        for job_id in stored.unanswered
        if spare.get(job_id) is None
    ]
    return damages, stored


def _read(c: sqlite3.Connection, pack: ThumbnailPack, cancel: CancelToken) -> _Stored:
    hashes = thumbnail_hashes(c)
    readable = 0
    for start in range(0, len(hashes), _THUMBNAILS_AT_ONCE):
        cancel.raise_if_cancelled()
        readable += len(pack.get_many(c, hashes[start : start + _THUMBNAILS_AT_ONCE]))
    return _Stored(
        rows=row_count(c),
        pictures=stored_pictures(c),
        originals=stored_originals(c),
        thumbnails=len(hashes),
        bad_thumbnails=len(hashes) - readable,
        unanswered=jobs_without_answer(c),
    )


def _picture_damage(files: LibraryFiles, stored: StoredFile) -> Damage | None:
    try:
        path = files.absolute(stored.path)
        if not path.is_file():
            return Damage(
                DamageKind.PICTURE_MISSING, _shown(stored.path), translate("jobs", "This picture's file is missing.")
            )
        if file_sha256(path) == stored.sha256 or (stored.content and content_hash(path) == stored.content):
            return None
    except (LibraryError, PictureError) as error:
        return Damage(DamageKind.PICTURE_CHANGED, _shown(stored.path), error.message)
    return Damage(
        DamageKind.PICTURE_CHANGED, _shown(stored.path), translate("jobs", "This picture's file is not what was saved.")
    )


def _original_damage(files: LibraryFiles, stored: StoredFile) -> Damage | None:
    try:
        path = files.absolute(stored.path)
        if not path.is_file():
            return Damage(
                DamageKind.ORIGINAL_MISSING, _shown(stored.path), translate("jobs", "This input's file is missing.")
            )
        if content_hash(path) == stored.sha256:
            return None
    except (LibraryError, PictureError) as error:
        return Damage(DamageKind.ORIGINAL_CHANGED, _shown(stored.path), error.message)
    return Damage(
        DamageKind.ORIGINAL_CHANGED, _shown(stored.path), translate("jobs", "This input's file is not what was kept.")
    )


def _confirmed(database: Database, files: LibraryFiles, suspects: Iterable[StoredFile]) -> Iterator[Damage]:
    """The damages that are still there; a picture may have been moved or written anew since its row was read."""
    for suspect in suspects:
        if not isinstance(suspect.key, int):
            yield from _found(_picture_damage(files, suspect))
            continue
        try:
            now = database.call(stored_picture, suspect.key)
        except DamagedLibrary:
            yield from _found(_picture_damage(files, suspect))
            continue
        if now is not None:
            yield from _found(_picture_damage(files, now))


def _unknown_files(database: Database, files: LibraryFiles, known: set[str], started: float) -> Iterator[Damage]:
    unknown = {path for path in known_files.results_on_disk(files.folder) if path not in known}
    after = 0
    try:
        while unknown and (page := database.call(known_files.picture_paths, after)):
            unknown -= {path for _, path in page}
            after = page[-1][0]
    except DamagedLibrary:
        # Its rows are among the damages, and cannot tell which files are theirs.
        return
    for path in sorted(unknown):
        try:
            # A result that arrives just now has its row in a moment.
            is_new = files.absolute(path).lstat().st_ctime >= started
        except FileNotFoundError:
            continue
        if not is_new:
            yield Damage(
                DamageKind.UNKNOWN_FILE, _shown(path), translate("jobs", "No entry of the library knows this file.")
            )


def _found(found: Damage | None) -> list[Damage]:
    return [] if found is None else [found]


def _shown(path: str) -> str:
    return path.encode(errors="replace").decode()
