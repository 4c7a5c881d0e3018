"""The journal: every edit from the moment it is wanted, and every answer as it came.

All functions run on the disk thread, inside a transaction of `Database`.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict, Unpack

from qwen_studio.core.job import TRANSITIONS, Failure, Job, JobState
from qwen_studio.core.picture import JobInput
from qwen_studio.library import origin_words
from qwen_studio.library.columns import moment_of, stored_moment
from qwen_studio.library.job_rows import Column, changed_columns, input_of, input_rows, job_row, jobs_of, library_of
from qwen_studio.library.row_hashes import answer_sha256

_UNFINISHED = [state.value for state in JobState if not state.finished]


class JobChanges(TypedDict, total=False):
    """What changes during a job's life, beside its state."""

    service: str
    demo: bool
    unit_price: Decimal | None
    price_as_of: date | None
    sent_at: datetime | None
    answered_at: datetime | None
    finished_at: datetime | None
    request_id: str
    image_count: int
    failure: Failure | None
    hidden: bool


@dataclass(frozen=True)
class StoredAnswer:
    """An answer of the service as it came. `intact`: the row is what was written."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    received_at: datetime
    intact: bool


def insert(c: sqlite3.Connection, job: Job, inputs: Sequence[JobInput]) -> None:
    """Enter a new job with what stands in its slots, one input per image of the request."""
    row = job_row(job, inputs)
    marks = ", ".join("?" * len(row))
    c.execute(f"INSERT INTO jobs ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))  # noqa: S608 - own names
    c.executemany(
        "INSERT INTO job_inputs (job_id, number, content_hash, name, url, file_path, file_name, drawing)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        input_rows(job, inputs, library_of(c)),
    )
    origin_words.hand_on(c, job.id)


def get(c: sqlite3.Connection, job_id: str) -> Job | None:
    """The job of this id."""
    return next(iter(jobs_of(c, c.execute("SELECT * FROM jobs WHERE id = ?", (job_id,)))), None)


def inputs(c: sqlite3.Connection, job_id: str) -> tuple[JobInput, ...]:
    """What stood in the job's slots, in order."""
    rows = c.execute("SELECT * FROM job_inputs WHERE job_id = ? ORDER BY number", (job_id,))
    return tuple(map(input_of, rows))


def advance(c: sqlite3.Connection, job_id: str, state: JobState, **changes: Unpack[JobChanges]) -> Job:
    """The job in its next state, with the changes that come with it.

    Raises:
        ValueError: the step is not in `core.job.TRANSITIONS`.
    """
    before = _existing(c, job_id).state
    if state not in TRANSITIONS[before]:
        raise ValueError(f"A job cannot go from {before.value} to {state.value}.")
    return _write(c, job_id, {"state": state.value, **changed_columns(changes)})


def update(c: sqlite3.Connection, job_id: str, **changes: Unpack[JobChanges]) -> Job:
    """The job with the changes, in the same state."""
    return _write(c, job_id, changed_columns(changes))


def _write(c: sqlite3.Connection, job_id: str, columns: Mapping[str, Column]) -> Job:
    if columns:
        assignments = ", ".join(f"{name} = ?" for name in columns)
        c.execute(f"UPDATE jobs SET {assignments} WHERE id = ?", (*columns.values(), job_id))  # noqa: S608 - own names
    return _existing(c, job_id)


def _existing(c: sqlite3.Connection, job_id: str) -> Job:
    job = get(c, job_id)
    if job is None:
        raise ValueError(f"There is no job {job_id}.")
    return job


def store_answer(
    c: sqlite3.Connection, job_id: str, status: int, headers: Mapping[str, str], body: bytes, received_at: datetime
) -> None:
    """Keep an answer as it came, before anyone reads it, in a row of its own; earlier ones of the job stay."""
    moment = stored_moment(received_at)
    told = json.dumps(dict(headers))
    c.execute(
        "INSERT INTO answers (job_id, received_at, status, headers, body, row_sha256) VALUES (?, ?, ?, ?, ?, ?)",
        (job_id, moment, status, told, body, answer_sha256(job_id, moment, status, told, body)),
    )


def answer(c: sqlite3.Connection, job_id: str) -> StoredAnswer | None:
    """The last answer to the job."""
    row = c.execute("SELECT * FROM answers WHERE job_id = ? ORDER BY serial DESC LIMIT 1", (job_id,)).fetchone()
    if row is None:
        return None
    sha256 = answer_sha256(row["job_id"], row["received_at"], row["status"], row["headers"], row["body"])
    return StoredAnswer(
        status=row["status"],
        headers=json.loads(row["headers"]),
        body=row["body"],
        received_at=moment_of(row["received_at"]),
        intact=sha256 == row["row_sha256"],
    )


def unfinished(c: sqlite3.Connection) -> list[Job]:
    """The jobs that something must still happen to, oldest first."""
    marks = ", ".join("?" * len(_UNFINISHED))
    return jobs_of(
        c,
        c.execute(f"SELECT * FROM jobs WHERE state IN ({marks}) ORDER BY created_at, serial", _UNFINISHED),  # noqa: S608 - only marks
    )


def recent(c: sqlite3.Connection, limit: int) -> list[Job]:
    """The last jobs that are not hidden, newest first; never what was imported."""
    return jobs_of(
        c,
        c.execute(
            "SELECT * FROM jobs WHERE NOT hidden AND state <> ? ORDER BY created_at DESC, serial DESC LIMIT ?",
            (JobState.IMPORTED.value, limit),
        ),
    )


def usual_seconds(c: sqlite3.Connection, model: str, n: int, *, demo: bool | None = None) -> float | None:
    """How long such a job usually takes from sending to its end: the median of the last 20 that were done.

    `demo` looks only at jobs of the demo, or only at others.
    """
    import statistics

    rows = c.execute(
        "SELECT sent_at, finished_at FROM jobs"
        " WHERE model = ? AND n = ? AND state = ? AND sent_at IS NOT NULL AND finished_at IS NOT NULL"
        " AND coalesce(demo = ?, TRUE) ORDER BY serial DESC LIMIT 20",
        (model, n, JobState.DONE.value, demo),
    )
    seconds = [(moment_of(row["finished_at"]) - moment_of(row["sent_at"])).total_seconds() for row in rows]
    return statistics.median(seconds) if seconds else None
