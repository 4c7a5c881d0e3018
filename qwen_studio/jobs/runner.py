"""Runs edits side by side on worker threads."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.catalog import Price
from qwen_studio.core.errors import StudioError
from qwen_studio.core.job import Failure, Job, JobState
from qwen_studio.core.language import translate
from qwen_studio.core.naming import new_id
from qwen_studio.core.request import EditRequest

if TYPE_CHECKING:
    # httpx and Pillow come with these; the first worker loads them, after the window is up.
    from qwen_studio.jobs.edit import Edit
    from qwen_studio.jobs.workshop import JobObserver, Workshop

log = logging.getLogger(__name__)

JOBS_AT_ONCE = 8


class JobRunner:
    """Takes requests, gives each a job on a worker thread, and tells the observer what becomes of it.

    `open_workshop` is called once, on the first worker. Methods may be called from any thread and return at once.
    """

    def __init__(self, open_workshop: Callable[[], "Workshop"], observer: "JobObserver") -> None:
        self._open_workshop = open_workshop
        self._observer = observer
        self._workers = ThreadPoolExecutor(JOBS_AT_ONCE, thread_name_prefix="job")
        self._lock = threading.Lock()
        # Its own, because opening takes its time and the window must not wait for it.
        self._opening = threading.Lock()
        self._workshop: Workshop | None = None
        self._cancels: dict[str, CancelToken] = {}
        self._futures: set[Future[Job]] = set()
        # Asked to go on before they had ended.
        self._asked_again: set[str] = set()
        self._closing = False

    def submit(
        self, request: EditRequest, *, demo: bool, service: str, price: Price | None, account_id: str = ""
    ) -> Job:
        """Start an edit; the returned job waits for a worker. `price` is the catalogue's of today, if it has one.

        It is sent with the key of `account_id`, whichever account is in use by then.
        """
        job = Job(
            id=new_id(),
            request=request,
            state=JobState.WAITING,
            created_at=datetime.now(UTC),
            service=service,
            demo=demo,
            unit_price=None if price is None else price.usd,
            price_as_of=None if price is None else price.as_of,
        )
        self._start(job, lambda edit: edit.run(), account_id)
        return job

    def resume(self, job: Job) -> None:
        """Fetch what is still missing of a job whose answer is in the journal, at once. Never sends."""
        with self._lock:
            under_way = job.id in self._cancels
            if under_way:
                self._asked_again.add(job.id)
        if under_way:
            # It stands still for want of room, or has just said why it ends.
            if self._workshop is not None:
                self._workshop.look_for_room()
            return
        self._start(job, lambda edit: edit.resume())

    def stop(self, job_id: str) -> None:
        """Stop the job if it was not sent yet. One that was goes on, and its answer is kept."""
        with self._lock:
            cancel = self._cancels.get(job_id)
        if cancel is not None:
            cancel.cancel()

    def workshop(self) -> "Workshop":
        """The shared collaborators, built by the first caller; for worker threads only."""
        with self._opening:
            if self._workshop is None:
                self._workshop = self._open_workshop()
            return self._workshop

    def warm_up(self) -> None:
        """Load what the first edit needs, on a worker."""
        self._workers.submit(self._load)

    def _load(self) -> None:
        import qwen_studio.jobs.edit  # noqa: F401 - loading it is the purpose

        self.workshop()

    def close(self, grace_s: float = 2.0) -> bool:
        """Stop what was not sent, wait a little for the rest, then end it; whether everything has ended.

        What was with the service is unknown from then on, and downloads go on at the next start.
        """
        with self._lock:
            self._closing = True
            cancels = list(self._cancels.values())
            futures = set(self._futures)
        for cancel in cancels:
            cancel.cancel()
        self._workers.shutdown(wait=False, cancel_futures=True)
        # A future that a pool cancels at its end never wakes who waits for it.
        still_running = wait([f for f in futures if not f.cancelled()], grace_s).not_done
        if self._workshop is not None:
            self._workshop.close()
        return not wait(still_running, grace_s).not_done

    def _start(self, job: Job, work: "Callable[[Edit], Job]", account_id: str = "") -> None:
        cancel = CancelToken()
        with self._lock:
            if self._closing:
                return
            self._cancels[job.id] = cancel
            future = self._workers.submit(self._run, job, cancel, work, account_id)
            self._futures.add(future)
        future.add_done_callback(lambda done: self._finished(job, done))

    def _run(self, job: Job, cancel: CancelToken, work: "Callable[[Edit], Job]", account_id: str) -> Job:
        from qwen_studio.jobs.edit import Edit

        return work(Edit(job, self.workshop(), self._observer, cancel, account_id=account_id))

    def _finished(self, job: Job, done: "Future[Job]") -> None:
        with self._lock:
            self._cancels.pop(job.id, None)
            self._futures.discard(done)
            asked_again = job.id in self._asked_again
            self._asked_again.discard(job.id)
        if done.cancelled():
            return
        error = done.exception()
        if error is None:
            ended = done.result()
            if asked_again and ended.state.pending:
                self.resume(ended)
        elif isinstance(error, StudioError):
            log.warning("job %s could not be begun: %s", job.id, type(error).__name__)
            self._observer.job_changed(self._broken_off(job, Failure.of(error)), "")
        else:
            log.error("job %s ended by a bug", job.id, exc_info=error)
            self._observer.job_changed(self._broken_off(job, _bug()), "")

    def _broken_off(self, job: Job, failure: Failure) -> Job:
        """The job as the journal last knew it, with words about why it stands still; the next start settles it."""
        from qwen_studio.library import jobs

        entered = None if self._workshop is None else self._workshop.database.call(jobs.get, job.id)
        last = job if entered is None else entered
        if last.state in {JobState.WAITING, JobState.PREPARING}:
            return replace(last, state=JobState.NOT_SENT, failure=failure)
        return replace(last, state=JobState.UNKNOWN if last.state is JobState.SENDING else last.state, failure=failure)


def _bug() -> Failure:
    return Failure(
        translate("jobs", "Something went wrong inside Qwen Studio."),
        translate(
            "jobs",
            "The log says more (Help, Show the log). What was paid for is kept and is fetched at the next start.",
        ),
    )
