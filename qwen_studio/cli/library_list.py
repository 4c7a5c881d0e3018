"""Prints everything in a library, one entry after the other."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from qwen_studio.cli.library_words import shown
from qwen_studio.jobs.library_list import json_of_library
from qwen_studio.jobs.open_library import OpenLibrary
from qwen_studio.library.listing import all_jobs, all_pictures

if TYPE_CHECKING:
    from qwen_studio.jobs.recovering import Recovered

_WORDS_SHOWN = 48


def print_json(library: OpenLibrary) -> None:
    """One JSON value, every job and every picture on a line of its own."""
    for piece in json_of_library(library.database, library.files):
        print(piece, end="")


def recovered_as_json(recovered: "Recovered") -> dict[str, object]:
    """A job that was unfinished, as it is now."""
    job = recovered.job
    return {
        "id": job.id,
        "state": job.state.value,
        "pictures_come": recovered.came,
        "pictures_here": recovered.here,
        "cost_usd": str(job.cost),
        "cost_usd_at_most": str(job.cost_at_most),
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
        print(f"{picture.file_sha256[:12]}  {trashed}{shown(str(library.files.of(picture)))}")


def _short(text: str) -> str:
    words = " ".join(shown(text).split())
    return words if len(words) <= _WORDS_SHOWN else f"{words[: _WORDS_SHOWN - 1]}…"
