"""Results in the library's database. All functions run on the disk thread, inside a transaction of `Database`."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import PurePath, PurePosixPath

from qwen_studio.core.geometry import Size, expected_output
from qwen_studio.core.job import JobState
from qwen_studio.core.picture import JobInput, Picture, PictureDetails
from qwen_studio.library import jobs, originals
from qwen_studio.library.columns import (
    maybe_moment_of,
    moment_of,
    path_of,
    searchable,
    stored_list,
    stored_moment,
    stored_path,
    stored_text,
)


@dataclass(frozen=True)
class NewPicture:
    """A result whose file lies in the library. Fields as in `core.picture.Picture`."""

    job_id: str
    index: int
    path: str
    content_hash: str
    file_sha256: str
    size: Size
    file_bytes: int
    created_at: datetime
    flag: str = ""
    reference: str = ""
    file_mtime_ns: int | None = None


@dataclass(frozen=True)
class LibrarySummary:
    """How much the library holds, without the trash."""

    count: int
    file_bytes: int


def insert(c: sqlite3.Connection, new: NewPicture) -> Picture:
    """The picture in the library: the one that was entered before, if this place in the answer has one already."""
    c.execute(
        "INSERT INTO pictures (job_id, position, path, content_hash, file_sha256, width, height, file_bytes,"
        " created_at, search_name, flag, reference, file_mtime_ns) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (job_id, position) DO NOTHING",
        (
            new.job_id,
            new.index,
            new.path,
            new.content_hash,
            new.file_sha256,
            *new.size,
            new.file_bytes,
            stored_moment(new.created_at),
            searchable(PurePath(new.reference or new.path).name),
            new.flag,
            stored_path(new.reference),
            new.file_mtime_ns,
        ),
    )
    return _picture(
        c.execute("SELECT * FROM pictures WHERE job_id = ? AND position = ?", (new.job_id, new.index)).fetchone()
    )


def get(c: sqlite3.Connection, picture_id: int) -> Picture | None:
    """The picture of this id."""
    return _first(c.execute("SELECT * FROM pictures WHERE id = ?", (picture_id,)))


def get_many(c: sqlite3.Connection, ids: Iterable[int]) -> list[Picture]:
    """The pictures of these ids that exist, in any order."""
    rows = c.execute("SELECT * FROM pictures WHERE id IN (SELECT value FROM json_each(?))", (stored_list(ids),))
    return [_picture(row) for row in rows]


def jobs_of(c: sqlite3.Connection, ids: Iterable[int]) -> set[str]:
    """The jobs that made any of these pictures."""
    rows = c.execute(
        "SELECT DISTINCT job_id FROM pictures WHERE id IN (SELECT value FROM json_each(?))", (stored_list(ids),)
    )
    return {row["job_id"] for row in rows}


def of_job(c: sqlite3.Connection, job_id: str, *, with_trash: bool = False) -> list[Picture]:
    """The job's pictures in the order of the answer; with the trash, all that were ever fetched."""
    rows = c.execute(
        "SELECT * FROM pictures WHERE job_id = ? AND (? OR trashed_at IS NULL) ORDER BY position", (job_id, with_trash)
    )
    return [_picture(row) for row in rows]


def by_content(c: sqlite3.Connection, content_hash: str) -> Picture | None:
    """The newest picture of this content; one in the trash only if there is no other."""
    return _first(
        c.execute(
            "SELECT * FROM pictures WHERE content_hash = ?"
            " ORDER BY trashed_at IS NOT NULL, created_at DESC, id DESC LIMIT 1",
            (content_hash,),
        )
    )


def details(c: sqlite3.Connection, picture_id: int) -> PictureDetails | None:
    """Everything about one picture; `cost` is its own share of the call, None where no price is known."""
    picture = get(c, picture_id)
    job = jobs.get(c, picture.job_id) if picture else None
    if picture is None or job is None:
        return None
    request = job.request
    inputs = jobs.inputs(c, job.id)
    duration = job.finished_at - job.sent_at if job.sent_at and job.finished_at else None
    return PictureDetails(
        picture=picture,
        instruction=request.instruction,
        negative_prompt=request.negative_prompt,
        model=request.model,
        region=request.region,
        seed=request.seed,
        watermark=request.watermark,
        n=request.n,
        request_id=job.request_id,
        cost=Decimal(0) if job.demo else job.unit_price,
        demo=job.demo,
        duration_s=duration.total_seconds() if duration is not None else None,
        inputs=inputs,
        expected_size=request.size or _expected_size(c, inputs),
        price_as_of=None if job.demo else job.price_as_of,
        imported=job.state is JobState.IMPORTED,
    )


def _expected_size(c: sqlite3.Connection, inputs: Sequence[JobInput]) -> Size | None:
    last = inputs[-1].content_hash if inputs else ""
    known = by_content(c, last) or originals.by_content(c, last)
    return None if known is None else expected_output(known.size)


def set_favourite(c: sqlite3.Connection, ids: Iterable[int], favourite: bool) -> None:
    """Mark the pictures as favourites, or no longer."""
    c.execute(
        "UPDATE pictures SET favourite = ? WHERE id IN (SELECT value FROM json_each(?))", (favourite, stored_list(ids))
    )


def set_rating(c: sqlite3.Connection, ids: Iterable[int], rating: int) -> None:
    """Rate the pictures, 1 to 5, or 0 for none.

    Raises:
        ValueError: the rating is none.
    """
    if rating not in range(6):
        raise ValueError("A rating is 0 to 5.")
    c.execute("UPDATE pictures SET rating = ? WHERE id IN (SELECT value FROM json_each(?))", (rating, stored_list(ids)))


def set_note(c: sqlite3.Connection, ids: Iterable[int], note: str) -> None:
    """Write the note of the pictures anew."""
    c.execute(
        "UPDATE pictures SET note = ?, search_note = ? WHERE id IN (SELECT value FROM json_each(?))",
        (stored_text(note), searchable(note), stored_list(ids)),
    )


def move_to_trash(c: sqlite3.Connection, ids: Iterable[int], moment: datetime) -> None:
    """Say that the pictures lie in the trash since the moment; those already there stay as they are."""
    c.execute(
        "UPDATE pictures SET trashed_at = ? WHERE trashed_at IS NULL AND id IN (SELECT value FROM json_each(?))",
        (stored_moment(moment), stored_list(ids)),
    )


def restore(c: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Say that the pictures are back from the trash."""
    c.execute("UPDATE pictures SET trashed_at = NULL WHERE id IN (SELECT value FROM json_each(?))", (stored_list(ids),))


def set_path(c: sqlite3.Connection, picture_id: int, path: str) -> None:
    """Say where the picture's file lies now, relative to the library."""
    c.execute(
        "UPDATE pictures SET path = ?, reference = NULL, search_name = ? WHERE id = ?",
        (path, searchable(PurePosixPath(path).name), picture_id),
    )


def set_reference(c: sqlite3.Connection, picture_id: int, reference: str) -> None:
    """Say that the picture's file lies outside the library, at this absolute path."""
    c.execute(
        "UPDATE pictures SET path = '', reference = ?, search_name = ? WHERE id = ?",
        (stored_path(reference), searchable(PurePath(reference).name), picture_id),
    )


def summary(c: sqlite3.Connection) -> LibrarySummary:
    """How much the library holds, without the trash."""
    row = c.execute("SELECT count(*), total(file_bytes) FROM pictures WHERE trashed_at IS NULL").fetchone()
    return LibrarySummary(row[0], int(row[1]))


def _first(rows: Iterable[sqlite3.Row]) -> Picture | None:
    return next((_picture(row) for row in rows), None)


def _picture(row: sqlite3.Row) -> Picture:
    return Picture(
        id=row["id"],
        job_id=row["job_id"],
        index=row["position"],
        path=row["path"],
        content_hash=row["content_hash"],
        file_sha256=row["file_sha256"],
        size=Size(row["width"], row["height"]),
        file_bytes=row["file_bytes"],
        created_at=moment_of(row["created_at"]),
        favourite=bool(row["favourite"]),
        trashed_at=maybe_moment_of(row["trashed_at"]),
        flag=row["flag"],
        rating=row["rating"],
        note=row["note"],
        reference=path_of(row["reference"]),
        missing_since=maybe_moment_of(row["missing_since"]),
        trouble=row["trouble"],
    )
