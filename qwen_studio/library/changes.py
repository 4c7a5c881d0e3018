"""Changes of what people collect, each of which can be taken back.

All of them are applied on the disk thread, inside a transaction of `Database`, however many pictures they concern.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, Protocol

from qwen_studio.library import albums, pictures, tags, trash
from qwen_studio.library.columns import searchable, stored_list
from qwen_studio.library.files import LibraryFiles


class Change(Protocol):
    """Something that is done to pictures."""

    def apply(self, c: sqlite3.Connection) -> "Applied":
        """Do it; says how to bring back what was."""


@dataclass(frozen=True)
class Applied:
    """A change that was made. `reverse` brings back what each picture had before.

    `changed`, `removed` (to the trash) and `restored` are the pictures that are other than before, by id; `names`: the
    tags, albums or saved searches that there are may be others.
    """

    reverse: Change
    changed: Sequence[int] = ()
    removed: Sequence[int] = ()
    restored: Sequence[int] = ()
    names: bool = False

    @property
    def pictures(self) -> set[int]:
        """All pictures that are other than before."""
        return {*self.changed, *self.removed, *self.restored}


Mark = Literal["favourite", "rating", "note"]
Value = bool | int | str

_SET: Mapping[Mark, Callable[..., None]] = {
    "favourite": pictures.set_favourite,
    "rating": pictures.set_rating,
    "note": pictures.set_note,
}


@dataclass(frozen=True)
class SetMark:
    """Give pictures a mark: the ids of those that get a value, by the value."""

    mark: Mark
    values: Mapping[Value, Sequence[int]]

    def apply(self, c: sqlite3.Connection) -> Applied:
        before: defaultdict[Value, list[int]] = defaultdict(list)
        for value, ids in self.values.items():
            others = c.execute(
                f"SELECT id, {self.mark} AS old FROM pictures"  # noqa: S608 - one of three words
                f" WHERE id IN (SELECT value FROM json_each(?)) AND {self.mark} <> ?",
                (stored_list(ids), value),
            ).fetchall()
            _SET[self.mark](c, [row["id"] for row in others], value)
            for row in others:
                before[row["old"]].append(row["id"])
        return Applied(SetMark(self.mark, before), changed=[i for ids in before.values() for i in ids])


@dataclass(frozen=True)
class ChangeTags:
    """Give tags to pictures and take others from them: ids of pictures, by the name of the tag."""

    add: Mapping[str, Sequence[int]]
    remove: Mapping[str, Sequence[int]]

    def apply(self, c: sqlite3.Connection) -> Applied:
        # By the names as they are written, so that a tag that goes with its last picture comes back as it was.
        removed = {_written(c, name): _tagged(c, name, ids) for name, ids in self.remove.items()}
        added = {}
        for name, ids in self.add.items():
            have = set(_tagged(c, name, ids))
            added[name] = [i for i in ids if i not in have]
        for name, ids in removed.items():
            tags.remove(c, ids, [name])
        for name, ids in added.items():
            tags.add(c, ids, [name])
        touched = {i for ids in (*removed.values(), *added.values()) for i in ids}
        return Applied(ChangeTags(add=removed, remove=added), changed=sorted(touched), names=bool(touched))


@dataclass(frozen=True)
class ChangeAlbum:
    """Put pictures into an album, and take others out."""

    album_id: int
    add: Sequence[int] = ()
    remove: Sequence[int] = ()

    def apply(self, c: sqlite3.Connection) -> Applied:
        inside = set(_in_album(c, self.album_id))
        removed = [i for i in self.remove if i in inside]
        added = [i for i in self.add if i not in inside]
        albums.remove(c, self.album_id, removed)
        albums.add(c, self.album_id, added)
        touched = sorted({*removed, *added})
        return Applied(ChangeAlbum(self.album_id, removed, added), changed=touched, names=bool(touched))


@dataclass(frozen=True)
class MakeAlbum:
    """Make an album with these pictures, or put them into the one of that name; `album_id` as it was before."""

    name: str
    ids: Sequence[int] = ()
    album_id: int | None = None

    def apply(self, c: sqlite3.Connection) -> Applied:
        there = {album.id for album in albums.all_albums(c)}
        album_id = albums.create(c, self.name, self.album_id)
        put = ChangeAlbum(album_id, add=self.ids).apply(c)
        return put if album_id in there else Applied(DropAlbum(album_id), changed=put.changed, names=True)


@dataclass(frozen=True)
class DropAlbum:
    """Forget an album; its pictures stay."""

    album_id: int

    def apply(self, c: sqlite3.Connection) -> Applied:
        ids = _in_album(c, self.album_id)
        names = [album.name for album in albums.all_albums(c) if album.id == self.album_id]
        if not names:
            return Applied(self)
        albums.delete(c, self.album_id)
        return Applied(MakeAlbum(names[0], ids, self.album_id), changed=ids, names=True)


@dataclass(frozen=True)
class RenameAlbum:
    """Give an album another name."""

    album_id: int
    name: str

    def apply(self, c: sqlite3.Connection) -> Applied:
        before = next((album.name for album in albums.all_albums(c) if album.id == self.album_id), None)
        if before is None:
            return Applied(self)
        albums.rename(c, self.album_id, self.name)
        return Applied(RenameAlbum(self.album_id, before), changed=_in_album(c, self.album_id), names=True)


@dataclass(frozen=True)
class MoveToTrash:
    """Put pictures into the trash, files and rows; `moments` are when they were put there before, by id."""

    files: LibraryFiles
    ids: Sequence[int]
    moments: Mapping[int, datetime] | None = None

    def apply(self, c: sqlite3.Connection) -> Applied:
        moved = trash.move(c, self.files, self.ids, datetime.now(UTC), self.moments)
        return Applied(RestoreFromTrash(self.files, moved), removed=moved, names=bool(moved))


@dataclass(frozen=True)
class RestoreFromTrash:
    """Bring pictures back from the trash, files and rows."""

    files: LibraryFiles
    ids: Sequence[int]

    def apply(self, c: sqlite3.Connection) -> Applied:
        moments = {p.id: p.trashed_at for p in pictures.get_many(c, self.ids) if p.trashed_at is not None}
        restored = trash.restore(c, self.files, self.ids)
        return Applied(MoveToTrash(self.files, restored, moments), restored=restored, names=bool(restored))


@dataclass(frozen=True)
class InOrder:
    """One change after the other, as one."""

    changes: tuple[Change, ...]

    def apply(self, c: sqlite3.Connection) -> Applied:
        applied = [change.apply(c) for change in self.changes]
        return Applied(
            InOrder(tuple(each.reverse for each in reversed(applied))),
            changed=_union(each.changed for each in applied),
            removed=_union(each.removed for each in applied),
            restored=_union(each.restored for each in applied),
            names=any(each.names for each in applied),
        )


def _union(several: Iterable[Sequence[int]]) -> list[int]:
    return list(dict.fromkeys(i for ids in several for i in ids))


def _written(c: sqlite3.Connection, name: str) -> str:
    """The tag as it was first written."""
    row = c.execute("SELECT name FROM tags WHERE search_name = ?", (searchable(name),)).fetchone()
    return name if row is None else str(row["name"])


def _tagged(c: sqlite3.Connection, name: str, ids: Sequence[int]) -> list[int]:
    """Those of the pictures that have the tag."""
    rows = c.execute(
        "SELECT picture_id FROM picture_tags WHERE tag_id = (SELECT id FROM tags WHERE search_name = ?)"
        " AND picture_id IN (SELECT value FROM json_each(?))",
        (searchable(name), stored_list(ids)),
    )
    return [row["picture_id"] for row in rows]


def _in_album(c: sqlite3.Connection, album_id: int) -> list[int]:
    rows = c.execute("SELECT picture_id FROM album_pictures WHERE album_id = ? ORDER BY picture_id", (album_id,))
    return [row["picture_id"] for row in rows]
