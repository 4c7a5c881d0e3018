"""Several edits at once."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from qwen_studio.core.job import Job, JobState
from qwen_studio.core.request import EditRequest
from qwen_studio.jobs.runner import JobRunner
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.sandbox.server import SandboxServer
from tests.jobs.watching import EndWatcher


@pytest.fixture
def watcher() -> EndWatcher:
    return EndWatcher()


@pytest.fixture
def runner(open_library: Callable[..., Workshop], watcher: EndWatcher) -> Iterator[JobRunner]:
    started = JobRunner(open_library, watcher)
    yield started
    assert started.close(grace_s=30)


def submit(runner: JobRunner, request: EditRequest) -> Job:
    return runner.submit(request, demo=False, service="", price=None)


def test_jobs_run_side_by_side_and_no_second_has_more_than_two_posts(
    runner: JobRunner, watcher: EndWatcher, request_for_coffee: EditRequest, sandbox: SandboxServer
) -> None:
    # WHEN five edits are started at once
    for seed in range(5):
        submit(runner, replace(request_for_coffee, n=1, seed=seed))
    ended = watcher.wait_for(5)

    # THEN all are done, none was throttled, and any third POST came a second or more after the first
    assert {job.state for job in ended} == {JobState.DONE}
    posts = [request.at for request in sandbox.requests]
    assert len(posts) == 5
    assert all(later - earlier >= 0.99 for earlier, later in zip(posts, posts[2:], strict=False))


def test_a_waiting_job_is_stopped_at_once_and_never_sent(
    runner: JobRunner, watcher: EndWatcher, request_for_coffee: EditRequest, sandbox: SandboxServer
) -> None:
    # GIVEN more edits than may be sent in a second
    jobs = [submit(runner, replace(request_for_coffee, n=1, seed=seed)) for seed in range(6)]

    # WHEN the last one is stopped
    runner.stop(jobs[-1].id)

    # THEN it ends as stopped, and the others are sent once each
    ended = {job.id: job.state for job in watcher.wait_for(6)}
    assert ended.pop(jobs[-1].id) is JobState.STOPPED
    assert set(ended.values()) == {JobState.DONE}
    assert len(sandbox.requests) == 5


def test_a_bug_ends_the_job_with_words(
    open_library: Callable[..., Workshop], watcher: EndWatcher, request_for_coffee: EditRequest
) -> None:
    def broken() -> Workshop:
        raise ZeroDivisionError

    runner = JobRunner(broken, watcher)
    submit(runner, request_for_coffee)
    (job,) = watcher.wait_for(1)
    runner.close()

    assert job.state is JobState.NOT_SENT
    assert job.failure is not None
    assert "went wrong" in job.failure.message
