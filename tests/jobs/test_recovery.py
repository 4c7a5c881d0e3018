"""What a restart does with unfinished edits."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.job import Job, JobState
from qwen_studio.core.picture import JobInput
from qwen_studio.core.request import EditRequest
from qwen_studio.jobs.edit import Edit
from qwen_studio.jobs.recovery import settle
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import jobs, pictures
from qwen_studio.sandbox.server import SandboxServer
from tests.jobs.watching import Watcher, do_edit, new_job


def left_in(workshop: Workshop, request: EditRequest, *states: JobState) -> Job:
    """A job as a kill leaves it after these steps."""
    job = new_job(request)
    workshop.database.call(jobs.insert, job, [JobInput(1, "", "coffee.png")])
    for state in states:
        job = workshop.database.call(jobs.advance, job.id, state)
    return job


@pytest.mark.parametrize(
    ("steps", "settled"),
    [
        ((), JobState.NOT_SENT),
        ((JobState.PREPARING,), JobState.NOT_SENT),
        ((JobState.PREPARING, JobState.SENDING), JobState.UNKNOWN),
        ((JobState.PREPARING, JobState.SENDING, JobState.WAITING), JobState.NOT_SENT),
    ],
)
def test_what_cannot_go_on_is_ended_with_words(
    open_library: Callable[..., Workshop],
    request_for_coffee: EditRequest,
    sandbox: SandboxServer,
    steps: tuple[JobState, ...],
    settled: JobState,
) -> None:
    job = left_in(open_library(), request_for_coffee, *steps)

    restarted = open_library()
    assert restarted.database.call(settle) == []

    after = restarted.database.call(jobs.get, job.id)
    assert after is not None
    assert after.state is settled
    assert after.failure is not None
    assert ("may have been charged" in after.failure.message) == (settled is JobState.UNKNOWN)
    assert not sandbox.requests


def test_downloads_are_asked_for_again_at_every_start_without_a_second_post(
    open_library: Callable[..., Workshop], request_for_coffee: EditRequest, sandbox: SandboxServer
) -> None:
    # GIVEN an answer in the journal whose downloads all failed
    sandbox.use_fault("missing-result", times=1)
    job, watcher = do_edit(open_library(), request_for_coffee)
    assert job.state is JobState.DOWNLOADING
    assert job.failure is not None
    assert not watcher.pictures
    tried = len(sandbox.downloads)

    # WHEN the program starts again
    restarted = open_library()
    (resumable,) = restarted.database.call(settle)
    ended = Edit(resumable, restarted, Watcher(), CancelToken()).resume()

    # THEN the links are tried again, the job waits for the next time, and nothing was sent
    assert len(sandbox.downloads) > tried
    assert ended.state is JobState.DOWNLOADING
    assert len(sandbox.requests) == 1


def test_a_kill_between_two_downloads_costs_nothing(
    open_library: Callable[..., Workshop], request_for_coffee: EditRequest, sandbox: SandboxServer
) -> None:
    # GIVEN a job of which one of two pictures was entered when the program was killed
    first = open_library()
    job, _ = do_edit(first, request_for_coffee)
    kept, lost = first.database.call(pictures.of_job, job.id)
    first.files.absolute(lost.path).unlink()

    def as_the_kill_left_it(connection: object) -> None:
        connection.execute("DELETE FROM pictures WHERE id = ?", (lost.id,))  # type: ignore[attr-defined]
        connection.execute("UPDATE jobs SET state = 'downloading' WHERE id = ?", (job.id,))  # type: ignore[attr-defined]

    first.database.call(as_the_kill_left_it)

    # WHEN the program starts again
    restarted = open_library()
    (resumable,) = restarted.database.call(settle)
    ended = Edit(resumable, restarted, Watcher(), CancelToken()).resume()

    # THEN both pictures are there, the first untouched, and nothing was sent again
    assert ended.state is JobState.DONE
    after = restarted.database.call(pictures.of_job, job.id)
    assert [p.index for p in after] == [0, 1]
    assert after[0] == kept
    assert restarted.files.absolute(after[1].path).is_file()
    assert len(sandbox.requests) == 1


def test_an_answer_stored_in_the_last_moment_is_found(
    open_library: Callable[..., Workshop], request_for_coffee: EditRequest, sandbox: SandboxServer
) -> None:
    # GIVEN a real answer, stored for a job that still says "sending"
    workshop = open_library()
    real, _ = do_edit(workshop, replace(request_for_coffee, n=1))
    answer = workshop.database.call(jobs.answer, real.id)
    assert answer is not None
    job = left_in(workshop, request_for_coffee, JobState.PREPARING, JobState.SENDING)
    workshop.database.call(jobs.update, job.id, service=sandbox.base_url, sent_at=answer.received_at)
    workshop.database.call(jobs.store_answer, job.id, answer.status, answer.headers, answer.body, answer.received_at)

    # WHEN the program starts again
    restarted = open_library()
    (resumable,) = restarted.database.call(settle)
    ended = Edit(resumable, restarted, Watcher(), CancelToken()).resume()

    # THEN it is read like any other
    assert ended.state is JobState.PARTIAL
    assert len(restarted.database.call(pictures.of_job, job.id)) == 1


def test_the_answer_to_an_earlier_send_does_not_speak_for_the_last_one(
    open_library: Callable[..., Workshop], request_for_coffee: EditRequest, sandbox: SandboxServer
) -> None:
    # GIVEN a job that was refused for its pace, sent again, and killed while that was with the service
    workshop = open_library()
    job = left_in(workshop, request_for_coffee, JobState.PREPARING, JobState.SENDING)
    refused_at = datetime.now(UTC)
    body = b'{"code": "Throttling.RateQuota", "message": "Requests rate limit exceeded"}'
    workshop.database.call(jobs.store_answer, job.id, 429, {}, body, refused_at)
    workshop.database.call(jobs.update, job.id, sent_at=refused_at + timedelta(seconds=1))

    # WHEN the program starts again
    restarted = open_library()
    assert restarted.database.call(settle) == []

    # THEN nobody says that nothing was charged
    after = restarted.database.call(jobs.get, job.id)
    assert after is not None
    assert after.state is JobState.UNKNOWN
    assert after.failure is not None
    assert "may have been charged" in after.failure.message
    assert not sandbox.requests


def test_a_demo_edit_that_was_cut_off_says_nothing_of_charges(
    open_library: Callable[..., Workshop], request_for_coffee: EditRequest
) -> None:
    workshop = open_library()
    job = left_in(workshop, request_for_coffee, JobState.PREPARING, JobState.SENDING)
    workshop.database.call(jobs.update, job.id, demo=True)

    restarted = open_library()
    restarted.database.call(settle)

    after = restarted.database.call(jobs.get, job.id)
    assert after is not None
    assert after.failure is not None
    assert "Nothing was charged" in after.failure.message
