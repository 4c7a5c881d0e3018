"""A library's history, as short as tests can tell it."""

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from qwen_studio.core.geometry import Size
from qwen_studio.core.job import Job, JobState
from qwen_studio.core.picture import JobInput, Original, Picture
from qwen_studio.core.request import EditRequest, LinkImage
from qwen_studio.library import jobs, originals, pictures
from qwen_studio.library.database import Database
from qwen_studio.library.pictures import NewPicture

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class Writer:
    """Writes a library's history: each job a minute after the one before."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._numbers: Iterator[int] = itertools.count(1)

    def job(
        self,
        made_from: str,
        instruction: str,
        *results: str,
        state: JobState = JobState.DONE,
        also_from: tuple[str, ...] = (),
        url: str = "",
        at: datetime | None = None,
        model: str = "qwen-image-edit-plus",
        name: str = "photo.jpg",
    ) -> Job:
        """A job on the picture of one content, with results of these contents."""
        number = next(self._numbers)
        moment = at or NOON + timedelta(minutes=number)
        slots = tuple(
            JobInput(slot, content_hash, name, url) for slot, content_hash in enumerate((made_from, *also_from), 1)
        )
        images = tuple(LinkImage(slot.url or "https://example.com/photo.jpg") for slot in slots)
        job = Job(
            id=f"{number:032x}",
            request=EditRequest(images, instruction, model, "singapore", n=max(1, len(results))),
            state=state,
            created_at=moment,
            service="https://example.com",
            demo=False,
            image_count=len(results),
        )
        self._database.call(jobs.insert, job, slots)
        for index, content_hash in enumerate(results):
            self.picture(job, index, content_hash)
        return job

    def picture(self, job: Job, index: int, content_hash: str) -> Picture:
        """A result of the job, made half a minute after it."""
        new = NewPicture(
            job_id=job.id,
            index=index,
            path=f"pictures/2026-11/{job.request.instruction} {job.id[-6:]}-{index + 1}.png",
            content_hash=content_hash,
            file_sha256="f" * 64,
            size=Size(1248, 832),
            file_bytes=1_500_000,
            created_at=job.created_at + timedelta(seconds=30 + index),
        )
        return self._database.call(pictures.insert, new)

    def original(self, content_hash: str, name: str) -> None:
        """An input from outside."""
        self._database.call(
            originals.insert,
            Original(content_hash, name, f"inputs/{content_hash}.jpg", Size(6028, 3391), 9_000_000, NOON),
        )
