"""Prints everything in a library, one entry after the other."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from qwen_studio.cli.library_words import shown
from qwen_studio.core.picture import Picture
from qwen_studio.jobs.open_library import OpenLibrary
from qwen_studio.library.listing import ListedJob, all_jobs, all_pictures

if TYPE_CHECKING:
    from qwen_studio.jobs.recovering import Recovered

_WORDS_SHOWN = 48


def print_json(library: OpenLibrary) -> None:
    """One JSON value, every job and every picture on a line of its own."""
    print('{"jobs": [')
    _print_entries(_job_entry(listed) for listed in all_jobs(library.database))
    print('], "pictures": [')
    _print_entries(_picture_entry(library, picture) for picture in all_pictures(library.database))
    print("]}")


def _print_entries(entries: Iterator[Mapping[str, object]]) -> None:
    before = ""
    for entry in entries:
        print(before + json.dumps(entry, ensure_ascii=False), end="")
        before = ",\n"
    print()


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


def _picture_entry(library: OpenLibrary, picture: Picture) -> dict[str, object]:
    return {
        "file": str(library.files.absolute(picture.path)),
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


def recovered_as_json(recovered: "Recovered") -> dict[str, object]:
    """A job that was unfinished, as it is now."""
    job = recovered.job
    return {
        "id": job.id,
        "state": job.state.value,
        "pictures_come": recovered.came,
        "pictures_here": recovered.here,
        "cost_usd": _money(job.cost),
        "cost_usd_at_most": _money(job.cost_at_most),
        "failure": None if job.failure is None else asdict(job.failure),
    }


def print_table(library: OpenLibrary) -> None:
    """A line for each edit, then one for each picture."""
    print(f"{'made':<16}  {'state':<11}  {'images':>6}  {'USD':>9}  {'at most':>9}  {'model':<24}  instruction")
    for listed in all_jobs(library.database):
        job, request = listed.job, listed.job.request
        images = f"{job.image_count}/{request.n}"
        print(
            f"{job.created_at.astimezone():%Y-%m-%d %H:%M}  {job.state.value:<11}  {images:>6}  {job.cost:>9}"
            f"  {job.cost_at_most:>9}  {request.model:<24}  {_short(request.instruction)}"
        )
    print()
    for picture in all_pictures(library.database):
        trashed = "in the trash  " if picture.trashed_at is not None else ""
        print(f"{picture.file_sha256[:12]}  {trashed}{shown(str(library.files.absolute(picture.path)))}")


def _short(text: str) -> str:
    words = " ".join(shown(text).split())
    return words if len(words) <= _WORDS_SHOWN else f"{words[: _WORDS_SHOWN - 1]}…"


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _money(amount: Decimal | None) -> str | None:
    return None if amount is None else str(amount)
