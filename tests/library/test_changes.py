"""Whatever was done to pictures can be taken back, to what each of them had before."""

from collections.abc import Callable
from pathlib import Path

import pytest

from qwen_studio.core.errors import InputError
from qwen_studio.core.marks import Marks
from qwen_studio.library import albums, changes, marks, pictures, tags, trash
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from tests.library.history import NOON, Writer


@pytest.fixture
def ids(database: Database, writer: Writer) -> list[int]:
    job = writer.job("o", "Make the sky red", "a", "b", "c", "d")
    return [picture.id for picture in database.call(pictures.of_job, job.id)]


@pytest.fixture
def state(database: Database, ids: list[int]) -> Callable[[], object]:
    """Everything that people have said, as rows."""

    def told() -> object:
        trashed = {p.id: (p.trashed_at, p.path) for p in database.call(pictures.get_many, ids)}
        names = [(album.id, album.name) for album in database.call(albums.all_albums)]
        return database.call(marks.of_pictures, ids), database.call(tags.all_with_counts), names, trashed

    return told


def test_marks_come_back_as_each_picture_had_them(
    database: Database, ids: list[int], state: Callable[[], object]
) -> None:
    for rating, picture_id in enumerate(ids, 1):
        database.call(pictures.set_rating, [picture_id], rating)
    database.call(pictures.set_note, ids[:2], "draft")
    database.call(pictures.set_favourite, ids[:1], True)
    before = state()
    for change in (
        changes.SetMark("rating", {2: ids}),
        changes.SetMark("note", {"final": ids}),
        changes.SetMark("favourite", {True: ids}),
    ):
        done = database.call(change.apply)
        after = state()
        assert after != before
        again = database.call(done.reverse.apply)
        assert state() == before
        assert set(again.changed) == set(done.changed)
        database.call(database.call(again.reverse.apply).reverse.apply)
        assert state() == before
    # Those that had the value already are not touched.
    assert sorted(database.call(changes.SetMark("rating", {2: ids}).apply).changed) == [ids[0], ids[2], ids[3]]


def test_tags_come_back_with_their_spelling(database: Database, ids: list[int], state: Callable[[], object]) -> None:
    database.call(tags.add, ids[:2], ["Best of 2026"])
    before = state()
    done = database.call(changes.ChangeTags({"new": ids, "BEST OF 2026": ids}, {}).apply)
    assert database.call(tags.all_with_counts) == [("Best of 2026", 4), ("new", 4)]
    database.call(done.reverse.apply)
    assert state() == before
    done = database.call(changes.ChangeTags({}, {"best of 2026": ids}).apply)
    assert database.call(tags.all_with_counts) == []
    assert sorted(done.changed) == ids[:2]
    database.call(done.reverse.apply)
    assert state() == before


def test_albums_come_back_with_their_pictures_and_their_number(
    database: Database, ids: list[int], state: Callable[[], object]
) -> None:
    empty = state()
    made = database.call(changes.MakeAlbum("For Anna", ids[:2]).apply)
    (album,) = database.call(albums.all_albums)
    first = state()
    put = database.call(changes.ChangeAlbum(album.id, add=ids[1:], remove=ids[:1]).apply)
    renamed = database.call(changes.RenameAlbum(album.id, "Anna").apply)
    dropped = database.call(changes.DropAlbum(album.id).apply)
    assert database.call(albums.all_albums) == []
    for step in (dropped, renamed, put):
        database.call(step.reverse.apply)
    assert state() == first
    database.call(made.reverse.apply)
    assert state() == empty
    # An album that was there before does not go with the step that added to it.
    database.call(albums.create, "For Anna")
    twice = database.call(changes.MakeAlbum("for anna", ids).apply)
    database.call(twice.reverse.apply)
    assert [(a.name, a.count) for a in database.call(albums.all_albums)] == [("For Anna", 0)]
    other = database.call(albums.create, "Other")
    with pytest.raises(InputError, match="an album “For Anna” already"):
        database.call(changes.RenameAlbum(other, "For Anna").apply)


def test_the_trash_gives_back_files_and_the_moment_of_going(
    database: Database, ids: list[int], folder: Path, state: Callable[[], object]
) -> None:
    files = LibraryFiles(folder)
    for picture in database.call(pictures.get_many, ids):
        path = files.absolute(picture.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(picture.content_hash)
    whole = state()
    database.call(trash.move, files, ids[:1], NOON)
    one_there = state()
    done = database.call(changes.MoveToTrash(files, ids).apply)
    assert done.removed == ids[1:]
    database.call(done.reverse.apply)
    assert state() == one_there
    back = database.call(changes.RestoreFromTrash(files, ids).apply)
    assert state() == whole
    database.call(back.reverse.apply)
    (again,) = database.call(pictures.get_many, ids[:1])
    assert again.trashed_at == NOON
    assert files.absolute(again.path).read_text() == again.content_hash


def test_several_changes_are_taken_back_in_their_order(
    database: Database, ids: list[int], state: Callable[[], object]
) -> None:
    database.call(pictures.set_note, ids[:1], "b")
    before = state()
    both = changes.InOrder((changes.SetMark("note", {"b": ids}), changes.SetMark("note", {"c": ids})))
    done = database.call(both.apply)
    assert database.call(marks.of_pictures, ids[:1]) == {ids[0]: Marks(note="c")}
    database.call(done.reverse.apply)
    assert state() == before
