"""Closing while pictures that are paid for are on their way: the next start fetches them, and says nothing false."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import LibraryError
from qwen_studio.core.job import Job, JobState
from qwen_studio.core.picture import Picture
from qwen_studio.core.request import EditRequest
from qwen_studio.jobs import runner as runner_module
from qwen_studio.jobs.edit import Edit
from qwen_studio.jobs.recovery import settle
from qwen_studio.jobs.runner import JobRunner
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import jobs, pictures
from qwen_studio.sandbox.server import SandboxServer
from tests.jobs.watching import Watcher, do_edit, new_job

OpenWorkshop = Callable[..., Workshop]


class Stage:
    """Lets a test wait until a job has come to a state, and something is said about it."""

    def __init__(self, wanted: JobState, said: str = "") -> None:
        self._wanted = wanted
        self._said = said
        self.reached = threading.Event()
        self.last: Job | None = None

    def job_changed(self, job: Job, note: str) -> None:
        self.last = job
        if job.state is self._wanted and note.startswith(self._said):
            self.reached.set()

    def picture_added(self, picture: Picture) -> None:
        pass


class BusyUntilClosing(ThreadPoolExecutor):
    """A pool whose only worker is busy until the pool is being shut down."""

    def __init__(self) -> None:
        super().__init__(1)
        self._closing = threading.Event()
        self.submit(self._closing.wait, 60)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        super().shutdown(wait=False, cancel_futures=cancel_futures)
        self._closing.set()
        super().shutdown(wait)


def restart_and_fetch(open_library: OpenWorkshop, job: Job) -> Job:
    """The job after the next start has gone on with it."""
    restarted = open_library()
    (waiting,) = restarted.database.call(settle)
    assert waiting.id == job.id
    assert waiting.failure is None
    resumed = Edit(waiting, restarted, Watcher(), CancelToken()).resume()
    assert len(restarted.database.call(pictures.of_job, job.id)) == resumed.image_count
    return resumed


def test_an_answer_that_comes_after_closing_is_read_at_the_next_start(
    open_library: OpenWorkshop, request_for_coffee: EditRequest, sandbox: SandboxServer
) -> None:
    closed = ThreadPoolExecutor(1)
    closed.shutdown()
    job, _ = do_edit(replace(open_library(), downloads=closed), request_for_coffee)

    assert (job.state, job.failure) == (JobState.DOWNLOADING, None)
    assert restart_and_fetch(open_library, job).state is JobState.DONE
    assert len(sandbox.requests) == 1


def test_downloads_that_waited_for_their_turn_are_done_at_the_next_start(
    open_library: OpenWorkshop, request_for_coffee: EditRequest, sandbox: SandboxServer
) -> None:
    # GIVEN an edit whose downloads wait behind another
    busy = BusyUntilClosing()
    workshop = replace(open_library(), downloads=busy)
    stage = Stage(JobState.DOWNLOADING, "Downloading, 0 of 2 here")
    edit = Edit(new_job(request_for_coffee), workshop, stage, CancelToken())
    with ThreadPoolExecutor(1) as worker:
        ended = worker.submit(edit.run)
        assert stage.reached.wait(30)

        # WHEN the program closes
        workshop.close()
        job = ended.result(30)

    # THEN nothing is lost
    assert (job.state, job.failure) == (JobState.DOWNLOADING, None)
    assert restart_and_fetch(open_library, job).state is JobState.DONE
    assert len(sandbox.requests) == 1


@pytest.mark.parametrize(
    ("fault", "reached", "left"),
    [
        ("slow-result", JobState.DOWNLOADING, JobState.DOWNLOADING),
        ("slow-bytes", JobState.SENDING, JobState.UNKNOWN),
    ],
)
def test_closing_waits_for_no_slow_host(
    open_library: OpenWorkshop,
    request_for_coffee: EditRequest,
    sandbox: SandboxServer,
    fault: str,
    reached: JobState,
    left: JobState,
) -> None:
    # GIVEN an edit that has the service's answer coming, or its results, at a byte at a time
    sandbox.use_fault(fault)
    workshop = open_library()
    stage = Stage(reached)
    runner = JobRunner(lambda: workshop, stage)
    job = runner.submit(request_for_coffee, demo=False, service="", price=None)
    assert stage.reached.wait(30)
    assert sandbox.wait_for_requests(1)

    # WHEN the program closes
    assert runner.close(grace_s=0.5)

    # THEN the journal says what is true
    entered = workshop.database.call(jobs.get, job.id)
    assert entered is not None
    assert entered.state is left
    assert entered.failure is None or "may have been charged" in entered.failure.next_step


def test_jobs_that_no_worker_has_taken_yet_hold_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN one worker, which loads what the first edit needs
    began, released, opened = threading.Event(), threading.Event(), threading.Event()

    def open_slowly() -> Workshop:
        began.set()
        released.wait(10)
        opened.set()
        raise LibraryError("The drive is full.")

    monkeypatch.setattr(runner_module, "JOBS_AT_ONCE", 1)
    runner = JobRunner(open_slowly, Watcher())
    request = EditRequest((), "sepia", "qwen-image-edit", "singapore")
    runner.submit(request, demo=False, service="", price=None)
    assert began.wait(30)

    # THEN another job can be handed in meanwhile
    runner.submit(request, demo=False, service="", price=None)
    assert not opened.is_set()
    # AND closing ends with the worker's work
    threading.Timer(0.3, released.set).start()
    assert runner.close(grace_s=5)


def test_what_cannot_be_begun_says_why() -> None:
    def no_room() -> Workshop:
        raise LibraryError("The drive is full.", next_step="Make room.")

    stage = Stage(JobState.NOT_SENT)
    runner = JobRunner(no_room, stage)
    runner.submit(EditRequest((), "sepia", "qwen-image-edit", "singapore"), demo=False, service="", price=None)
    assert stage.reached.wait(30)
    runner.close()
    assert stage.last is not None
    assert stage.last.failure is not None
    assert (stage.last.failure.message, stage.last.failure.next_step) == ("The drive is full.", "Make room.")
