"""Starts edits and watches what becomes of them."""

import threading
import uuid
from datetime import UTC, datetime
from decimal import Decimal

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.job import Job, JobState
from qwen_studio.core.picture import Picture
from qwen_studio.core.request import EditRequest
from qwen_studio.jobs.edit import Edit
from qwen_studio.jobs.workshop import Workshop


class Watcher:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.states: list[JobState] = []
        self.notes: list[str] = []
        self.pictures: list[Picture] = []

    def job_changed(self, job: Job, note: str) -> None:
        if not self.states or self.states[-1] is not job.state:
            self.states.append(job.state)
        self.notes.append(note)

    def picture_added(self, picture: Picture) -> None:
        self.pictures.append(picture)


class EndWatcher(Watcher):
    """Lets a test wait for the ends of jobs."""

    def __init__(self) -> None:
        super().__init__()
        self.ended: dict[str, Job] = {}
        self._news = threading.Condition()

    def job_changed(self, job: Job, note: str) -> None:
        super().job_changed(job, note)
        if job.state.finished:
            with self._news:
                self.ended[job.id] = job
                self._news.notify_all()

    def wait_for(self, count: int) -> list[Job]:
        with self._news:
            assert self._news.wait_for(lambda: len(self.ended) >= count, timeout=60)
            return list(self.ended.values())


def new_job(request: EditRequest) -> Job:
    return Job(
        id=uuid.uuid4().hex,
        request=request,
        state=JobState.WAITING,
        created_at=datetime.now(UTC),
        service="",
        demo=False,
        unit_price=Decimal("0.03"),
    )


def do_edit(workshop: Workshop, request: EditRequest, cancel: CancelToken | None = None) -> tuple[Job, Watcher]:
    """The job as it ended, and what was said on the way."""
    watcher = Watcher()
    return Edit(new_job(request), workshop, watcher, cancel or CancelToken()).run(), watcher
