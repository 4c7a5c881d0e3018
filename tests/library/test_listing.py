"""Everything in a library is listed, whatever its size, in the memory that a small one needs."""

import sqlite3
import tracemalloc
from collections import deque

from qwen_studio.core.picture import JobInput
from qwen_studio.library.database import Database
from qwen_studio.library.listing import all_jobs, all_pictures
from tests.library.history import NOON, Writer

LINK = "https://example.com/photo.jpg"


def test_every_job_and_picture_comes_once_and_in_order(database: Database, writer: Writer) -> None:
    # GIVEN more than fits on two pages, much of it of the same moment
    def write(_: sqlite3.Connection) -> list[str]:
        return [
            writer.job("ab" * 32, f"edit {number}", f"{number:064x}", at=NOON if number % 3 else None).id
            for number in range(1100)
        ]

    ids = database.call(write)

    listed = list(all_jobs(database))
    pictures = list(all_pictures(database))

    assert {entry.job.id for entry in listed} == set(ids)
    assert len(listed) == len(pictures) == 1100
    assert [entry.job.created_at for entry in listed] == sorted(entry.job.created_at for entry in listed)
    assert [picture.created_at for picture in pictures] == sorted(picture.created_at for picture in pictures)
    assert {picture.job_id for picture in pictures} == set(ids)
    assert {entry.inputs for entry in listed} == {(JobInput(1, "ab" * 32, "photo.jpg", LINK),)}


def test_an_empty_library_lists_nothing(database: Database) -> None:
    assert list(all_jobs(database)) == []
    assert list(all_pictures(database)) == []


def test_a_larger_library_needs_no_more_memory(database: Database, writer: Writer) -> None:
    job = writer.job("ab" * 32, "one edit")

    def peak_of_listing() -> int:
        tracemalloc.start()
        deque(all_pictures(database), maxlen=0)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    database.call(lambda _: [writer.picture(job, index, f"{index:064x}") for index in range(1500)])
    small = peak_of_listing()
    database.call(
        lambda c: c.execute(
            "WITH RECURSIVE n (i) AS (SELECT 1500 UNION ALL SELECT i + 1 FROM n WHERE i < 14999)"
            " INSERT INTO pictures (job_id, position, content_hash, created_at, width, height, file_bytes, file_sha256,"
            " path, search_name) SELECT job_id, i, content_hash, created_at, width, height, file_bytes, file_sha256,"
            " path, search_name FROM n, (SELECT * FROM pictures LIMIT 1)"
        )
    )
    assert sum(1 for _ in all_pictures(database)) == 15_000
    assert peak_of_listing() < 1.5 * small
