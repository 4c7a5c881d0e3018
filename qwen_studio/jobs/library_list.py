"""Every job and every picture of a library as JSON, entry by entry."""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import LibraryError
from qwen_studio.core.language import translate
from qwen_studio.core.picture import Picture
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.listing import ListedJob, all_jobs, all_pictures


def json_of_library(database: Database, files: LibraryFiles) -> Iterator[str]:
    """One JSON value in pieces, every job and every picture on a line of its own. For worker threads.

    Raises:
        LibraryError: the database cannot be read.
    """
    yield '{"jobs": [\n'
    yield from _lines(_job_entry(listed) for listed in all_jobs(database))
    yield '], "pictures": [\n'
    yield from _lines(_picture_entry(files, picture) for picture in all_pictures(database))
    yield "]}\n"


def save_list(database: Database, files: LibraryFiles, target: Path, cancel: CancelToken) -> None:
    """Write the list into a file, which takes the place of an older one only when it is whole.

    Raises:
        Cancelled: an older file is as it was.
        LibraryError: the database cannot be read, or the file not be written.
    """
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        try:
            with partial.open("w", encoding="utf-8", newline="\n") as file:
                for piece in json_of_library(database, files):
                    cancel.raise_if_cancelled()
                    file.write(piece)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise LibraryError(
            translate("jobs", "The list cannot be written to {target}: {reason}.").format(
                target=target, reason=error.strerror
            ),
            next_step=translate("jobs", "Choose another place for it."),
        ) from error


def _lines(entries: Iterator[Mapping[str, object]]) -> Iterator[str]:
    before = ""
    for entry in entries:
        # A name that is no text, such as half a surrogate pair, is escaped: JSON knows it, UTF-8 does not.
        line = json.dumps(entry, ensure_ascii=False)
        yield before + (line if _is_text(line) else json.dumps(entry))
        before = ",\n"
    yield "\n"


def _is_text(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True


def _job_entry(listed: ListedJob) -> dict[str, object]:
    job, request = listed.job, listed.job.request
    return {
        "id": job.id,
        "state": job.state.value,
        "created_at": _moment(job.created_at),
        "sent_at": _moment(job.sent_at),
        "answered_at": _moment(job.answered_at),
        "finished_at": _moment(job.finished_at),
        "model": request.model,
        "region": request.region,
        "service": job.service,
        "demo": job.demo,
        "request_id": job.request_id,
        "n": request.n,
        "image_count": job.image_count,
        "unit_price_usd": _money(job.unit_price),
        "price_as_of": None if job.price_as_of is None else job.price_as_of.isoformat(),
        "cost_usd": _money(job.cost),
        "cost_usd_at_most": _money(job.cost_at_most),
        "instruction": request.instruction,
        "negative_prompt": request.negative_prompt,
        "seed": request.seed,
        "watermark": request.watermark,
        "prompt_extend": request.prompt_extend,
        "size": None if request.size is None else list(request.size),
        "inputs": [asdict(slot) for slot in listed.inputs],
        "failure": None if job.failure is None else asdict(job.failure),
    }


def _picture_entry(files: LibraryFiles, picture: Picture) -> dict[str, object]:
    return {
        "file": str(files.of(picture)),
        "sha256": picture.file_sha256,
        "content_hash": picture.content_hash,
        "job": picture.job_id,
        "index": picture.index,
        "width": picture.size.width,
        "height": picture.size.height,
        "bytes": picture.file_bytes,
        "created_at": _moment(picture.created_at),
        "favourite": picture.favourite,
        "trashed": picture.trashed_at is not None,
        "flag": picture.flag,
    }


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _money(amount: Decimal | None) -> str | None:
    return None if amount is None else str(amount)
