"""What can be done with the pictures of the library."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from qwen_studio.core.alignment import Alignment
from qwen_studio.core.errors import StudioError
from qwen_studio.core.picture import Picture, PictureDetails
from qwen_studio.core.request import EditRequest
from qwen_studio.library import jobs, pictures, trash
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.pictures import LibrarySummary
from qwen_studio.state.tasks import Tasks
from qwen_studio.state.undo import Step, UndoStack

if TYPE_CHECKING:
    from qwen_studio.imaging.foreign_text import ForeignText
    from qwen_studio.library.changes import Applied
    from qwen_studio.library.recent_pictures import RecentPicture
    from qwen_studio.library.relatives import Children


class Pictures(QObject):
    """The one place where pictures of the library are changed, and where it is said that they were.

    Signals:
        added(list[int]): new pictures, by id.
        changed(list[int]): other properties than before.
        removed(list[int]): moved to the trash, or out of it for good.
        restored(list[int]): back from the trash.
    """

    added = Signal(list)
    changed = Signal(list)
    removed = Signal(list)
    restored = Signal(list)

    def __init__(
        self,
        tasks: Tasks,
        database: Database,
        files: LibraryFiles,
        undo: UndoStack,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._database = database
        self._files = files
        self._undo = undo
        undo.applied.connect(self._tell)

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
        self._tasks.deliver(self._database.submit(_details, picture_id), done)

    def made_from(self, content_hash: str, done: Callable[["Children"], object]) -> None:
        """Hand over what was made from the picture of this content."""
        self._tasks.deliver(self._database.submit(_children, content_hash), done)

    def file_of(self, content_hash: str, done: Callable[[Path | None], object]) -> None:
        """Hand over a file of that content, an input's or a result's, if the library has one."""
        self._tasks.deliver(self._database.submit(_file_of, self._files, content_hash), done)

    def recent(self, limit: int, done: Callable[[list["RecentPicture"]], object]) -> None:
        """Hand over the newest pictures, newest first."""
        self._tasks.deliver(self._database.submit(_recent, limit), done)

    def foreign_text(self, picture: Picture, done: Callable[["ForeignText | None"], object]) -> None:
        """Hand over what another program wrote into the picture's file, if one did."""
        self._tasks.run(_foreign_text, self.path(picture), done=done)

    def request_of(self, picture_id: int, done: Callable[[EditRequest], object]) -> None:
        """Hand over the whole request that made the picture, if the library knows it."""

        def found(request: EditRequest | None) -> None:
            if request is not None:
                done(request)

        self._tasks.deliver(self._database.submit(_request_of, picture_id), found)

    def path(self, picture: Picture) -> Path:
        """Where the picture's file lies."""
        return self._files.of(picture)

    def set_favourite(self, ids: Sequence[int], favourite: bool) -> Step:
        """Mark pictures as favourites, or not any more; the step is what can be taken back."""
        from qwen_studio.library.changes import SetMark

        many = len(ids) > 1
        if favourite:
            words = self.tr("Make {count} pictures favourites") if many else self.tr("Make a picture a favourite")
        else:
            words = self.tr("Take {count} pictures from the favourites") if many else self.tr("No favourite any more")
        return self._undo.do(words.format(count=len(ids)), SetMark("favourite", {favourite: list(ids)}))

    def move_to_trash(self, ids: Sequence[int]) -> None:
        """Put pictures into the library's own trash."""
        from qwen_studio.library.changes import MoveToTrash

        many = len(ids) > 1
        words = self.tr("Move {count} pictures to the trash") if many else self.tr("Move a picture to the trash")
        told = self.tr("{count} pictures moved to trash") if many else self.tr("Moved to trash")
        change = MoveToTrash(self._files, list(ids))
        self._undo.do(words.format(count=len(ids)), change, told=told.format(count=len(ids)))

    def restore(self, ids: Sequence[int]) -> None:
        """Bring pictures back from the trash."""
        from qwen_studio.library.changes import RestoreFromTrash

        many = len(ids) > 1
        words = self.tr("Restore {count} pictures from the trash") if many else self.tr("Restore a picture")
        told = self.tr("{count} pictures restored from trash") if many else self.tr("Restored from trash")
        change = RestoreFromTrash(self._files, list(ids))
        self._undo.do(words.format(count=len(ids)), change, told=told.format(count=len(ids)))

    def trash_size(self, ids: Sequence[int] | None, done: Callable[[LibrarySummary], object]) -> None:
        """Hand over how much lies in the trash, of these pictures or of all."""
        self._tasks.deliver(self._database.submit(trash.size, ids), done)

    def delete_for_good(self, ids: Sequence[int] | None, failed: Callable[[StudioError], object] | None = None) -> None:
        """Delete these pictures of the trash, or all of them; the only thing here without a way back.

        Rows go before files: what is interrupted leaves a file too many, never a picture without its file.
        """

        def forgot(gone: tuple[list[int], list[str]]) -> None:
            deleted, paths = gone
            self._undo.forget(deleted)
            self.removed.emit(deleted)
            self._tasks.run(trash.delete_files, self._files, paths, failed=failed)

        self._tasks.deliver(self._database.submit(_forget, ids), forgot, failed)

    def export(
        self,
        picture_id: int,
        target: Path,
        format: str,  # noqa: A002 - the field's own word, as in Pillow
        quality: int,
        keep_story: bool,
        done: Callable[[], object] | None = None,
        failed: Callable[[StudioError], object] | None = None,
        *,
        alignment: Alignment | None = None,
    ) -> None:
        """Write a copy of the picture: "PNG", "JPEG" or "WEBP", quality in percent, with or without its story.

        With an alignment it is laid over its input, at the input's size.
        """

        def write(picture: Picture) -> None:
            self._tasks.run(
                _export,
                self.path(picture),
                target,
                format,
                quality,
                keep_story,
                alignment,
                done=None if done is None else lambda _: done(),
                failed=failed,
            )

        self.get(picture_id, write)

    def _tell(self, applied: "Applied") -> None:
        for ids, signal in (
            (applied.changed, self.changed),
            (applied.removed, self.removed),
            (applied.restored, self.restored),
        ):
            if ids:
                signal.emit(list(ids))


def _details(connection: Connection, picture_id: int) -> PictureDetails | None:
    from qwen_studio.library.lineage import ancestry

    details = pictures.details(connection, picture_id)
    if details is None or details.imported:
        return details
    edits = sum(step.kind == "job" for step in ancestry(connection, picture_id))
    return replace(details, generation=edits)


def _children(connection: Connection, content_hash: str) -> "Children":
    from qwen_studio.library.relatives import children

    return children(connection, content_hash)


def _file_of(connection: Connection, files: LibraryFiles, content_hash: str) -> Path | None:
    from qwen_studio.library import contents

    return contents.file_of(connection, files, content_hash)


def _recent(connection: Connection, limit: int) -> "list[RecentPicture]":
    from qwen_studio.library.recent_pictures import recent_pictures

    return recent_pictures(connection, limit)


def _foreign_text(file: Path) -> "ForeignText | None":
    from qwen_studio.imaging.foreign_text import foreign_text

    return foreign_text(file)


def _forget(connection: Connection, ids: Sequence[int] | None) -> tuple[list[int], list[str]]:
    chosen = trash.all_ids(connection) if ids is None else list(ids)
    paths = trash.forget(connection, chosen)
    left = {picture.id for picture in pictures.get_many(connection, chosen)}
    return [i for i in chosen if i not in left], paths


def _request_of(connection: Connection, picture_id: int) -> EditRequest | None:
    picture = pictures.get(connection, picture_id)
    job = None if picture is None else jobs.get(connection, picture.job_id)
    return None if job is None else job.request


def _export(
    source: Path, target: Path, picture_format: str, quality: int, keep_story: bool, alignment: Alignment | None
) -> None:
    from qwen_studio.imaging.export import export

    export(source, target, format=picture_format, quality=quality, keep_story=keep_story, alignment=alignment)
