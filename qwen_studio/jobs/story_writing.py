"""What people say of their pictures, written into the pictures' own files."""

import logging
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from qwen_studio.core.errors import LibraryError, PictureError
from qwen_studio.core.language import translate
from qwen_studio.core.marks import MARKS_KEYWORD, Marks
from qwen_studio.imaging.metadata import add_text, content_hash, file_sha256, read_texts
from qwen_studio.imaging.png_chunks import SIGNATURE
from qwen_studio.imaging.reading import read_blocks
from qwen_studio.library import durable, marks
from qwen_studio.library.database import Database
from qwen_studio.library.failures import os_errors_as_sentences
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.marks import Due, Written

AT_ONCE = 8

log = logging.getLogger(__name__)


@dataclass
class Round:
    """How far the writing is. `skipped` are pictures whose files cannot be written in this run of the program.

    `done`: nothing else is due.
    """

    written: int = 0
    done: bool = False
    skipped: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class _Ready:
    """`partial` takes the place of the picture's file, as it was `seen`; None where that tells its marks already."""

    due: Due
    seen: tuple[int, int] | None
    partial: Path | None
    file: Written


def write_some(database: Database, files: LibraryFiles, so_far: Round, at_once: int = AT_ONCE) -> Round:
    """Let a few files tell the marks that they do not tell yet. For a worker thread; not two at a time.

    Each file is replaced whole, in one transaction with its row. Who is interrupted between the two has a file that
    tells the marks and a picture that is still due: the row follows at the next time. Only whole PNG files that hold
    the picture that was saved are written; others keep their marks in the database alone.

    Raises:
        LibraryError: the library is closed.
    """
    due = database.call(marks.due, so_far.skipped, at_once)
    ready, never, skipped = [], [], set(so_far.skipped)
    for each in due:
        try:
            prepared = _prepared(files, each)
        except (PictureError, LibraryError) as error:
            log.info("The marks of picture %d stay in the database: %s", each.id, type(error).__name__)
            skipped.add(each.id)
            continue
        if prepared is None:
            never.append(each.id)
        else:
            ready.append(prepared)
    database.call(marks.settle, never)
    try:
        left = _in_place(database, files, ready)
    finally:
        for partial in (each.partial for each in ready if each.partial is not None):
            partial.unlink(missing_ok=True)
    return Round(so_far.written + len(ready) - len(left), len(due) < at_once, skipped | left)


def _prepared(files: LibraryFiles, due: Due) -> _Ready | None:
    """The file as it is to be; None for one that never tells marks, because it is no PNG."""
    path = files.absolute(due.path)
    seen = _state(path)
    if next(read_blocks(path, 0, len(SIGNATURE)), b"") != SIGNATURE:
        return None
    if content_hash(path) != due.content_hash:
        raise PictureError(translate("jobs", "The file is not the picture that was saved."))
    wanted = due.marks.to_json()
    told = read_texts(path).get(MARKS_KEYWORD)
    if told == wanted or (told is None and due.marks == Marks()):
        return _Ready(due, seen, None, _written(path))
    partial = files.new_partial()
    add_text(path, partial, {MARKS_KEYWORD: wanted})
    return _Ready(due, seen, partial, _written(partial))


def _in_place(database: Database, files: LibraryFiles, ready: Sequence[_Ready]) -> set[int]:
    """Replaces the files, and lets their rows follow; the ids of pictures that were left as they are."""
    try:
        return database.call(_put, files, ready)
    except LibraryError:
        if len(ready) < 2:
            return {each.due.id for each in ready}
    # One of them keeps the others from being written.
    return set().union(*(_in_place(database, files, [each]) for each in ready))


def _put(c: sqlite3.Connection, files: LibraryFiles, ready: Sequence[_Ready]) -> set[int]:
    """On the disk thread, which moves the library's files: none is moved between the look and the writing."""
    now = [each for each in ready if marks.is_due(c, each.due) and _is_as_expected(files, each)]
    replaced = [(each.partial, files.absolute(each.due.path)) for each in now if each.partial and each.partial.exists()]
    with os_errors_as_sentences(files.folder):
        for partial, path in replaced:
            partial.replace(path)
        for folder in {path.parent for _, path in replaced}:
            durable.flush_folder(folder)
    for each in now:
        marks.wrote(c, each.due.id, each.file)
    return {each.due.id for each in ready} - {each.due.id for each in now}


def _is_as_expected(files: LibraryFiles, ready: _Ready) -> bool:
    """Whether the picture's file is what was read, or what was put in its place at a first try."""
    now = _state(files.absolute(ready.due.path))
    return now is not None and now in {ready.seen, (ready.file.file_mtime_ns, ready.file.file_bytes)}


def _state(path: Path) -> tuple[int, int] | None:
    """What changes whenever another program writes the file; None if it is gone."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _written(path: Path) -> Written:
    status = path.stat()
    return Written(file_sha256(path), status.st_size, status.st_mtime_ns)
