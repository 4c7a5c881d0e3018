"""The table of legal transitions, what a job costs, and why it failed."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from qwen_studio.core.errors import NotSent, OutcomeUnknown, RequestError, ServiceError
from qwen_studio.core.job import TRANSITIONS, Failure, Job, JobState
from qwen_studio.core.request import EditRequest


def test_nothing_that_may_have_been_paid_can_be_sent_again() -> None:
    # GIVEN every state that follows a delivered or unknown outcome
    paid = {JobState.UNKNOWN, JobState.DOWNLOADING, JobState.DONE, JobState.PARTIAL, JobState.EXPIRED}

    # WHEN everything reachable from it is walked
    reachable = set(paid)
    while True:
        wider = reachable | {after for state in reachable for after in TRANSITIONS[state]}
        if wider == reachable:
            break
        reachable = wider

    # THEN sending is not among it
    assert JobState.SENDING not in reachable
    assert JobState.WAITING not in reachable


def test_every_state_stands_in_the_table_and_ends() -> None:
    assert set(TRANSITIONS) == set(JobState)
    assert {s for s in JobState if s.finished} == {
        JobState.DONE,
        JobState.PARTIAL,
        JobState.REFUSED,
        JobState.NOT_SENT,
        JobState.UNKNOWN,
        JobState.EXPIRED,
        JobState.STOPPED,
        JobState.IMPORTED,
    }
    # What came from outside was never an edit of this library.
    assert not any(JobState.IMPORTED in after for after in TRANSITIONS.values())


@pytest.mark.parametrize(
    ("state", "price", "made", "demo", "cost", "at_most"),
    [
        (JobState.DONE, "0.028671", 4, False, "0.114684", "0.114684"),
        (JobState.PARTIAL, "0.03", 3, False, "0.09", "0.09"),
        (JobState.UNKNOWN, "0.03", 0, False, "0.00", "0.12"),
        (JobState.REFUSED, "0.03", 0, False, "0.00", "0.00"),
        (JobState.DONE, None, 4, False, "0", "0"),
        (JobState.UNKNOWN, None, 0, False, "0", "0"),
        (JobState.DONE, "0.03", 4, True, "0", "0"),
        (JobState.UNKNOWN, "0.03", 0, True, "0", "0"),
    ],
)
def test_a_job_costs_what_was_made_or_at_most_the_whole_call(
    state: JobState, price: str | None, made: int, demo: bool, cost: str, at_most: str
) -> None:
    job = Job(
        id="1",
        request=EditRequest((), "sepia", "qwen-image-edit-plus", "singapore", n=4),
        state=state,
        created_at=datetime.now(UTC),
        service="",
        demo=demo,
        unit_price=None if price is None else Decimal(price),
        image_count=made,
    )
    assert (job.cost, job.cost_at_most) == (Decimal(cost), Decimal(at_most))


def test_a_failure_keeps_what_its_error_knew() -> None:
    refusal = ServiceError(
        "No.", next_step="Wait.", code="Throttling", service_message="slow down", request_id="r-1", status=429
    )
    assert Failure.of(refusal) == Failure("No.", "Wait.", "Throttling", "slow down", "r-1", 429, kind="ServiceError")
    assert Failure.of(OutcomeUnknown("Lost.", request_id="r-2")) == Failure(
        "Lost.", "", request_id="r-2", kind="OutcomeUnknown"
    )
    assert Failure.of(RequestError("seed", "Too large.")) == Failure(
        "Too large.", "", field="seed", kind="RequestError"
    )
    assert Failure.of(NotSent("Offline.", next_step="Go on.")) == Failure("Offline.", "Go on.", kind="NotSent")
