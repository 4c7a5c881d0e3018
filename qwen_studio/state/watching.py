"""Notices what other programs do to the library's files, while the program runs and when it starts."""

import os
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.picture import Picture
from qwen_studio.library import disk_rows
from qwen_studio.library.database import Database
from qwen_studio.library.files import PICTURES, LibraryFiles
from qwen_studio.library.thumbnails import ThumbnailPack
from qwen_studio.state.long_work import Ended, LongWork, Told, Work, outcome_of
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.tasks import Tasks

FIRST_LOOK_AFTER_MS = 4_000
"""The first moment belongs to the user."""
SETTLED_AFTER_MS = 700
"""Whoever moves a folder, or writes a file, is let finish."""

_LOOK_AGAIN_AFTER_S = 30
_MOST_FOLDERS = 2_000
"""Each takes a place in a table of the system that all programs share."""


class _Looked(NamedTuple):
    """How many pictures went missing in a look, how many are in all, and the folders that are to be watched."""

    still_gone: int
    missing: int
    folders: list[str]


class Watching(LongWork):
    """Looks at all files at the start and when the user comes back to the window, and at a folder when it changes.

    A folder is watched from the first look on, or from when a picture is entered in it.

    Also looks for missing files in a folder that the user names; its `ended` tells that.

    Signals:
        went_missing(int): files are not there any more, and were not found elsewhere in the library; so many are
            missing now, with those of before.
        missing_changed(int): so many files are missing now, another number than before.
        looked(): a look has ended.
    """

    went_missing = Signal(int)
    missing_changed = Signal(int)
    looked = Signal()

    def __init__(
        self,
        tasks: Tasks,
        database: Database,
        files: LibraryFiles,
        pack: ThumbnailPack,
        changes: Pictures,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(tasks, parent)
        self._database = database
        self._files = files
        self._pack = pack
        self._changes = changes
        self._closing = CancelToken()
        self._watcher: QFileSystemWatcher | None = None
        self._changed_folders: set[str] = set()
        self._soon = QTimer(self, singleShot=True, interval=SETTLED_AFTER_MS)
        self._soon.timeout.connect(self._look_at_changed)
        self._looking = False
        self._looked_at = 0.0
        changes.added.connect(self._entered)
        changes.restored.connect(self._entered)
        self._missing = 0
        for signal in (changes.added, changes.changed, changes.removed, changes.restored):
            signal.connect(self._count_missing)

    def start(self) -> None:
        """Look at all files soon, and then whenever something may have changed."""
        QTimer.singleShot(FIRST_LOOK_AFTER_MS, self, self.look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._application_changed)

    def look(self, folders: Sequence[str] = ()) -> None:
        """Look at the files in these folders of the library (relative paths), or at all."""
        if self._looking or self._closing.cancelled:
            self._changed_folders.update(folders)
            return
        self._looking = True
        if not folders:
            self._looked_at = time.monotonic()
        future = self._worker.submit(
            outcome_of,
            _notice,
            self._database,
            self._files,
            self._pack,
            tuple(folders),
            self._tell_changed,
            self._closing,
        )
        # Also when its end is a bug.
        future.add_done_callback(lambda _: self._tasks.call_soon(self._look_ended))
        self._tasks.deliver(future, self._take)

    def find_missing(self, folder: Path) -> None:
        """Look for the files of missing pictures in that folder and under it, by their content."""
        self.begin(Work.FIND_MISSING, _find_missing, self._database, self._files, folder)

    def close(self) -> None:
        self._closing.cancel()
        super().close()

    def _tell_changed(self, ids: Sequence[int]) -> None:
        """For the worker: these pictures are other than before."""
        self._tasks.call_soon(partial(self._changes.changed.emit, list(ids)))

    def _take(self, outcome: object) -> None:
        if isinstance(outcome, _Looked):
            self._watch(outcome.folders)
            if outcome.still_gone:
                self.went_missing.emit(outcome.missing)
            self._take_missing(outcome.missing)
            self.looked.emit()

    def _count_missing(self) -> None:
        if self._missing and not self._closing.cancelled:
            self._tasks.deliver(self._database.submit(disk_rows.count_lost), self._take_missing)

    def _take_missing(self, count: int) -> None:
        if count != self._missing:
            self._missing = count
            self.missing_changed.emit(count)

    def _look_ended(self) -> None:
        self._looking = False
        if self._changed_folders:
            self._soon.start()

    def _entered(self, ids: Sequence[int]) -> None:
        self._changes.get_many(ids, self._watch_folders_of)

    def _watch_folders_of(self, pictures: Sequence[Picture]) -> None:
        """The first picture of a month, or of the library, has made its folder."""
        if self._closing.cancelled:
            return
        top = self._files.folder / PICTURES
        within = {self._files.folder / picture.path for picture in pictures if picture.path}
        parents = {parent for path in within if path.is_relative_to(top) for parent in path.parents}
        self._watch([str(folder) for folder in parents if folder.is_relative_to(top)])

    def _watch(self, folders: Sequence[str]) -> None:
        if self._watcher is None:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.directoryChanged.connect(self._folder_changed)
        watched = self._watcher.directories()
        new = sorted(set(folders) - set(watched))[: _MOST_FOLDERS - len(watched)]
        if new:
            self._watcher.addPaths(new)

    def _folder_changed(self, folder: str) -> None:
        relative = Path(folder).relative_to(self._files.folder).as_posix()
        self._changed_folders.add(relative)
        if not self._soon.isActive():
            self._soon.start()

    def _look_at_changed(self) -> None:
        folders, self._changed_folders = sorted(self._changed_folders), set()
        if folders:
            self.look(folders)

    def _application_changed(self, state: Qt.ApplicationState) -> None:
        # Files outside the library, and those that another program writes in place, change without a word.
        if state is Qt.ApplicationState.ApplicationActive and (
            self._looked_at and time.monotonic() - self._looked_at > _LOOK_AGAIN_AFTER_S
        ):
            self.look()

    def _hand_over(self, ended: Ended) -> None:
        if isinstance(ended.outcome, tuple) and ended.outcome[0]:
            self._changes.changed.emit(list(ended.outcome[0]))
        super()._hand_over(ended)


def _notice(
    database: Database,
    files: LibraryFiles,
    pack: ThumbnailPack,
    folders: Sequence[str],
    changed: Callable[[Sequence[int]], object],
    cancel: CancelToken,
) -> _Looked:
    from qwen_studio.jobs.disk_changes import notice

    noticed = notice(database, files, pack, folders, changed, cancel)
    watched = [folder for folder, _, _ in os.walk(files.folder / PICTURES)][:_MOST_FOLDERS]
    return _Looked(len(noticed.still_gone), database.call(disk_rows.count_lost), watched)


def _find_missing(database: Database, files: LibraryFiles, folder: Path, told: Told, cancel: CancelToken) -> object:
    from qwen_studio.jobs.lost_files import find_elsewhere

    return find_elsewhere(database, files, folder, told, cancel)
