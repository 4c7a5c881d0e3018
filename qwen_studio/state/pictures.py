"""What can be done with the pictures of the library."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection

from PySide6.QtCore import QObject, Signal

from qwen_studio.core.errors import StudioError
from qwen_studio.core.picture import Picture, PictureDetails
from qwen_studio.core.request import EditRequest
from qwen_studio.library import jobs, pictures, trash
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.state.tasks import Tasks


class Pictures(QObject):
    """The one place where pictures of the library are changed, and where it is said that they were.

    Signals:
        added(list[int]): new pictures, by id.
        changed(list[int]): other properties than before.
        removed(list[int]): moved to the trash.
        restored(list[int]): back from the trash.
    """

    added = Signal(list)
    changed = Signal(list)
    removed = Signal(list)
    restored = Signal(list)

    def __init__(self, tasks: Tasks, database: Database, files: LibraryFiles, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._database = database
        self._files = files

    def get(self, picture_id: int, done: Callable[[Picture], object]) -> None:
        """Hand over the picture, if it exists."""

        def found(picture: Picture | None) -> None:
            if picture is not None:
                done(picture)

        self._tasks.deliver(self._database.submit(pictures.get, picture_id), found)

    def get_many(self, ids: Sequence[int], done: Callable[[list[Picture]], object]) -> None:
        """Hand over those of the pictures that exist, in any order."""
        self._tasks.deliver(self._database.submit(pictures.get_many, list(ids)), done)

    def details(self, picture_id: int, done: Callable[[PictureDetails | None], object]) -> None:
        """Hand over everything that is known about the picture."""
        self._tasks.deliver(self._database.submit(pictures.details, picture_id), done)

    def request_of(self, picture_id: int, done: Callable[[EditRequest], object]) -> None:
        """Hand over the whole request that made the picture, if the library knows it."""

        def found(request: EditRequest | None) -> None:
            if request is not None:
                done(request)

        self._tasks.deliver(self._database.submit(_request_of, picture_id), found)

    def path(self, picture: Picture) -> Path:
        """Where the picture's file lies."""
        return self._files.absolute(picture.path)

    def set_favourite(self, ids: Sequence[int], favourite: bool) -> None:
        """Mark pictures as favourites, or not any more."""
        self._tasks.deliver(
            self._database.submit(pictures.set_favourite, list(ids), favourite),
            lambda _: self.changed.emit(list(ids)),
        )

    def move_to_trash(self, ids: Sequence[int]) -> None:
        """Put pictures into the library's own trash."""
        self._tasks.deliver(
            self._database.submit(trash.move, self._files, list(ids), datetime.now(UTC)),
            lambda _: self.removed.emit(list(ids)),
        )

    def restore(self, ids: Sequence[int]) -> None:
        """Bring pictures back from the trash."""
        self._tasks.deliver(
            self._database.submit(trash.restore, self._files, list(ids)), lambda _: self.restored.emit(list(ids))
        )

    def export(
        self,
        picture_id: int,
        target: Path,
        format: str,  # noqa: A002 - the field's own word, as in Pillow
        quality: int,
        keep_story: bool,
        done: Callable[[], object] | None = None,
        failed: Callable[[StudioError], object] | None = None,
    ) -> None:
        """Write a copy of the picture: "PNG", "JPEG" or "WEBP", quality in percent, with or without its story."""

        def write(picture: Picture) -> None:
            self._tasks.run(
                _export,
                self.path(picture),
                target,
                format,
                quality,
                keep_story,
                done=None if done is None else lambda _: done(),
                failed=failed,
            )

        self.get(picture_id, write)


def _request_of(connection: Connection, picture_id: int) -> EditRequest | None:
    picture = pictures.get(connection, picture_id)
    job = None if picture is None else jobs.get(connection, picture.job_id)
    return None if job is None else job.request


def _export(source: Path, target: Path, picture_format: str, quality: int, keep_story: bool) -> None:
    from qwen_studio.imaging.export import export

    export(source, target, format=picture_format, quality=quality, keep_story=keep_story)
