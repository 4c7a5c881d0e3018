"""Results and originals in the database."""

import dataclasses
from datetime import date, timedelta
from decimal import Decimal

import pytest

from qwen_studio.core.errors import LibraryError
from qwen_studio.core.geometry import Size, expected_output
from qwen_studio.core.job import Job, JobState
from qwen_studio.core.picture import JobInput, Original, Picture
from qwen_studio.core.request import EditRequest, LinkImage
from qwen_studio.library import jobs, originals, pictures
from qwen_studio.library.database import Database
from qwen_studio.library.pictures import LibrarySummary, NewPicture
from tests.library.history import NOON, Writer


def _new(job: Job, **changes: object) -> NewPicture:
    new = NewPicture(
        job_id=job.id,
        index=1,
        path="pictures/2026-11/2026-11-22 12-00 金色 golden ab12cd-2.png",
        content_hash="c" * 64,
        file_sha256="d" * 64,
        size=Size(1248, 832),
        file_bytes=1_234_567,
        created_at=NOON,
        flag="all black",
    )
    return dataclasses.replace(new, **changes)  # type: ignore[arg-type] # a few of many kinds


def test_a_picture_comes_back_whole(database: Database, writer: Writer) -> None:
    job = writer.job("original", "golden hour")
    new = _new(job)

    entered = database.call(pictures.insert, new)

    told = dataclasses.asdict(new) | {"size": new.size}
    del told["file_mtime_ns"]
    assert entered == Picture(id=entered.id, favourite=False, trashed_at=None, **told)
    assert database.call(pictures.get, entered.id) == entered
    assert database.call(pictures.get, entered.id + 1) is None


def test_a_place_in_an_answer_is_entered_once(database: Database, writer: Writer) -> None:
    job = writer.job("original", "golden hour")
    first = database.call(pictures.insert, _new(job))
    again = database.call(pictures.insert, _new(job, path="pictures/other.png", content_hash="e" * 64))
    assert again == first
    assert database.call(pictures.summary).count == 1


def test_a_picture_belongs_to_a_job(database: Database, writer: Writer) -> None:
    job = dataclasses.replace(writer.job("original", "golden hour"), id="nobody")
    with pytest.raises(LibraryError, match="FOREIGN KEY"):
        database.call(pictures.insert, _new(job))


def test_pictures_of_a_job_come_in_the_order_of_the_answer(database: Database, writer: Writer) -> None:
    job = writer.job("original", "golden hour")
    for index in (2, 0, 1):
        writer.picture(job, index, f"result {index}")
    writer.job("original", "another", "other")
    assert [picture.index for picture in database.call(pictures.of_job, job.id)] == [0, 1, 2]


def test_pictures_in_the_trash_are_out_of_sight_until_they_are_brought_back(database: Database, writer: Writer) -> None:
    job = writer.job("original", "golden hour", "a", "b", "c")
    ids = [picture.id for picture in database.call(pictures.of_job, job.id)]

    database.call(pictures.move_to_trash, ids[:2], NOON)
    database.call(pictures.move_to_trash, ids[:1], NOON + timedelta(days=1))

    assert [picture.id for picture in database.call(pictures.of_job, job.id)] == ids[2:]
    everything = database.call(pictures.of_job, job.id, with_trash=True)
    assert [picture.trashed_at for picture in everything] == [NOON, NOON, None]
    assert database.call(pictures.summary) == LibrarySummary(1, 1_500_000)

    database.call(pictures.restore, ids)
    assert [picture.id for picture in database.call(pictures.of_job, job.id)] == ids


def test_favourites_are_set_and_taken_back(database: Database, writer: Writer) -> None:
    job = writer.job("original", "golden hour", "a", "b", "c")
    ids = [picture.id for picture in database.call(pictures.of_job, job.id)]
    database.call(pictures.set_favourite, ids, favourite=True)
    database.call(pictures.set_favourite, ids[1:2], favourite=False)
    assert [picture.favourite for picture in database.call(pictures.of_job, job.id)] == [True, False, True]


def test_the_newest_picture_of_a_content_is_found_and_one_in_the_trash_last(database: Database, writer: Writer) -> None:
    older = writer.job("original", "warm", "same")
    newer = writer.job("original", "warm again", "same")
    found = database.call(pictures.by_content, "same")
    assert found is not None
    assert found.job_id == newer.id

    database.call(pictures.move_to_trash, [found.id], NOON)
    found = database.call(pictures.by_content, "same")
    assert found is not None
    assert found.job_id == older.id

    database.call(pictures.move_to_trash, [found.id], NOON)
    assert database.call(pictures.by_content, "same") is not None
    assert database.call(pictures.by_content, "other") is None


def test_details_say_everything_about_a_picture(database: Database) -> None:
    slots = (
        JobInput(1, "a" * 64, "Kleiber.jpg", "https://example.com/1"),
        JobInput(2, "", "garden.png", "https://example.com/garden.png"),
    )
    job = Job(
        id="0123456789",
        request=EditRequest(
            images=(LinkImage("https://example.com/1"), LinkImage("https://example.com/garden.png")),
            instruction="golden hour",
            model="qwen-image-edit-plus",
            region="beijing",
            n=3,
            negative_prompt="blurry",
            seed=7,
            watermark=True,
        ),
        state=JobState.DONE,
        created_at=NOON,
        service="https://example.com",
        demo=False,
        unit_price=Decimal("0.03"),
        price_as_of=date(2025, 10, 31),
        sent_at=NOON,
        finished_at=NOON + timedelta(seconds=21.5),
        request_id="d0250a3d",
        image_count=3,
    )
    database.call(jobs.insert, job, slots)
    picture = database.call(pictures.insert, _new(job))

    details = database.call(pictures.details, picture.id)

    assert details is not None
    assert dataclasses.asdict(details) == {
        "picture": dataclasses.asdict(picture),
        "instruction": "golden hour",
        "negative_prompt": "blurry",
        "model": "qwen-image-edit-plus",
        "region": "beijing",
        "seed": 7,
        "watermark": True,
        "n": 3,
        "request_id": "d0250a3d",
        "cost": Decimal("0.03"),
        "demo": False,
        "duration_s": 21.5,
        "inputs": tuple(dataclasses.asdict(slot) for slot in slots),
        "expected_size": None,
        "price_as_of": date(2025, 10, 31),
        "imported": False,
        "generation": 0,
    }
    assert database.call(pictures.details, picture.id + 1) is None


def test_the_expected_size_is_that_of_the_last_input_or_the_one_asked_for(database: Database, writer: Writer) -> None:
    original = Original("b" * 64, "tall.jpg", "inputs/bb/b.jpg", Size(400, 600), 9, NOON)
    database.call(originals.insert, original)

    def expected(picture: Picture) -> Size | None:
        details = database.call(pictures.details, picture.id)
        assert details is not None
        return details.expected_size

    # The last input counts, whether it came from outside or is a result.
    first = writer.picture(writer.job("a" * 64, "golden hour", also_from=("b" * 64,)), 0, "c" * 64)
    assert expected(first) == Size(832, 1248)
    second = writer.picture(writer.job("b" * 64, "golden hour", also_from=("c" * 64,)), 0, "d" * 64)
    assert expected(second) == expected_output(first.size)
    # A link that was never seen here foretells nothing.
    assert expected(writer.picture(writer.job("", "golden hour"), 0, "e" * 64)) is None

    job = writer.job("b" * 64, "golden hour")
    database.call(lambda c: c.execute("UPDATE jobs SET width = 1536, height = 1024 WHERE id = ?", (job.id,)))
    assert expected(writer.picture(job, 0, "f" * 64)) == Size(1536, 1024)


@pytest.mark.parametrize(
    ("demo", "unit_price", "cost"),
    [(True, Decimal("0.03"), Decimal(0)), (False, None, None), (False, Decimal("0.075"), Decimal("0.075"))],
)
def test_a_picture_costs_its_share_and_nothing_in_the_demo(
    database: Database, writer: Writer, *, demo: bool, unit_price: Decimal | None, cost: Decimal | None
) -> None:
    job = writer.job("original", "golden hour")
    database.call(jobs.update, job.id, demo=demo, unit_price=unit_price)
    picture = writer.picture(job, 0, "a")
    details = database.call(pictures.details, picture.id)
    assert details is not None
    assert (details.cost, details.duration_s) == (cost, None)


def test_an_original_is_known_by_its_content_under_its_first_name(database: Database) -> None:
    name = "Ж" * 127 + "\u202e🦊.jpg"
    first = Original("a" * 64, name, "inputs/aa/aaa.jpg", Size(6028, 3391), 9_000_000, NOON)
    database.call(originals.insert, first)
    database.call(originals.insert, dataclasses.replace(first, name="copy.jpg", added_at=NOON + timedelta(days=1)))
    assert database.call(originals.by_content, "a" * 64) == first
    assert database.call(originals.by_content, "b" * 64) is None
