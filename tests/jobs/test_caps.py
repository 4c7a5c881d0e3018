"""Caps between real edits and a service that counts its calls."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal

from qwen_studio.core.job import JobState
from qwen_studio.core.request import EditRequest
from qwen_studio.core.spend import Caps
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import jobs
from qwen_studio.sandbox.server import SandboxServer
from tests.jobs.watching import do_edit


def test_two_edits_at_once_do_not_both_take_what_is_left(
    workshop: Workshop, sandbox: SandboxServer, request_for_coffee: EditRequest
) -> None:
    # Two images at three cents each fit once.
    capped = replace(workshop, caps=lambda: Caps(day=Decimal("0.11")))
    with ThreadPoolExecutor(2) as workers:
        ended = list(workers.map(lambda _: do_edit(capped, request_for_coffee)[0], range(2)))

    assert sorted(job.state.value for job in ended) == ["done", "not sent"]
    assert len(sandbox.requests) == 1
    (refused,) = (job for job in ended if job.state is JobState.NOT_SENT)
    assert refused.failure is not None
    assert (refused.failure.kind, refused.failure.field) == ("OverCap", "day")
    assert "Nothing was sent." in refused.failure.message
    assert refused.cost_at_most == 0
    assert workshop.database.call(jobs.get, refused.id) == refused


def test_a_cap_that_is_raised_holds_for_the_next_edit(
    workshop: Workshop, sandbox: SandboxServer, request_for_coffee: EditRequest
) -> None:
    limit = [Decimal("0.05")]
    capped = replace(workshop, caps=lambda: Caps(month=limit[0]))
    assert do_edit(capped, request_for_coffee)[0].state is JobState.NOT_SENT
    limit[0] = Decimal("0.50")
    assert do_edit(capped, request_for_coffee)[0].state is JobState.DONE
    assert len(sandbox.requests) == 1
