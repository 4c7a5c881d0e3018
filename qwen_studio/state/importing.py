"""Bringing pictures in from outside while everything else goes on."""

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.importing import How, Imported, ImportProgress
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.thumbnails import ThumbnailPack
from qwen_studio.state.long_work import Ended, LongWork, Told, Work
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.tasks import Tasks
from qwen_studio.state.undo import UndoStack

if TYPE_CHECKING:
    from qwen_studio.library.changes import Applied

Arrived = Callable[[Sequence[int]], object]


class Importing(LongWork):
    """Does one import after the other. What has come in is in the gallery at once; an import can be undone.

    Its `ended` tells an `Imported`, or the error that ended it.
    """

    def __init__(
        self,
        tasks: Tasks,
        database: Database,
        files: LibraryFiles,
        pack: ThumbnailPack,
        changes: Pictures,
        undo: UndoStack,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(tasks, parent)
        self._database = database
        self._files = files
        self._pack = pack
        self._changes = changes
        self._undo = undo
        self._preferences = preferences
        self._waiting: deque[tuple[tuple[Path, ...], How]] = deque()

    @property
    def how(self) -> How:
        """What was chosen last."""
        return How(self._preferences.settings.import_how)

    def start(self, paths: Sequence[Path], how: How) -> None:
        """Import the files, and what is in the folders; after the import that goes on, if one does."""
        self._preferences.change(import_how=how.value)
        self._waiting.append((tuple(paths), how))
        self._begin_next()

    def cancel(self) -> None:
        self._waiting.clear()
        super().cancel()

    def _begin_next(self) -> None:
        if self._waiting and self.work is None:
            paths, how = self._waiting.popleft()
            self.begin(Work.IMPORT, _import, self._database, self._files, self._pack, paths, how, self._arrived)

    def _arrived(self, ids: Sequence[int]) -> None:
        """For the worker: these pictures are in the library now."""
        self._tasks.call_soon(partial(self._changes.added.emit, list(ids)))

    def _hand_over(self, ended: Ended) -> None:
        outcome = ended.outcome
        if isinstance(outcome, Imported) and (outcome.new or outcome.troubled):
            count = len(outcome.new)
            words = self.tr("Import a picture") if count == 1 else self.tr("Import {count} pictures")
            told = self.tr("1 picture was imported") if count == 1 else self.tr("{count} pictures were imported")
            if not count:
                words = self.tr("Import files that cannot be read")
                told = self.tr("Nothing that can be shown was imported")
            back = _WayBack(self._files, (*outcome.new, *outcome.troubled))
            self._undo.do(words.format(count=count), back, told=told.format(count=QLocale().toString(count)))
        super()._hand_over(ended)
        self._begin_next()


class _WayBack:
    """Nothing is left to be done; taken back, the pictures go to the trash."""

    def __init__(self, files: LibraryFiles, ids: Sequence[int]) -> None:
        self._files = files
        self._ids = ids

    def apply(self, _c: Connection) -> "Applied":
        from qwen_studio.library.changes import Applied, MoveToTrash

        return Applied(MoveToTrash(self._files, self._ids), changed=self._ids, names=True)


def _import(
    database: Database,
    files: LibraryFiles,
    pack: ThumbnailPack,
    paths: Sequence[Path],
    how: How,
    arrived: Arrived,
    told: Told,
    cancel: CancelToken,
) -> object:
    from qwen_studio.jobs.importing import import_paths

    def tell(progress: ImportProgress) -> None:
        told(progress.done, progress.total)
        if ids := (*progress.arrived, *progress.came_back):
            arrived(ids)

    return import_paths(database, files, pack, paths, how, tell, cancel)
