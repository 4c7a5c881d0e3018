"""Brings pictures from outside into the library: every core decodes, and the first are seen while the rest is read."""

import os
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import LibraryError, PictureError
from qwen_studio.core.importing import How, Imported, ImportProgress, Unread
from qwen_studio.core.language import translate
from qwen_studio.core.picture import Picture
from qwen_studio.core.trouble import Trouble
from qwen_studio.imaging.metadata import hashes_of
from qwen_studio.imaging.opening import MAX_FILE_BYTES
from qwen_studio.imaging.reading import require_ordinary_file
from qwen_studio.jobs import arrivals, bad_files
from qwen_studio.jobs.arrivals import Arrival
from qwen_studio.jobs.bad_files import BadFile, bad_file
from qwen_studio.jobs.found_files import read_from_outside
from qwen_studio.jobs.outside_files import files_under
from qwen_studio.library import pictures
from qwen_studio.library.database import Database
from qwen_studio.library.endings import is_picture_name, known_ending
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.thumbnails import ThumbnailPack

Told = Callable[[ImportProgress], None]
"""Told how far it is; called on the thread of the work."""

_AHEAD_OF_EACH_READER = 8
"""Files that wait for each reader, so that none is idle while rows are written."""
_ENTERED_AT_ONCE = 24
"""Rows in one transaction, so that the disk thread is free again after some milliseconds."""
_MOST_WAITING = 4 * _ENTERED_AT_ONCE
_ENTER_AFTER_S = 1.6
"""Each time the gallery is laid out and painted anew, which takes from the readers."""
_FIRST_SCREEN = 40
_ENTER_FIRST_AFTER_S = 0.15
"""Until the first screen is full it is what the user waits for."""
_HEAD_BYTES = 64


@dataclass(frozen=True, slots=True)
class _Known:
    """The library has this picture already."""


@dataclass(frozen=True, slots=True)
class _NoPicture:
    """Neither its name nor its content is that of a picture."""


_Looked = Arrival | BadFile | _Known | _NoPicture | Unread


def import_paths(
    database: Database,
    files: LibraryFiles,
    thumbnails: ThumbnailPack,
    paths: Sequence[Path],
    how: How,
    told: Told,
    cancel: CancelToken,
    *,
    readers: int | None = None,
) -> Imported:
    """What became of the files, and of those in the folders; cancelled, it keeps what it has done.

    Known content is never entered twice; what had lost its file or lies in the trash comes back. A picture that Qwen
    Studio made brings its story. A file that is called a picture and cannot be shown is entered with what is wrong; it
    stays where it is, also where others are copied. For a worker thread: it waits for the disk thread, and never holds
    that for long.

    Raises:
        LibraryError: the library cannot be read or written any more; what was entered until then stays.
    """
    return _Import(database, files, thumbnails, how, told, cancel).run(paths, readers or os.cpu_count() or 1)


class _Import:
    def __init__(
        self,
        database: Database,
        files: LibraryFiles,
        thumbnails: ThumbnailPack,
        how: How,
        told: Told,
        cancel: CancelToken,
    ) -> None:
        self._database = database
        self._files = files
        self._thumbnails = thumbnails
        self._how = how
        self._told = told
        self._cancel = cancel
        self._claims: set[str] = set()
        self._claiming = threading.Lock()
        self._done = self._total = 0
        self._duplicates = self._not_pictures = 0
        self._unread: list[Unread] = []
        self._new: list[int] = []
        self._restored: list[int] = []
        self._troubled: list[int] = []
        self._arrivals: list[Arrival] = []
        self._bad: list[BadFile] = []
        self._entered_at = time.monotonic()

    def run(self, paths: Sequence[Path], readers: int) -> Imported:
        """Read everything, and enter it bit by bit."""
        # As text: a hundred thousand paths would take three times the memory.
        found = [str(path) for path in self._listed(paths)]
        self._total = len(found)
        self._told(ImportProgress(0, self._total))
        try:
            with ThreadPoolExecutor(readers, thread_name_prefix="import") as pool:
                for looked in self._in_turn(pool, found, readers):
                    self._take(looked)
            self._enter()
        finally:
            for arrival in self._arrivals:
                arrival.drop()
        return Imported(
            tuple(self._new),
            tuple(self._restored),
            self._duplicates,
            self._not_pictures,
            tuple(self._unread),
            tuple(self._troubled),
            cancelled=self._cancel.cancelled and self._done < self._total,
        )

    def _listed(self, paths: Sequence[Path]) -> Iterator[Path]:
        for path in files_under(paths, self._files.folder, self._unread.append):
            if self._cancel.cancelled:
                return
            yield path

    def _in_turn(self, pool: ThreadPoolExecutor, found: Sequence[str], readers: int) -> Iterator[_Looked]:
        """What each file is, in order; a few are read ahead. Once it is cancelled, only what was begun."""
        ahead: deque[Future[_Looked]] = deque()
        following = iter(found)
        try:
            while True:
                while len(ahead) < readers * _AHEAD_OF_EACH_READER and not self._cancel.cancelled:
                    path = next(following, None)
                    if path is None:
                        break
                    ahead.append(pool.submit(self._look, Path(path)))
                if not ahead:
                    return
                future = ahead.popleft()
                if not (self._cancel.cancelled and future.cancel()):
                    yield future.result()
        finally:
            for future in ahead:
                if (
                    not future.cancel()
                    and future.exception() is None
                    and isinstance(arrival := future.result(), Arrival)
                ):
                    arrival.drop()

    def _take(self, looked: _Looked) -> None:
        self._done += 1
        match looked:
            case Arrival():
                self._arrivals.append(looked)
            case BadFile():
                self._bad.append(looked)
                self._unread.append(Unread(looked.path, looked.sentence))
            case Unread():
                self._unread.append(looked)
            case _Known():
                self._duplicates += 1
            case _NoPicture():
                self._not_pictures += 1
        entered = len(self._new) + len(self._restored)
        wait_s = _ENTER_AFTER_S if entered >= _FIRST_SCREEN else _ENTER_FIRST_AFTER_S if entered else 0.0
        late = time.monotonic() - self._entered_at > wait_s
        waiting = len(self._arrivals) + len(self._bad)
        if waiting >= _MOST_WAITING or (late and waiting):
            self._enter()
        else:
            self._told(ImportProgress(self._done, self._total))

    def _enter(self) -> None:
        self._entered_at = time.monotonic()
        arrived: list[int] = []
        came_back: list[int] = []
        try:
            self._enter_rows(arrived, came_back)
        finally:
            # What is in the library is shown, also where the drive was full before the rest.
            self._told(ImportProgress(self._done, self._total, tuple(arrived), tuple(came_back)))

    def _enter_rows(self, arrived: list[int], came_back: list[int]) -> None:
        while self._arrivals:
            some, self._arrivals = self._arrivals[:_ENTERED_AT_ONCE], self._arrivals[_ENTERED_AT_ONCE:]
            entered = arrivals.enter(self._database, self._files, self._thumbnails, some)
            self._new += entered.new
            self._restored += entered.restored
            self._duplicates += entered.known
            arrived += entered.new
            came_back += entered.restored
        if self._bad:
            bad, self._bad = self._bad, []
            troubled, back = self._database.call(bad_files.enter, bad)
            self._troubled += troubled
            arrived += troubled
            came_back += back

    def _look(self, path: Path) -> _Looked:
        """What the file is; on a reader's thread."""
        try:
            if not _may_be_picture(path):
                return _NoPicture()
            return self._arrival(path)
        except PictureError as error:
            trouble, sentence = error.trouble, error.message
        except OSError as error:
            trouble, sentence = (
                Trouble.UNREADABLE,
                translate("jobs", "It cannot be read: {reason}.").format(reason=error.strerror),
            )
        if trouble is Trouble.MISSING and not is_picture_name(path.name):
            return Unread(str(path), sentence)
        return bad_file(path, trouble, sentence)

    def _arrival(self, path: Path) -> Arrival | _Known:
        # What is too large for the decoder is not read for its hash either.
        require_ordinary_file(path, MAX_FILE_BYTES)
        hashes = hashes_of(path)
        with self._claiming:
            if hashes[0] in self._claims:
                return _Known()
            self._claims.add(hashes[0])
        known = self._database.call(_known, hashes[0], path)
        has_file = known is not None and known.was_read and self._files.of(known).is_file()
        if known is not None and has_file and known.trashed_at is None:
            return _Known()
        stays = self._how is How.REFERENCE and not has_file
        try:
            found, small = read_from_outside(path, hashes)
            partial = None if stays or has_file else self._files.take_copy(path)
        except (PictureError, LibraryError, OSError):
            # Another copy of it may be whole: damage need not show in the content that is compared.
            with self._claiming:
                self._claims.discard(hashes[0])
            raise
        return Arrival(
            found=replace(found, reference=str(path)) if stays else found,
            thumbnail=small,
            name=path.name,
            source=path,
            partial=partial,
            known=known,
        )


def _known(c: sqlite3.Connection, content_hash: str, path: Path) -> Picture | None:
    """The picture of this content, or the one whose file at this place could not be read until now."""
    return pictures.by_content(c, content_hash) or pictures.by_content(c, bad_files.mark_of(path))


def _may_be_picture(path: Path) -> bool:
    """Whether the file is a picture by its content, or at least by its name.

    Raises:
        PictureError: it cannot be read, and a person would miss it.
    """
    try:
        require_ordinary_file(path)
        with path.open("rb") as stream:
            return bool(known_ending(stream.read(_HEAD_BYTES))) or is_picture_name(path.name)
    except PictureError as error:
        if error.trouble is Trouble.MISSING or is_picture_name(path.name):
            raise
        return False
    except OSError:
        if is_picture_name(path.name):
            raise
        return False
