"""A job as rows of `jobs` and `job_inputs`, and back."""

import json
import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path

from qwen_studio.core.drawing import drawing_from_json, drawing_to_json
from qwen_studio.core.geometry import Size
from qwen_studio.core.job import Failure, Job, JobState
from qwen_studio.core.picture import JobInput
from qwen_studio.core.request import EditRequest, FileImage, InputImage, LinkImage
from qwen_studio.library.columns import (
    maybe_day_of,
    maybe_moment_of,
    maybe_money_of,
    moment_of,
    searchable,
    stored_day,
    stored_list,
    stored_moment,
    stored_money,
    stored_path,
    stored_text,
)

Column = str | int | bytes | None


def job_row(job: Job, inputs: Sequence[JobInput]) -> dict[str, Column]:
    """The job as a row of `jobs`."""
    request = job.request
    words = (request.instruction, request.negative_prompt, *(i.name for i in inputs))
    return {
        "id": job.id,
        "state": job.state.value,
        "instruction": stored_text(request.instruction),
        "negative_prompt": stored_text(request.negative_prompt),
        "model": request.model,
        "region": request.region,
        "n": request.n,
        "seed": request.seed,
        "watermark": request.watermark,
        "prompt_extend": request.prompt_extend,
        "width": request.size.width if request.size else None,
        "height": request.size.height if request.size else None,
        "created_at": stored_moment(job.created_at),
        "search_text": searchable("\n".join(words)),
        **changed_columns(
            {
                "service": job.service,
                "demo": job.demo,
                "unit_price": job.unit_price,
                "price_as_of": job.price_as_of,
                "sent_at": job.sent_at,
                "answered_at": job.answered_at,
                "finished_at": job.finished_at,
                "request_id": job.request_id,
                "image_count": job.image_count,
                "failure": job.failure,
                "hidden": job.hidden,
            }
        ),
    }


_WRITERS = {
    "service": stored_text,
    "demo": int,
    "unit_price": stored_money,
    "price_as_of": stored_day,
    "sent_at": stored_moment,
    "answered_at": stored_moment,
    "finished_at": stored_moment,
    "request_id": stored_text,
    "image_count": int,
    # ASCII JSON keeps even what SQLite's text cannot: the service's message is not ours to trust.
    "failure": lambda failure: None if failure is None else json.dumps(asdict(failure)),
    "hidden": int,
}


def changed_columns(changes: Mapping[str, object]) -> dict[str, Column]:
    """The changed fields of a job as columns.

    Raises:
        ValueError: a field that does not change during a job's life.
    """
    if unknown := changes.keys() - _WRITERS.keys():
        raise ValueError(f"A job's {', '.join(sorted(unknown))} cannot be changed.")
    return {name: _WRITERS[name](value) for name, value in changes.items()}  # type: ignore[operator] # one table, many kinds


def input_rows(job: Job, inputs: Sequence[JobInput], library: Path) -> list[tuple[Column, ...]]:
    """What stood in the slots, as rows of `job_inputs`; a file of the library by its place in it.

    Raises:
        ValueError: the inputs are not those of the job's request.
    """
    if [i.number for i in inputs] != list(range(1, len(job.request.images) + 1)):
        raise ValueError("The inputs of a job are its images, in order, numbered from 1.")
    return [_input_row(job.id, slot, image, library) for slot, image in zip(inputs, job.request.images, strict=True)]


def _input_row(job_id: str, slot: JobInput, image: InputImage, library: Path) -> tuple[Column, ...]:
    known = (job_id, slot.number, slot.content_hash, stored_text(slot.name))
    if isinstance(image, LinkImage):
        return (*known, stored_text(slot.url or image.url), None, None, "")
    drawing = drawing_to_json(image.drawing)
    return (*known, stored_text(slot.url), _stored_path(image.path, library), stored_text(image.name), drawing)


def input_of(row: sqlite3.Row) -> JobInput:
    """What stood in a slot, from a row of `job_inputs`."""
    return JobInput(row["number"], row["content_hash"], row["name"], row["url"], drawing_from_json(row["drawing"]))


def _stored_path(path: Path, library: Path) -> str | bytes:
    resolved = path.resolve()
    if resolved.is_relative_to(library):
        return resolved.relative_to(library).as_posix()
    return stored_path(str(path.absolute())) or ""


def library_of(c: sqlite3.Connection) -> Path:
    """The folder that the connection's library lies in today."""
    return Path(c.execute("PRAGMA database_list").fetchone()["file"]).parent.resolve()


def jobs_of(c: sqlite3.Connection, rows: Iterable[sqlite3.Row]) -> list[Job]:
    """The jobs of the rows, in their order."""
    found = list(rows)
    images: dict[str, list[InputImage]] = {row["id"]: [] for row in found}
    if not found:
        return []
    library = library_of(c)
    for row in c.execute(
        "SELECT job_id, url, file_path, file_name, drawing FROM job_inputs"
        " WHERE job_id IN (SELECT value FROM json_each(?)) ORDER BY job_id, number",
        (stored_list(images),),
    ):
        images[row["job_id"]].append(_image(row, library))
    return [_job(row, tuple(images[row["id"]])) for row in found]


def _image(row: sqlite3.Row, library: Path) -> InputImage:
    path = row["file_path"]
    if path is None:
        return LinkImage(row["url"])
    # Joined to an absolute path, the folder is without effect.
    return FileImage(library / os.fsdecode(path), row["file_name"], drawing_from_json(row["drawing"]))


def _job(row: sqlite3.Row, images: tuple[InputImage, ...]) -> Job:
    return Job(
        id=row["id"],
        request=EditRequest(
            images=images,
            instruction=row["instruction"],
            model=row["model"],
            region=row["region"],
            n=row["n"],
            negative_prompt=row["negative_prompt"],
            seed=row["seed"],
            watermark=bool(row["watermark"]),
            prompt_extend=bool(row["prompt_extend"]),
            size=None if row["width"] is None else Size(row["width"], row["height"]),
        ),
        state=JobState(row["state"]),
        created_at=moment_of(row["created_at"]),
        service=row["service"],
        demo=bool(row["demo"]),
        unit_price=maybe_money_of(row["unit_price"]),
        price_as_of=maybe_day_of(row["price_as_of"]),
        sent_at=maybe_moment_of(row["sent_at"]),
        answered_at=maybe_moment_of(row["answered_at"]),
        finished_at=maybe_moment_of(row["finished_at"]),
        request_id=row["request_id"],
        image_count=row["image_count"],
        failure=_failure(row["failure"]),
        hidden=bool(row["hidden"]),
    )


def _failure(text: str | None) -> Failure | None:
    if text is None:
        return None
    # A later version may know more about failures than this one.
    known = {field.name for field in fields(Failure)}
    return Failure(**{name: value for name, value in json.loads(text).items() if name in known})
