"""Everything in the library, page by page, so that a large one needs no more memory than a small one."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from qwen_studio.core.job import Job
from qwen_studio.core.picture import JobInput, Picture
from qwen_studio.library import pictures
from qwen_studio.library.columns import stored_list
from qwen_studio.library.database import Database
from qwen_studio.library.job_rows import input_of, jobs_of

_PAGE = 500

_Place = tuple[str, int]
"""The moment and the number of the last row of a page."""


@dataclass(frozen=True)
class ListedJob:
    """A job with what stood in its slots."""

    job: Job
    inputs: tuple[JobInput, ...]


def all_jobs(database: Database) -> Iterator[ListedJob]:
    """Every job, oldest first. For worker threads; the disk thread is free between the pages.

    Raises:
        LibraryError: the database cannot be read.
    """
    page, place = database.call(_job_page, ("", 0))
    while page:
        yield from page
        page, place = database.call(_job_page, place)


def all_pictures(database: Database) -> Iterator[Picture]:
    """Every picture, also those in the trash, oldest first. For worker threads, as `all_jobs`.

    Raises:
        LibraryError: the database cannot be read.
    """
    page, place = database.call(_picture_page, ("", 0))
    while page:
        yield from page
        page, place = database.call(_picture_page, place)


def _job_page(c: sqlite3.Connection, after: _Place) -> tuple[list[ListedJob], _Place]:
    rows = c.execute(
        "SELECT * FROM jobs WHERE (created_at, serial) > (?, ?) ORDER BY created_at, serial LIMIT ?", (*after, _PAGE)
    ).fetchall()
    slots: defaultdict[str, list[JobInput]] = defaultdict(list)
    for row in c.execute(
        "SELECT * FROM job_inputs WHERE job_id IN (SELECT value FROM json_each(?)) ORDER BY job_id, number",
        (stored_list(row["id"] for row in rows),),
    ):
        slots[row["job_id"]].append(input_of(row))
    page = [ListedJob(job, tuple(slots[job.id])) for job in jobs_of(c, rows)]
    return page, (rows[-1]["created_at"], rows[-1]["serial"]) if rows else after


def _picture_page(c: sqlite3.Connection, after: _Place) -> tuple[list[Picture], _Place]:
    rows = c.execute(
        "SELECT id, created_at FROM pictures WHERE (created_at, id) > (?, ?) ORDER BY created_at, id LIMIT ?",
        (*after, _PAGE),
    ).fetchall()
    found = {picture.id: picture for picture in pictures.get_many(c, (row["id"] for row in rows))}
    page = [found[row["id"]] for row in rows]
    return page, (rows[-1]["created_at"], rows[-1]["id"]) if rows else after
