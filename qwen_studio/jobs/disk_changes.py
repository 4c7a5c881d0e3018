"""Notices what other programs did to the files of pictures: moved, edited, deleted, brought back. Forgets nothing."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import perf_counter

from qwen_studio.core.cancel import CancelToken
from qwen_studio.jobs import edited_files, lost_files
from qwen_studio.jobs.edited_files import Outcome
from qwen_studio.library import disk_rows
from qwen_studio.library.database import Database
from qwen_studio.library.disk_rows import KnownFile
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.glance import Verdict, glance
from qwen_studio.library.thumbnails import ThumbnailPack

_REST_S = 0.004
_REST_PER_WORK = 2.0
"""Between two pages, for whoever else wants the interpreter or the disk thread: at least, and by what a page took."""
_AT_ONCE = 100


@dataclass
class Noticed:
    """Ids of pictures, by what was noticed. `found` lay elsewhere; `well` have their file again, as it was."""

    gone: list[int] = field(default_factory=list)
    well: list[int] = field(default_factory=list)
    edited: list[int] = field(default_factory=list)
    troubled: list[int] = field(default_factory=list)
    found: list[int] = field(default_factory=list)

    @property
    def still_gone(self) -> list[int]:
        """The pictures that went missing, and were not found again."""
        return sorted({*self.gone} - {*self.found})


Changed = Callable[[Sequence[int]], object]
"""Told of pictures that are other than before; called on the thread of the work."""


def notice(
    database: Database,
    files: LibraryFiles,
    thumbnails: ThumbnailPack,
    folders: Sequence[str],
    changed: Changed,
    cancel: CancelToken,
) -> Noticed:
    """What has become of the files in these folders of the library (relative paths), or of all files if none is named.

    Files are read only where their size or time is another; what is missing is looked for in the same folders, and
    outside the library in the folder where it was. For a worker thread; it never holds the disk thread for long.

    Raises:
        Cancelled: what was noticed until then is kept.
        LibraryError: the library cannot be read or written.
    """
    noticed = Noticed()
    for page in _pages(database, folders, cancel):
        ids = _notice_some(database, files, thumbnails, page, noticed, cancel)
        if ids:
            changed(ids)
    noticed.found += lost_files.find_in_library(database, files, folders, cancel)
    noticed.found += lost_files.find_beside(database, noticed.gone, cancel)
    if noticed.found:
        changed(noticed.found)
    return noticed


def _pages(database: Database, folders: Sequence[str], cancel: CancelToken) -> Iterator[list[KnownFile]]:
    for folder in folders or ("",):
        after: int | None = 0
        began = perf_counter()
        while after is not None:
            cancel.sleep(max(_REST_S, _REST_PER_WORK * (perf_counter() - began)))
            began = perf_counter()
            if folder:
                page, after = database.call(disk_rows.page_within, folder, after)
            else:
                page, after = database.call(disk_rows.page, after)
            yield page


def _notice_some(
    database: Database,
    files: LibraryFiles,
    thumbnails: ThumbnailPack,
    page: Iterable[KnownFile],
    noticed: Noticed,
    cancel: CancelToken,
) -> list[int]:
    """Looks at the files of a page; the ids of pictures that are other than before."""
    by_verdict: dict[Verdict, list[KnownFile]] = {verdict: [] for verdict in Verdict}
    times = []
    for known in page:
        verdict, seen = glance(files, known)
        by_verdict[verdict].append(known)
        if verdict is Verdict.FIRST_SEEN:
            times.append((seen.mtime_ns, known.id))
    for start in range(0, len(times), _AT_ONCE):
        database.call(disk_rows.set_times, times[start : start + _AT_ONCE])
    ids: list[int] = []
    for verdict, those in (
        (Verdict.GONE, noticed.gone),
        (Verdict.BACK, noticed.well),
        (Verdict.TROUBLE, noticed.troubled),
    ):
        suspects = [known.id for known in by_verdict[verdict]]
        for start in range(0, len(suspects), _AT_ONCE):
            settled = database.call(_settle, files, suspects[start : start + _AT_ONCE], verdict)
            those.extend(settled)
            ids += settled
    by_outcome = {
        Outcome.WELL: noticed.well,
        Outcome.EDITED: noticed.edited,
        Outcome.TROUBLED: noticed.troubled,
    }
    for known in by_verdict[Verdict.READ]:
        cancel.raise_if_cancelled()
        outcome = edited_files.read(database, files, thumbnails, known)
        if outcome in by_outcome:
            by_outcome[outcome].append(known.id)
            ids.append(known.id)
    return ids


def _settle(c: sqlite3.Connection, files: LibraryFiles, ids: Iterable[int], expected: Verdict) -> list[int]:
    """Write down what was seen of files, where it is still so: this thread moves files, and now none is moved."""
    settled = []
    for picture_id in ids:
        known = disk_rows.get(c, picture_id)
        if known is None:
            continue
        verdict, seen = glance(files, known)
        if verdict is not expected:
            continue
        if verdict is Verdict.GONE:
            disk_rows.set_missing(c, [picture_id], datetime.now(UTC))
        elif verdict is Verdict.BACK:
            disk_rows.set_there(c, picture_id)
        elif seen.trouble is not None:
            disk_rows.set_trouble(c, picture_id, seen.trouble)
        settled.append(picture_id)
    return settled
