"""Ratings, notes, tags and albums: what people do with many pictures at once."""

from collections.abc import Callable, Sequence
from sqlite3 import Connection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from qwen_studio.library import albums, tags
from qwen_studio.library.albums import Album
from qwen_studio.library.database import Database
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.tasks import Tasks
from qwen_studio.state.undo import UndoStack

if TYPE_CHECKING:
    from qwen_studio.library.changes import Applied
    from qwen_studio.library.common_facts import CommonFacts

_AFTER_CHANGES_MS = 100


class Collecting(QObject):
    """Owner of the names that there are, and the way to change what pictures have of them. All of it can be undone.

    Signals:
        names_changed(): `tags` or `albums` are other than before.
    """

    names_changed = Signal()

    def __init__(
        self,
        tasks: Tasks,
        database: Database,
        undo: UndoStack,
        changes: Pictures,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._database = database
        self._undo = undo
        self.tags: list[tuple[str, int]] = []
        self.albums: list[Album] = []
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_CHANGES_MS)
        self._soon.timeout.connect(self.reload)
        undo.applied.connect(self._follow)
        changes.removed.connect(self._soon.start)

    def reload(self) -> None:
        """Read which tags and albums there are, and of how many pictures outside the trash."""
        self._tasks.deliver(self._database.submit(_names), self._take)

    def common_facts(self, ids: Sequence[int], done: Callable[["CommonFacts | None"], object]) -> None:
        """Hand over what the pictures have in common."""
        self._tasks.deliver(self._database.submit(_common_facts, list(ids)), done)

    def set_rating(self, ids: Sequence[int], rating: int) -> None:
        """Rate pictures, 1 to 5, or 0 for none."""
        from qwen_studio.library.changes import SetMark

        many = self.tr("Rate {count} pictures") if rating else self.tr("Take the rating from {count} pictures")
        one = self.tr("Rate a picture") if rating else self.tr("Take the rating from a picture")
        self._undo.do(_counted(one, many, ids), SetMark("rating", {rating: list(ids)}))

    def set_note(self, ids: Sequence[int], note: str) -> None:
        """Write the note of pictures anew; what is written in one go is one step back."""
        from qwen_studio.library.changes import SetMark

        words = _counted(self.tr("Write a note"), self.tr("Write a note for {count} pictures"), ids)
        told = self.tr("The notes of {count} pictures were written anew").format(count=len(ids))
        self._undo.do(
            words, SetMark("note", {note: list(ids)}), told=told if len(ids) > 1 else "", key=("note", tuple(ids))
        )

    def change_tags(self, ids: Sequence[int], add: Sequence[str] = (), remove: Sequence[str] = ()) -> None:
        """Give tags to pictures, and take others from them."""
        from qwen_studio.library.changes import ChangeTags

        words = _counted(self.tr("Tag a picture"), self.tr("Tag {count} pictures"), ids)
        if not add:
            words = _counted(self.tr("Take a tag from a picture"), self.tr("Take a tag from {count} pictures"), ids)
        self._undo.do(words, ChangeTags(_each(add, ids), _each(remove, ids)))

    def put_into_album(self, album_id: int, ids: Sequence[int]) -> None:
        """Put pictures into an album, beside the others that they are in."""
        from qwen_studio.library.changes import ChangeAlbum

        words = _counted(self.tr("Add a picture to an album"), self.tr("Add {count} pictures to an album"), ids)
        self._undo.do(words, ChangeAlbum(album_id, add=list(ids)))

    def take_out_of_album(self, album_id: int, ids: Sequence[int]) -> None:
        """Take pictures out of an album; they stay in the library."""
        from qwen_studio.library.changes import ChangeAlbum

        words = _counted(
            self.tr("Take a picture out of an album"), self.tr("Take {count} pictures out of an album"), ids
        )
        self._undo.do(words, ChangeAlbum(album_id, remove=list(ids)))

    def make_album(self, name: str, ids: Sequence[int] = ()) -> None:
        """Make an album with these pictures, or put them into the one that has the name already."""
        from qwen_studio.library.changes import MakeAlbum

        known = self.album_id(name)
        if known is not None:
            self.put_into_album(known, ids)
            return
        self._undo.do(self.tr("Make the album “{name}”").format(name=_clean(name)), MakeAlbum(name, list(ids)))

    def rename_album(self, album_id: int, name: str) -> None:
        """Give an album another name."""
        from qwen_studio.library.changes import RenameAlbum

        self._undo.do(self.tr("Rename an album"), RenameAlbum(album_id, name))

    def delete_album(self, album_id: int) -> None:
        """Forget an album; its pictures stay in the library."""
        from qwen_studio.library.changes import DropAlbum

        name = self.album_name(album_id)
        self._undo.do(
            self.tr("Delete the album “{name}”").format(name=name),
            DropAlbum(album_id),
            told=self.tr("The album “{name}” was deleted; its pictures stay").format(name=name),
        )

    def album_name(self, album_id: int) -> str:
        """What the album is called; empty if there is none."""
        return next((album.name for album in self.albums if album.id == album_id), "")

    def album_id(self, name: str) -> int | None:
        """The album of that name, if there is one."""
        return next((album.id for album in self.albums if album.name.casefold() == _clean(name).casefold()), None)

    def _follow(self, applied: "Applied") -> None:
        if applied.names:
            self._soon.start()

    def _take(self, found: tuple[list[tuple[str, int]], list[Album]]) -> None:
        if found != (self.tags, self.albums):
            self.tags, self.albums = found
            self.names_changed.emit()


def _names(connection: Connection) -> tuple[list[tuple[str, int]], list[Album]]:
    return tags.all_with_counts(connection), albums.all_albums(connection)


def _common_facts(connection: Connection, ids: Sequence[int]) -> "CommonFacts | None":
    from qwen_studio.library.common_facts import common_facts

    return common_facts(connection, ids)


def _each(names: Sequence[str], ids: Sequence[int]) -> dict[str, list[int]]:
    return {clean: list(ids) for name in names if (clean := _clean(name))}


def _clean(name: str) -> str:
    return " ".join(name.split())


def _counted(one: str, many: str, ids: Sequence[int]) -> str:
    return one if len(ids) == 1 else many.format(count=len(ids))
