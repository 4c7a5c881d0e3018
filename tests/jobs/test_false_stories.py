"""Nothing in a file is believed that cannot be so."""

import os
import shutil
from pathlib import Path

from PIL import Image

from qwen_studio.core.request import EditRequest, FileImage
from qwen_studio.core.resources import resource_path
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import jobs, pictures, search
from qwen_studio.library.listing import all_jobs
from tests.jobs.entering import (
    OpenLibrary,
    add,
    families_in,
    lose_database,
    painted,
    pictures_in,
    rewrite_story,
    rows_of,
    sandbox,
)
from tests.jobs.watching import do_edit

__all__ = ["sandbox"]


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
