"""A library's database is made again from its files."""

import json
import sqlite3
import threading
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import Cancelled
from qwen_studio.core.job import JobState
from qwen_studio.core.request import EditRequest, FileImage
from qwen_studio.core.resources import resource_path
from qwen_studio.core.story import STORY_KEYWORD
from qwen_studio.imaging.metadata import add_text, read_texts
from qwen_studio.jobs.rebuilding import add_files
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import jobs, lineage, pictures, search, trash
from tests.jobs.entering import (
    OpenLibrary,
    add,
    edited,
    families_in,
    jobs_in,
    lose_database,
    pictures_in,
    rewrite_story,
    rows_of,
    sandbox,
)
from tests.jobs.watching import do_edit

__all__ = ["sandbox"]


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

    # WHEN somebody else asks for something all the time: the next question always waits in the line
    ended = threading.Event()
    turns: list[int] = []

    def ask(c: sqlite3.Connection) -> None:
        turns.append(c.execute("SELECT count(*) FROM pictures").fetchone()[0])
        if not ended.is_set():
            again.database.submit(ask)

    again.database.submit(ask)
    add(again)
    ended.set()

    # THEN they see the pictures come a few at a time
    assert turns[-1] <= 61
    assert len(set(turns)) >= 5
    assert max(b - a for a, b in pairwise(turns)) <= 8
