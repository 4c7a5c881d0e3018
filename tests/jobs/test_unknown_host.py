"""A result on a host that nobody has allowed: paid for, so it waits for the person's word."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.job import Job, JobState
from qwen_studio.core.request import EditRequest
from qwen_studio.core.resources import resource_path
from qwen_studio.jobs.edit import Edit
from qwen_studio.jobs.runner import JobRunner
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import hosts, jobs, pictures
from tests.api.elsewhere import HOST, other_host
from tests.api.wire import Wire, answering
from tests.jobs.conftest import OpenWorkshop
from tests.jobs.watching import EndWatcher, Watcher, do_edit

pytest.importorskip("cryptography")  # comes with the keyring on Linux alone

PHOTO = resource_path("samples", "coffee.png").read_bytes()


@pytest.fixture
def service() -> Iterator[Wire]:
    """The service."""
    server = Wire()
    yield server
    server.close()


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Wire]:
    """Another machine that has a photograph."""
    with other_host(tmp_path) as server:
        server.script = answering(PHOTO)
        yield server


class Impatient(EndWatcher):
    """Answers the question about the host as soon as it is asked: the edit that asks has not ended yet."""

    def __init__(self) -> None:
        super().__init__()
        self.workshop: Workshop | None = None
        self.runner: JobRunner | None = None

    def job_changed(self, job: Job, note: str) -> None:
        super().job_changed(job, note)
        if job.failure is not None and self.workshop is not None and self.runner is not None:
            self.workshop.database.call(hosts.allow, HOST, datetime.now(UTC))
            self.runner.resume(job)


def delivering(*links: str) -> bytes:
    content = [{"image": link} for link in links]
    return json.dumps({"output": {"choices": [{"message": {"content": content}}]}, "request_id": "r-1"}).encode()


def test_a_result_elsewhere_is_asked_about_once_and_then_fetched(
    open_library: OpenWorkshop, service: Wire, elsewhere: Wire, request_for_coffee: EditRequest
) -> None:
    # GIVEN a service that puts one result beside itself, and one on a host that nobody knows
    link = f"http://{HOST}:{elsewhere.origin.rpartition(':')[2]}/a.png?Expires=99999999999"
    answers = [answering(delivering(f"{service.origin}/b.png", link)), answering(PHOTO)]
    service.script = lambda connection, request: answers["GET" in request.line](connection, request)
    workshop = open_library(base_url=service.base_url)

    # WHEN the edit is made
    job, _ = do_edit(workshop, request_for_coffee)

    # THEN the one is here, the other waits with a question, and nothing was asked of the unknown host
    assert job.state is JobState.DOWNLOADING
    assert job.failure is not None
    assert (job.failure.kind, job.failure.field) == ("UnknownHost", HOST)
    assert f" {HOST}," in job.failure.message
    assert [p.index for p in workshop.database.call(pictures.of_job, job.id)] == [0]
    assert elsewhere.connections == 0

    # WHEN the program is started again without an answer to the question
    workshop = open_library(base_url=service.base_url)
    stored = workshop.database.call(jobs.get, job.id)
    assert stored is not None
    asked_again = Edit(stored, workshop, Watcher(), CancelToken()).resume()

    # THEN it still waits
    assert (asked_again.state, asked_again.failure) == (JobState.DOWNLOADING, job.failure)

    # WHEN the host is allowed
    workshop.database.call(hosts.allow, HOST, datetime.now(UTC))
    done = Edit(asked_again, workshop, Watcher(), CancelToken()).resume()

    # THEN the result is fetched by https, once, and the service was paid once
    assert (done.state, done.failure) == (JobState.DONE, None)
    assert [p.index for p in workshop.database.call(pictures.of_job, job.id)] == [0, 1]
    assert [r.line for r in elsewhere.requests] == ["GET /a.png?Expires=99999999999 HTTP/1.1"]
    assert "authorization" not in elsewhere.requests[0].headers
    assert [r.line.split()[0] for r in service.requests] == ["POST", "GET"]

    # AND another edit does not ask again
    later, _ = do_edit(workshop, request_for_coffee)
    assert later.state is JobState.DONE


def test_the_question_comes_before_other_failures(
    open_library: OpenWorkshop, service: Wire, request_for_coffee: EditRequest
) -> None:
    answers = [
        answering(delivering(f"{service.origin}/gone.png", f"https://{HOST}/a.png")),
        answering(b"", "410 Gone"),
    ]
    service.script = lambda connection, request: answers["GET" in request.line](connection, request)
    job, _ = do_edit(open_library(base_url=service.base_url), request_for_coffee)
    assert job.state is JobState.DOWNLOADING
    assert job.failure is not None
    assert job.failure.field == HOST


def test_an_answer_that_comes_before_the_edit_has_ended_counts(
    open_library: OpenWorkshop, service: Wire, elsewhere: Wire, request_for_coffee: EditRequest
) -> None:
    link = f"https://{HOST}:{elsewhere.origin.rpartition(':')[2]}/a.png"
    service.script = answering(delivering(link))
    watcher = Impatient()
    watcher.workshop = workshop = open_library(base_url=service.base_url)
    watcher.runner = runner = JobRunner(lambda: workshop, watcher)

    runner.submit(replace(request_for_coffee, n=1), demo=False, service="", price=None)

    (job,) = watcher.wait_for(1)
    assert job.state is JobState.DONE
    assert [p.index for p in workshop.database.call(pictures.of_job, job.id)] == [0]
    assert len(service.requests) == 1
    runner.close()
