"""Rows from files: enters what the library's folder holds and its database does not know."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from operator import attrgetter
from pathlib import PurePosixPath
from typing import TypeVar

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.story import Story
from qwen_studio.jobs import imported_rows
from qwen_studio.jobs.found_files import (
    FoundImport,
    FoundOriginal,
    FoundResult,
    LeftAlone,
    Read,
    read_original,
    read_result,
    story_in,
)
from qwen_studio.jobs.found_rows import FoundRows
from qwen_studio.library import known_files, origin_words
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.thumbnails import ThumbnailPack

T = TypeVar("T")

Told = Callable[[int, int], None]
"""Told how many of how many files are done; called on the thread of the work."""

_READ_AT_ONCE = 16
_ENTERED_AT_ONCE = 8
"""Jobs in one transaction, so that the disk thread is free again after some milliseconds."""


@dataclass(frozen=True)
class Added:
    """What was entered, and what was not.

    `found_again` counts pictures whose rows named a place where they are no more. `changed` were entered, but they are
    not the pictures that were delivered with their stories. `left_alone` have no row and stay where they are.
    """

    jobs: int
    pictures: int
    originals: int
    found_again: int
    changed: tuple[str, ...]
    left_alone: tuple[LeftAlone, ...]


def add_files(
    database: Database,
    files: LibraryFiles,
    thumbnails: ThumbnailPack,
    told: Told,
    cancel: CancelToken,
    *,
    readers: int = 1,
) -> Added:
    """Enter every result and every input in the library's folder that no row knows; again is no error.

    Nothing in the folder is moved, changed or removed. A job that is known keeps its row; but where results prove an
    answer that this database is too old to have, the job is brought to its end, so this belongs before
    `recovery.settle`. For a worker thread: it waits for the disk thread, and never holds that for long. `readers`
    pictures are decoded side by side.

    Raises:
        Cancelled: what was entered until then stays.
        LibraryError: the folder cannot be read, or the database cannot be written.
    """
    found, left_alone = _read_all(database, files, thumbnails, told, cancel, readers)
    results = [each for each in found if isinstance(each, FoundResult)]
    originals = [each for each in found if isinstance(each, FoundOriginal)]
    imports = [each for each in found if isinstance(each, FoundImport)]
    rows = FoundRows(files, results, originals)
    for jobs in _batches(_by_job(files, results), _ENTERED_AT_ONCE):
        cancel.raise_if_cancelled()
        database.call(_each, rows.enter_job, jobs)
    for some in _batches(originals, _ENTERED_AT_ONCE):
        cancel.raise_if_cancelled()
        database.call(_each, rows.enter_original, [(original,) for original in some])
    for files_from_outside in _batches(imports, _ENTERED_AT_ONCE):
        cancel.raise_if_cancelled()
        database.call(_each, imported_rows.enter, [(each,) for each in files_from_outside])
    if rows.jobs:
        # What was made from a picture may have been entered before it.
        database.call(origin_words.hand_on_all)
    return Added(
        jobs=rows.jobs + len(imports),
        pictures=rows.pictures + len(imports),
        originals=rows.originals,
        found_again=rows.found_again,
        changed=tuple(sorted(result.path for result in results if result.changed)),
        left_alone=tuple(sorted([*left_alone, *rows.left_alone], key=attrgetter("path"))),
    )


def _read_all(
    database: Database,
    files: LibraryFiles,
    thumbnails: ThumbnailPack,
    told: Told,
    cancel: CancelToken,
    readers: int,
) -> tuple[list[FoundResult | FoundImport | FoundOriginal], list[LeftAlone]]:
    """What the unknown files are; their thumbnails are in the pack."""
    found: list[FoundResult | FoundImport | FoundOriginal] = []
    left_alone: list[LeftAlone] = []
    unknown = _unknown(database, files, cancel)
    done = 0
    told(done, len(unknown))
    with ThreadPoolExecutor(readers, thread_name_prefix="reader") as pool:
        for batch in _batches(unknown, _READ_AT_ONCE):
            cancel.raise_if_cancelled()
            read = list(pool.map(lambda reading: reading(), batch))
            whole = [each for each in read if isinstance(each, Read)]
            database.call(_each, thumbnails.put, [(each.found.content_hash, each.thumbnail) for each in whole])
            found += [each.found for each in whole]
            left_alone += [each for each in read if isinstance(each, LeftAlone)]
            done += len(batch)
            told(done, len(unknown))
    return found, left_alone


def _unknown(database: Database, files: LibraryFiles, cancel: CancelToken) -> list[Callable[[], Read | LeftAlone]]:
    """A way to read each file that no row knows."""
    paths: set[str] = set()
    last_id = 0
    while page := database.call(known_files.picture_paths, last_id):
        cancel.raise_if_cancelled()
        paths.update(path for _, path in page)
        last_id = page[-1][0]
    contents: set[str] = set()
    last_hash = ""
    while hashes := database.call(known_files.original_hashes, last_hash):
        cancel.raise_if_cancelled()
        contents.update(hashes)
        last_hash = hashes[-1]
    results = known_files.results_on_disk(files.folder)
    originals = known_files.originals_on_disk(files.folder)
    return [
        *(partial(read_result, files, path) for path in results if path not in paths),
        *(partial(read_original, files, path) for path in originals if PurePosixPath(path).stem not in contents),
    ]


def _by_job(files: LibraryFiles, results: Iterable[FoundResult]) -> Iterator[tuple[Story, list[FoundResult]]]:
    """The results of each job with the story that they share, in the order in which they were made."""
    groups: defaultdict[bytes, list[FoundResult]] = defaultdict(list)
    for result in results:
        groups[result.job_key].append(result)
    for group in sorted(groups.values(), key=lambda group: min(result.created_at for result in group)):
        # Read again, because the stories of a large library together would fill the memory.
        story = next(filter(None, (story_in(files.absolute(result.path)) for result in group)), None)
        if story is not None:
            yield story, group


def _each(c: sqlite3.Connection, enter: Callable[..., object], several: Sequence[tuple[object, ...]]) -> None:
    for arguments in several:
        enter(c, *arguments)


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    following = iter(items)
    while batch := list(islice(following, size)):
        yield batch
