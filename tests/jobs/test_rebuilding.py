"""A library's database is made again from its files, and nothing in a file is believed that cannot be so."""

import json
import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import Cancelled, LibraryError
from qwen_studio.core.job import Job, JobState
from qwen_studio.core.picture import Picture
from qwen_studio.core.request import EditRequest, FileImage
from qwen_studio.core.resources import resource_path
from qwen_studio.core.story import STORY_KEYWORD, Story, story_from_json
from qwen_studio.imaging.metadata import add_text, read_texts
from qwen_studio.jobs.rebuilding import Added, add_files
from qwen_studio.jobs.rebuilt import rebuild
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import jobs, lineage, pictures, search, trash
from qwen_studio.library.database import Database
from qwen_studio.library.listing import ListedJob, all_jobs, all_pictures
from qwen_studio.sandbox.server import SandboxServer
from tests.jobs.watching import do_edit

OpenLibrary = Callable[..., Workshop]


@pytest.fixture
def sandbox() -> Iterator[SandboxServer]:
    """A sandbox that loses no time with painting or pace."""
    with SandboxServer(quick=True, requests_per_second=None) as server:
        yield server


def add(workshop: Workshop) -> Added:
    return add_files(workshop.database, workshop.files, workshop.thumbnails, lambda *_: None, CancelToken())


def pictures_in(database: Database) -> list[Picture]:
    """All pictures, without their row numbers."""
    return [replace(picture, id=0) for picture in all_pictures(database)]


def jobs_in(database: Database) -> list[ListedJob]:
    """All jobs, without what only a journal knows."""
    return [
        replace(listed, job=replace(listed.job, answered_at=None, finished_at=None, service=""))
        for listed in all_jobs(database)
    ]


def families_in(database: Database) -> list[list[tuple[str, int, str, str]]]:
    """The family of each picture."""
    trees = [database.call(lineage.tree_of, picture.content_hash) for picture in all_pictures(database)]
    return [[(node.title, node.depth, node.job_id, node.parent) for node in tree.nodes()] for tree in trees]


def edited(workshop: Workshop, picture: Picture, instruction: str, **changes: Any) -> Job:
    """An edit of a picture of the library."""
    image = FileImage(workshop.files.absolute(picture.path), "from the gallery.png")
    request = EditRequest((image,), instruction, "qwen-image-edit-plus", "singapore", **changes)
    job, _ = do_edit(workshop, request)
    assert job.state is JobState.DONE
    return job


def rows_of(workshop: Workshop, *tables: str) -> list[list[tuple[object, ...]]]:
    return [workshop.database.call(_rows_of_table, table) for table in tables]


def _rows_of_table(c: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in c.execute(f"SELECT * FROM {table}")]  # noqa: S608 - own names


def lose_database(folder: Path) -> None:
    for file in folder.glob("library.sqlite*"):
        file.unlink()


def rewrite_story(source: Path, target: Path, **changes: object) -> Path:
    """A copy of a result that tells something else."""
    told = json.loads(read_texts(source)[STORY_KEYWORD])
    target.parent.mkdir(parents=True, exist_ok=True)
    add_text(source, target, {STORY_KEYWORD: json.dumps({**told, **changes}, ensure_ascii=True)})
    return target


def painted(source: Path, target: Path, colour: str, **changes: object) -> Path:
    """Another picture with the story of a result."""
    told = json.loads(read_texts(source)[STORY_KEYWORD])
    bare = target.with_suffix(".bare")
    Image.new("RGB", (64, 48), colour).save(bare, "PNG")
    add_text(bare, target, {STORY_KEYWORD: json.dumps({**told, **changes})})
    bare.unlink()
    return target


def told_by(path: Path) -> Story:
    story = story_from_json(read_texts(path)[STORY_KEYWORD])
    assert story is not None
    return story


def test_a_library_without_its_database_is_the_same_again(
    open_library: OpenLibrary, request_for_coffee: EditRequest
) -> None:
    # GIVEN a library with a family of three edits, one of two inputs, and a picture in the trash
    workshop = open_library()
    first, _ = do_edit(workshop, request_for_coffee)
    one, _ = workshop.database.call(pictures.of_job, first.id)
    second = edited(workshop, one, "Then 更亮\nand on two lines", n=3, negative_prompt="blur", seed=None)
    photos = tuple(FileImage(resource_path("samples", name), name) for name in ("chelsea.png", "coffee.png"))
    do_edit(workshop, replace(request_for_coffee, images=photos, n=1, seed=8))
    (trashed, *_) = workshop.database.call(pictures.of_job, second.id)
    workshop.database.call(trash.move, workshop.files, [trashed.id], datetime.now(UTC))
    before = pictures_in(workshop.database), jobs_in(workshop.database)
    families = families_in(workshop.database)
    assert {family[0][0] for family in families} == {"coffee.png", "chelsea.png"}
    assert max(depth for family in families for _, depth, _, _ in family) == 2
    words = ("更亮", "blur", "chelsea", "black")
    found = [len(workshop.database.call(search.find, search.GalleryFilter(text=word))) for word in words]
    inputs = rows_of(workshop, "job_inputs")
    spent = workshop.database.call(jobs.get, first.id)
    files = {path: path.read_bytes() for path in (workshop.files.folder / "pictures").rglob("*.png")}
    workshop.database.close()
    lose_database(workshop.files.folder)

    # WHEN it is opened without its database, and the files are entered
    again = open_library()
    added = add(again)

    # THEN everything is as it was
    assert (added.jobs, added.pictures, added.originals) == (3, 6, 2)
    assert not added.left_alone
    assert not added.changed
    after = pictures_in(again.database), jobs_in(again.database)
    assert [replace(p, trashed_at=None) for p in after[0]] == [replace(p, trashed_at=None) for p in before[0]]
    assert [p.index for p in after[0] if p.trashed_at] == [0]
    assert after[1] == before[1]
    assert rows_of(again, "job_inputs") == inputs
    assert families_in(again.database) == families
    assert [len(again.database.call(search.find, search.GalleryFilter(text=word))) for word in words] == found
    assert spent is not None
    rebuilt = again.database.call(jobs.get, first.id)
    assert rebuilt is not None
    assert rebuilt.cost == spent.cost == Decimal("0.06")
    assert rebuilt.sent_at == spent.sent_at
    # AND there are thumbnails, and the files were left as they were
    hashes = [picture.content_hash for picture in after[0]]
    assert again.database.call(again.thumbnails.get_many, hashes).keys() == set(hashes)
    assert {path: path.read_bytes() for path in (again.files.folder / "pictures").rglob("*.png")} == files


def test_entering_again_changes_nothing(workshop: Workshop, request_for_coffee: EditRequest) -> None:
    do_edit(workshop, request_for_coffee)
    everything = "jobs", "job_inputs", "pictures", "originals", "thumbnails"
    before = rows_of(workshop, *everything)

    added = add(workshop)

    assert (added.jobs, added.pictures, added.originals, added.found_again) == (0, 0, 0, 0)
    assert not added.left_alone
    assert rows_of(workshop, *everything) == before


def test_a_result_whose_row_a_kill_prevented_is_entered(workshop: Workshop, request_for_coffee: EditRequest) -> None:
    job, _ = do_edit(workshop, request_for_coffee)
    kept, lost = workshop.database.call(pictures.of_job, job.id)
    workshop.database.call(lambda c: c.execute("DELETE FROM pictures WHERE id = ?", (lost.id,)))

    added = add(workshop)

    assert (added.jobs, added.pictures) == (0, 1)
    assert [replace(p, id=0) for p in workshop.database.call(pictures.of_job, job.id)] == [
        replace(kept, id=0),
        replace(lost, id=0),
    ]
    after = workshop.database.call(jobs.get, job.id)
    assert after == job


def test_a_job_that_is_older_than_its_results_is_brought_to_its_end(
    workshop: Workshop, request_for_coffee: EditRequest
) -> None:
    # GIVEN a database from the moment of sending, and files of the moment after
    job, _ = do_edit(workshop, request_for_coffee)

    def as_the_backup_has_it(c: Any) -> None:
        c.execute("DELETE FROM pictures")
        c.execute("DELETE FROM answers")
        c.execute("UPDATE jobs SET state = 'sending', request_id = '', image_count = 0, finished_at = NULL")

    workshop.database.call(as_the_backup_has_it)

    # WHEN the files are entered
    add(workshop)

    # THEN nobody is told that this edit may have been charged for nothing
    after = workshop.database.call(jobs.get, job.id)
    assert after is not None
    assert (after.state, after.request_id, after.image_count) == (JobState.DONE, job.request_id, 2)
    assert after.cost == job.cost
    assert len(workshop.database.call(pictures.of_job, job.id)) == 2


def test_a_missing_result_makes_the_job_partial_and_no_cheaper(
    open_library: OpenLibrary, request_for_coffee: EditRequest
) -> None:
    workshop = open_library()
    job, _ = do_edit(workshop, request_for_coffee)
    (first, _) = workshop.database.call(pictures.of_job, job.id)
    workshop.files.absolute(first.path).unlink()
    workshop.database.close()
    lose_database(workshop.files.folder)

    again = open_library()
    add(again)

    after = again.database.call(jobs.get, job.id)
    assert after is not None
    assert after.state is JobState.PARTIAL
    assert after.failure is not None
    assert "1 of 2" in after.failure.message
    assert after.cost == Decimal("0.06")


def test_a_picture_that_was_moved_by_hand_is_found_again(workshop: Workshop, request_for_coffee: EditRequest) -> None:
    job, _ = do_edit(workshop, request_for_coffee)
    first, second = workshop.database.call(pictures.of_job, job.id)
    renamed = workshop.files.folder / "pictures" / "my favourite.png"
    workshop.files.absolute(first.path).rename(renamed)
    in_trash = workshop.files.trash([second.path])[0]

    added = add(workshop)

    assert (added.jobs, added.pictures, added.found_again) == (0, 0, 2)
    now = workshop.database.call(pictures.of_job, job.id, with_trash=True)
    assert [(p.id, p.path, p.trashed_at is not None) for p in now] == [
        (first.id, "pictures/my favourite.png", False),
        (second.id, in_trash, True),
    ]
    assert [row.id for row in workshop.database.call(search.find, search.GalleryFilter(text="my favourite"))] == [
        first.id
    ]
    # AND one that comes out of the trash by hand is out of it
    workshop.files.absolute(in_trash).rename(workshop.files.absolute(second.path))
    assert add(workshop).found_again == 1
    assert [p.trashed_at for p in workshop.database.call(pictures.of_job, job.id, with_trash=True)] == [None, None]


def test_the_first_stories_are_enough(open_library: OpenLibrary, request_for_coffee: EditRequest) -> None:
    # GIVEN results of a version that told less
    workshop = open_library()
    job, _ = do_edit(workshop, request_for_coffee)
    for picture in workshop.database.call(pictures.of_job, job.id):
        file = workshop.files.absolute(picture.path)
        told = json.loads(read_texts(file)[STORY_KEYWORD])
        for name in ("content_hash", "job_created_at", "sent_at", "image_count", "price_as_of"):
            del told[name]
        add_text(file, file, {STORY_KEYWORD: json.dumps(told)})
    workshop.database.close()
    lose_database(workshop.files.folder)

    again = open_library()
    added = add(again)

    assert (added.jobs, added.pictures) == (1, 2)
    after = again.database.call(jobs.get, job.id)
    assert after is not None
    assert (after.state, after.image_count, after.cost) == (JobState.DONE, 2, Decimal("0.06"))
    assert len(again.database.call(lineage.ancestry, 1)) == 2


def test_two_pictures_that_claim_one_place_are_both_seen(workshop: Workshop, request_for_coffee: EditRequest) -> None:
    # GIVEN a picture that was painted over in another program, which kept the story, and another one
    job, _ = do_edit(workshop, request_for_coffee)
    kept, _ = workshop.database.call(pictures.of_job, job.id)
    source = workshop.files.absolute(kept.path)
    painted(source, source.with_name("0 painted over.png"), "red")
    painted(source, source.with_name("1 painted over.png"), "blue")

    # WHEN the files are entered, again and again
    added = add(workshop)
    add(workshop)

    # THEN the first keeps its place, the others are in the gallery too, and nothing costs twice
    assert (added.jobs, added.pictures) == (2, 2)
    assert len(added.changed) == 2
    assert workshop.database.call(pictures.of_job, job.id)[0] == kept
    assert len(workshop.database.call(search.find, search.GalleryFilter())) == 4
    assert sum(listed.job.cost for listed in all_jobs(workshop.database)) == job.cost


def test_the_delivered_picture_has_its_place_before_a_changed_one(
    open_library: OpenLibrary, request_for_coffee: EditRequest
) -> None:
    workshop = open_library()
    job, _ = do_edit(workshop, request_for_coffee)
    genuine, _ = workshop.database.call(pictures.of_job, job.id)
    source = workshop.files.absolute(genuine.path)
    painted(source, source.with_name("0 painted over.png"), "red")
    workshop.database.close()
    lose_database(workshop.files.folder)

    again = open_library()
    added = add(again)

    assert added.changed == (f"{Path(genuine.path).parent.as_posix()}/0 painted over.png",)
    assert again.database.call(pictures.of_job, job.id)[0].content_hash == genuine.content_hash
    assert len(pictures_in(again.database)) == 3


def test_a_copy_is_left_alone(workshop: Workshop, request_for_coffee: EditRequest) -> None:
    job, _ = do_edit(workshop, request_for_coffee)
    first, _ = workshop.database.call(pictures.of_job, job.id)
    source = workshop.files.absolute(first.path)
    shutil.copy(source, source.with_name("copy.png"))

    added = add(workshop)

    assert (added.jobs, added.pictures) == (0, 0)
    (left,) = added.left_alone
    assert left.path.endswith("/copy.png")
    assert first.path in left.sentence
    assert source.with_name("copy.png").is_file()


def test_a_story_under_the_id_of_another_job_gets_its_own(workshop: Workshop, request_for_coffee: EditRequest) -> None:
    job, _ = do_edit(workshop, request_for_coffee)
    first, _ = workshop.database.call(pictures.of_job, job.id)
    source = workshop.files.absolute(first.path)
    rewrite_story(source, source.with_name("other.png"), instruction="Something else", n=6, unit_price="999")

    added = add(workshop)

    assert (added.jobs, added.pictures) == (1, 1)
    assert workshop.database.call(jobs.get, job.id) == job
    assert len(workshop.database.call(pictures.of_job, job.id)) == 2
    assert "Something else" in {listed.job.request.instruction for listed in all_jobs(workshop.database)}


CANNOT_BE: tuple[dict[str, object], ...] = (
    {"index": -1},
    {"index": 10**40},
    {"n": 10**40},
    {"seed": 10**40},
    {"unit_price": "1e999999"},
    {"created_at": "0001-01-01T00:00:00+00:00"},
    {"model": "\ud800"},
    {"inputs": [{"number": 9, "content_hash": "", "name": "", "url": ""}]},
)
TRY_TO_GET_OUT: tuple[dict[str, object], ...] = (
    {"job_id": "../../../etc/passwd"},
    {"job_id": ""},
    {"job_id": "x" * 100_000},
    {"job_id": "'; DROP TABLE jobs; --", "instruction": "'; DROP TABLE pictures; --"},
    {"inputs": [{"number": 1, "content_hash": "../../../../etc/passwd", "name": "../x", "url": "file:///etc/x"}]},
    {"inputs": [{"number": 1, "content_hash": "\0", "name": "\0", "url": ""}]},
    {"inputs": [], "request_id": "\n" * 100, "service": "javascript:alert(1)", "region": "", "model": ""},
    {"instruction": "\0" * 50, "negative_prompt": "\x1b[2J"},
    {"instruction": "time", "sent_at": "2030-01-01T00:00:00+00:00", "job_created_at": "1900-01-01T00:00:00+00:00"},
    {"n": 1000, "index": 999, "image_count": 1000},
)


def test_stories_that_cannot_be_true_are_left_alone(workshop: Workshop, request_for_coffee: EditRequest) -> None:
    job, _ = do_edit(workshop, request_for_coffee)
    first, _ = workshop.database.call(pictures.of_job, job.id)
    source = workshop.files.absolute(first.path)
    for number, changes in enumerate(CANNOT_BE):
        rewrite_story(source, source.with_name(f"hostile {number}.png"), **changes)
    before = rows_of(workshop, "jobs", "job_inputs", "pictures")

    added = add(workshop)

    names = [left.path.rpartition("/")[2] for left in added.left_alone]
    assert names == [f"hostile {number}.png" for number in range(len(CANNOT_BE))]
    assert rows_of(workshop, "jobs", "job_inputs", "pictures") == before


def test_stories_that_try_to_get_out_only_get_a_row(workshop: Workshop, request_for_coffee: EditRequest) -> None:
    job, _ = do_edit(workshop, request_for_coffee)
    first, _ = workshop.database.call(pictures.of_job, job.id)
    source = workshop.files.absolute(first.path)
    for number, changes in enumerate(TRY_TO_GET_OUT):
        rewrite_story(source, source.with_name(f"hostile {number}.png"), **changes)

    added = add(workshop)

    count = len(TRY_TO_GET_OUT)
    assert (added.jobs, added.pictures, len(added.left_alone)) == (count, count, 0)
    assert workshop.database.call(jobs.get, job.id) == job
    assert len(workshop.database.call(search.find, search.GalleryFilter())) == 2 + count
    library = workshop.files.folder.resolve()
    for listed in all_jobs(workshop.database):
        assert len(listed.job.id) == 32
        for image in listed.job.request.images:
            assert not isinstance(image, FileImage) or image.path.resolve().is_relative_to(library)
    assert families_in(workshop.database)
    again = add(workshop)
    assert (again.jobs, again.pictures) == (0, 0)


def test_what_is_no_result_is_left_alone_and_said(
    workshop: Workshop, request_for_coffee: EditRequest, tmp_path: Path
) -> None:
    # GIVEN all that people and programs put into folders
    job, _ = do_edit(workshop, request_for_coffee)
    first, _ = workshop.database.call(pictures.of_job, job.id)
    source = workshop.files.absolute(first.path)
    month = source.parent
    Image.new("RGB", (8, 8)).save(month / "holiday.jpg")
    shutil.copy(resource_path("samples", "coffee.png"), month / "coffee.png")
    (month / "notes.txt").write_text("Dear diary")
    (month / "empty.png").touch()
    rewrite_story(source, month / "cut off.png", index=1)
    os.truncate(month / "cut off.png", (month / "cut off.png").stat().st_size - 40)
    (month / ".DS_Store").write_bytes(b"\0")
    (month / "Thumbs.db").write_bytes(b"\0")
    outside = tmp_path / "outside.png"
    shutil.copy(source, outside)
    (month / "link.png").symlink_to(outside)
    (month / "loop").symlink_to(month)
    os.mkfifo(month / "pipe.png")
    damaged = workshop.files.folder / "inputs" / "ab" / f"{'ab' * 32}.png"
    damaged.parent.mkdir(exist_ok=True)
    shutil.copy(resource_path("samples", "chelsea.png"), damaged)
    everything = sorted(workshop.files.folder.rglob("*"))
    before = rows_of(workshop, "jobs", "pictures", "originals")

    # WHEN the files are entered
    added = add(workshop)

    # THEN each of them is named with a reason, and nothing else has happened
    assert [left.path.rpartition("/")[2] for left in added.left_alone] == [
        damaged.name,
        "coffee.png",
        "cut off.png",
        "empty.png",
        "holiday.jpg",
        "notes.txt",
        "pipe.png",
    ]
    assert all(left.sentence.endswith(".") for left in added.left_alone)
    assert rows_of(workshop, "jobs", "pictures", "originals") == before
    assert sorted(workshop.files.folder.rglob("*")) == everything


def test_it_can_be_stopped_and_goes_on(open_library: OpenLibrary, request_for_coffee: EditRequest) -> None:
    workshop = open_library()
    do_edit(workshop, replace(request_for_coffee, n=6))
    workshop.database.close()
    lose_database(workshop.files.folder)
    again = open_library()
    cancel = CancelToken()
    steps: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> None:
        steps.append((done, of))
        if done:
            cancel.cancel()

    with pytest.raises(Cancelled):
        add_files(again.database, again.files, again.thumbnails, stop, cancel)
    assert steps == [(0, 7), (7, 7)]
    assert add(again).pictures == 6


def test_a_rebuilt_library_keeps_its_old_database(
    open_library: OpenLibrary, request_for_coffee: EditRequest, tmp_path: Path
) -> None:
    # GIVEN a library whose database is nonsense, with a write-ahead log of the same kind
    workshop = open_library()
    do_edit(workshop, request_for_coffee)
    before = pictures_in(workshop.database)
    folder = workshop.files.folder
    workshop.database.close()
    (folder / "library.sqlite").write_bytes(b"nonsense" * 5000)
    (folder / "library.sqlite-wal").write_bytes(b"more nonsense" * 500)

    # WHEN it is rebuilt
    rebuilt = rebuild(folder, lambda *_: None, CancelToken())

    # THEN the gallery is what it was, and the old file is kept under another name
    assert (rebuilt.added.jobs, rebuilt.added.pictures) == (1, 2)
    assert rebuilt.set_aside is not None
    assert rebuilt.set_aside.name.startswith("library.before-rebuild-")
    assert rebuilt.set_aside.read_bytes() == b"nonsense" * 5000
    # Its log could hold what was written last, and must not be taken for that of the new database.
    assert Path(f"{rebuilt.set_aside}-wal").read_bytes() == b"more nonsense" * 500
    assert not (folder / "library.sqlite-wal").exists()
    again = open_library()
    assert pictures_in(again.database) == before
    assert again.database.mended is None
    hashes = [picture.content_hash for picture in before]
    assert again.database.call(again.thumbnails.get_many, hashes).keys() == set(hashes)
    assert not list(folder.glob("*rebuilding*"))


def test_the_old_database_keeps_what_a_killed_program_left_in_its_log(
    workshop: Workshop, request_for_coffee: EditRequest, tmp_path: Path
) -> None:
    # GIVEN a library as a kill leaves it, with its last edits in the log only
    do_edit(workshop, request_for_coffee)
    killed = tmp_path / "killed"
    shutil.copytree(workshop.files.folder, killed)
    assert (killed / "library.sqlite-wal").stat().st_size

    rebuilt = rebuild(killed, lambda *_: None, CancelToken())

    assert rebuilt.set_aside is not None
    with closing(sqlite3.connect(rebuilt.set_aside)) as c:
        assert c.execute("SELECT count(*) FROM answers").fetchone()[0] == 1
    assert not (killed / "library.sqlite-wal").exists()
    with closing(sqlite3.connect(killed / "library.sqlite")) as c:
        assert c.execute("SELECT count(*) FROM answers").fetchone()[0] == 0
        assert c.execute("SELECT count(*) FROM pictures").fetchone()[0] == 2


def test_a_library_can_be_rebuilt_twice_in_a_second(open_library: OpenLibrary, request_for_coffee: EditRequest) -> None:
    workshop = open_library()
    do_edit(workshop, request_for_coffee)
    workshop.database.close()
    kept = [rebuild(workshop.files.folder, lambda *_: None, CancelToken()).set_aside for _ in range(3)]
    assert len(set(kept)) == 3
    assert all(path is not None and path.is_file() for path in kept)


def test_a_rebuild_that_is_stopped_leaves_all_as_it_was(
    open_library: OpenLibrary, request_for_coffee: EditRequest
) -> None:
    workshop = open_library()
    do_edit(workshop, request_for_coffee)
    folder = workshop.files.folder
    workshop.database.close()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def stop(done: int, of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        rebuild(folder, stop, CancelToken())
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_an_open_library_is_not_rebuilt(workshop: Workshop, request_for_coffee: EditRequest) -> None:
    do_edit(workshop, request_for_coffee)
    with pytest.raises(LibraryError, match="open in another window"):
        rebuild(workshop.files.folder, lambda *_: None, CancelToken())
    assert len(pictures_in(workshop.database)) == 2


def test_a_folder_without_a_library_is_not_made_one(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="There is no library"):
        rebuild(tmp_path / "nowhere", lambda *_: None, CancelToken())
    assert not (tmp_path / "nowhere").exists()


def test_pictures_that_are_still_to_be_fetched_are_not_given_up_unasked(
    open_library: OpenLibrary, request_for_coffee: EditRequest, sandbox: SandboxServer
) -> None:
    workshop = open_library()
    do_edit(workshop, request_for_coffee)
    sandbox.use_fault("missing-result", times=1)
    waiting, _ = do_edit(workshop, request_for_coffee)
    assert waiting.state is JobState.DOWNLOADING
    workshop.database.close()

    with pytest.raises(LibraryError, match="1 edit has pictures that are paid for"):
        rebuild(workshop.files.folder, lambda *_: None, CancelToken())
    rebuild(workshop.files.folder, lambda *_: None, CancelToken(), leave_pending=True)
    again = open_library()
    assert again.database.call(jobs.get, waiting.id) is None


def test_the_disk_thread_is_never_held_for_long(open_library: OpenLibrary, request_for_coffee: EditRequest) -> None:
    # GIVEN a library of many pictures without a database
    workshop = open_library()
    job, _ = do_edit(workshop, replace(request_for_coffee, n=1))
    (picture,) = workshop.database.call(pictures.of_job, job.id)
    source = workshop.files.absolute(picture.path)
    for number in range(60):
        rewrite_story(source, source.with_name(f"{number}.png"), job_id=f"{number:032x}")
    workshop.database.close()
    lose_database(workshop.files.folder)
    again = open_library()

    # WHEN somebody else asks for something all the time
    ended = threading.Event()
    turns: list[int] = []

    def ask() -> None:
        while not ended.is_set():
            turns.append(again.database.call(lambda c: c.execute("SELECT count(*) FROM pictures").fetchone()[0]))
            time.sleep(0)

    asking = threading.Thread(target=ask)
    asking.start()
    add(again)
    ended.set()
    asking.join()

    # THEN they see the pictures come a few at a time
    assert turns[-1] <= 61
    assert len(set(turns)) >= 5
    assert max(b - a for a, b in pairwise(turns)) <= 8
