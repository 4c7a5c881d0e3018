"""The pictures' own files tell what people say of them, and a rebuilt library knows it again."""

import json
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import LibraryError
from qwen_studio.core.marks import MARKS_KEYWORD, Marks, marks_from_json
from qwen_studio.core.picture import Picture
from qwen_studio.core.request import EditRequest
from qwen_studio.core.story import STORY_KEYWORD, story_from_json
from qwen_studio.imaging.metadata import add_text, content_hash, file_sha256, read_texts
from qwen_studio.jobs.rebuilt import rebuild
from qwen_studio.jobs.story_writing import Round, write_some
from qwen_studio.jobs.verification import verify
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import albums, marks, pictures, tags, trash
from qwen_studio.library.listing import all_pictures
from tests.jobs.watching import do_edit

OpenLibrary = Callable[..., Workshop]

ALL = Marks(favourite=True, rating=4, note="für 安娜\nzwei Zeilen", tags=("Best of", "红"), albums=("Anna", "Two"))


@pytest.fixture
def paints() -> bool:
    """Results are looked at."""
    return True


@pytest.fixture
def two(workshop: Workshop, request_for_coffee: EditRequest) -> tuple[Picture, Picture]:
    """Two results of one edit."""
    job, _ = do_edit(workshop, request_for_coffee)
    first, second = workshop.database.call(pictures.of_job, job.id)
    return first, second


def mark(workshop: Workshop, picture: Picture, said: Marks = ALL) -> None:
    """Says it of the picture as the window does."""
    call = workshop.database.call
    call(pictures.set_favourite, [picture.id], said.favourite)
    call(pictures.set_rating, [picture.id], said.rating)
    call(pictures.set_note, [picture.id], said.note)
    call(tags.add, [picture.id], said.tags)
    for name in said.albums:
        call(albums.add, call(albums.create, name), [picture.id])


def write_all(workshop: Workshop) -> Round:
    so_far = Round()
    while not so_far.done:
        so_far = write_some(workshop.database, workshop.files, so_far)
    return so_far


def told_by(path: Path) -> Marks | None:
    return marks_from_json(read_texts(path).get(MARKS_KEYWORD, ""))


def due(workshop: Workshop) -> set[int]:
    return {
        row[0] for row in workshop.database.call(lambda c: c.execute("SELECT picture_id FROM stories_due").fetchall())
    }


def now(workshop: Workshop, picture: Picture) -> Picture:
    found = workshop.database.call(pictures.get, picture.id)
    assert found is not None
    return found


def damages(workshop: Workshop) -> tuple[object, ...]:
    return verify(workshop.database, workshop.files, lambda *_: None, CancelToken()).damages


def test_the_file_tells_everything_and_is_the_same_picture(workshop: Workshop, two: tuple[Picture, Picture]) -> None:
    path = workshop.files.absolute(two[0].path)
    story, pixels = read_texts(path)[STORY_KEYWORD], Image.open(path).tobytes()
    mark(workshop, two[0])

    assert write_all(workshop).written == 1

    assert told_by(path) == ALL
    assert read_texts(path)[STORY_KEYWORD] == story
    assert Image.open(path).tobytes() == pixels
    row = now(workshop, two[0])
    assert (row.content_hash, content_hash(path)) == (two[0].content_hash, two[0].content_hash)
    assert (row.file_sha256, row.file_bytes) == (file_sha256(path), path.stat().st_size)
    assert row.file_sha256 != two[0].file_sha256
    assert due(workshop) == set()
    assert damages(workshop) == ()
    assert not list((workshop.files.folder / ".partial").iterdir())
    # AND the other one was not touched
    assert now(workshop, two[1]) == two[1]


def test_a_version_before_marks_still_reads_the_story(workshop: Workshop, two: tuple[Picture, Picture]) -> None:
    mark(workshop, two[0])
    write_all(workshop)
    told = read_texts(workshop.files.absolute(two[0].path))[STORY_KEYWORD]
    assert "favourite" not in json.loads(told)
    assert story_from_json(told) is not None


def test_what_is_taken_back_is_taken_out_of_the_file(workshop: Workshop, two: tuple[Picture, Picture]) -> None:
    path = workshop.files.absolute(two[0].path)
    mark(workshop, two[0])
    write_all(workshop)
    workshop.database.call(tags.remove, [two[0].id], ["红"])
    workshop.database.call(pictures.set_rating, [two[0].id], 0)
    write_all(workshop)
    assert told_by(path) == Marks(True, 0, ALL.note, ("Best of",), ALL.albums)


def test_a_rebuilt_library_knows_all_of_it(open_library: OpenLibrary, request_for_coffee: EditRequest) -> None:
    # GIVEN a library with marked pictures, one of them in the trash
    workshop = open_library()
    job, _ = do_edit(workshop, request_for_coffee)
    first, second = workshop.database.call(pictures.of_job, job.id)
    mark(workshop, first)
    mark(workshop, second, Marks(rating=1, tags=("BEST OF",)))
    workshop.database.call(trash.move, workshop.files, [second.id], datetime.now(UTC))
    write_all(workshop)
    workshop.database.close()

    # WHEN its database is made anew from its files
    rebuild(workshop.files.folder, lambda *_: None, CancelToken())

    # THEN it knows everything, and nothing is to be written
    again = open_library()
    one, other = again.database.call(pictures.of_job, job.id, with_trash=True)
    assert again.database.call(marks.of_pictures, [one.id, other.id]) == {
        one.id: ALL,
        other.id: Marks(rating=1, tags=("Best of",)),
    }
    assert other.trashed_at is not None
    assert [(album.name, album.count) for album in again.database.call(albums.all_albums)] == [("Anna", 1), ("Two", 1)]
    assert due(again) == set()
    assert damages(again) == ()


def test_a_restart_goes_on_with_what_is_due(open_library: OpenLibrary, request_for_coffee: EditRequest) -> None:
    workshop = open_library()
    do_edit(workshop, request_for_coffee)
    (first, second) = all_pictures(workshop.database)
    mark(workshop, first)
    mark(workshop, second)
    again = open_library()
    assert write_some(again.database, again.files, Round(), at_once=1).written == 1
    last = open_library()
    assert write_all(last).written == 1
    assert [told_by(last.files.absolute(p.path)) for p in (first, second)] == [ALL, ALL]


def test_who_is_killed_between_file_and_row_finds_no_damage(
    workshop: Workshop, two: tuple[Picture, Picture], monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN a file that was written and a row that was not
    mark(workshop, two[0])
    path = workshop.files.absolute(two[0].path)

    def killed(*_: object) -> None:
        raise LibraryError("The power went.")

    with monkeypatch.context() as patch:
        patch.setattr(marks, "wrote", killed)
        write_all(workshop)
    assert told_by(path) == ALL
    assert now(workshop, two[0]).file_sha256 == two[0].file_sha256

    # THEN that is no damage, and the row follows without another writing
    assert damages(workshop) == ()
    before = path.stat().st_mtime_ns
    write_all(workshop)
    assert path.stat().st_mtime_ns == before
    assert now(workshop, two[0]).file_sha256 == file_sha256(path)
    assert due(workshop) == set()
    assert damages(workshop) == ()


def test_damage_is_not_written_over(workshop: Workshop, two: tuple[Picture, Picture]) -> None:
    path = workshop.files.absolute(two[0].path)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    mark(workshop, two[0])
    mark(workshop, two[1])

    done = write_all(workshop)

    assert (done.written, done.skipped) == (1, {two[0].id})
    assert path.read_bytes() == data
    assert len(damages(workshop)) == 1
    assert due(workshop) == {two[0].id}


def test_what_is_changed_while_the_file_is_written_is_written_next(
    workshop: Workshop, two: tuple[Picture, Picture], monkeypatch: pytest.MonkeyPatch
) -> None:
    mark(workshop, two[0])
    real = add_text

    def meanwhile(source: Path, target: Path, texts: dict[str, str]) -> None:
        real(source, target, texts)
        workshop.database.call(pictures.set_rating, [two[0].id], 5)
        workshop.database.call(trash.move, workshop.files, [two[0].id], datetime.now(UTC))

    with monkeypatch.context() as patch:
        patch.setattr("qwen_studio.jobs.story_writing.add_text", meanwhile)
        assert write_some(workshop.database, workshop.files, Round()).written == 0
    assert not workshop.files.absolute(two[0].path).exists()
    write_all(workshop)
    told = told_by(workshop.files.absolute(now(workshop, two[0]).path))
    assert told is not None
    assert told.rating == 5


def test_a_file_that_another_program_writes_meanwhile_is_left_alone(
    workshop: Workshop, two: tuple[Picture, Picture], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workshop.files.absolute(two[0].path)
    mark(workshop, two[0])
    real = add_text

    def meanwhile(source: Path, target: Path, texts: dict[str, str]) -> None:
        real(source, target, texts)
        path.write_bytes(b"the work of an hour")
        os.utime(path, (time.time() + 5, time.time() + 5))

    with monkeypatch.context() as patch:
        patch.setattr("qwen_studio.jobs.story_writing.add_text", meanwhile)
        write_all(workshop)
    assert path.read_bytes() == b"the work of an hour"


def test_files_that_hold_no_text_and_files_outside_are_left_alone(
    workshop: Workshop, two: tuple[Picture, Picture], tmp_path: Path
) -> None:
    outside = tmp_path / "outside.png"
    Image.new("RGB", (8, 8)).save(outside)
    before = outside.read_bytes()
    photo = workshop.files.absolute(two[1].path)
    Image.new("RGB", (8, 8)).save(photo, "JPEG")
    kept = photo.read_bytes()
    workshop.database.call(
        lambda c: c.execute("UPDATE pictures SET path = '', reference = ? WHERE id = ?", (str(outside), two[0].id))
    )
    for picture in two:
        mark(workshop, picture)

    assert write_all(workshop).written == 0

    assert (outside.read_bytes(), photo.read_bytes()) == (before, kept)
    assert due(workshop) == set()
    assert workshop.database.call(marks.of_pictures, [two[0].id, two[1].id]) == {two[0].id: ALL, two[1].id: ALL}


def test_one_that_cannot_be_written_keeps_no_other_back(
    workshop: Workshop, two: tuple[Picture, Picture], monkeypatch: pytest.MonkeyPatch
) -> None:
    for picture in two:
        mark(workshop, picture)
    real = marks.wrote

    def refuse(c: object, picture_id: int, file: object) -> None:
        if picture_id == two[0].id:
            raise LibraryError("The drive does not work.")
        real(c, picture_id, file)  # type: ignore[arg-type] # passed through

    monkeypatch.setattr(marks, "wrote", refuse)
    done = write_all(workshop)
    assert (done.written, done.skipped) == (1, {two[0].id})
    assert due(workshop) == {two[0].id}
