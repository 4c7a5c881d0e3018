"""The program is killed before each of its system calls, and started again."""

from collections import Counter
from collections.abc import Iterable, Sequence

import pytest

from tests.faults.conftest import Report
from tests.faults.traced.bench import ROLES, Bench, needs_strace
from tests.faults.traced.calls import Call, Place, after_answer, places, spread, until_kept, without_waits
from tests.faults.traced.plan import Fault, Plan
from tests.faults.traced.verdict import WINDOW_CALLS, judge

pytestmark = [needs_strace, pytest.mark.timeout(3600)]

SCENARIOS = {
    "1 image": (1, 1),
    "2 images": (2, 1),
    "4 images": (4, 1),
    "6 images": (6, 1),
    "three jobs at once": (2, 3),
}
FEW = 2
"""At how many places of each role and scenario the normal run kills."""


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_kill_at_any_call_loses_no_answered_picture_and_sends_nothing_twice(
    bench: Bench, whole: bool, report: Report, scenario: str, role: str
) -> None:
    images, jobs = SCENARIOS[scenario]
    everywhere = places(bench.calls_without_fault(images, jobs)[role])
    chosen = everywhere if whole else spread(everywhere, FEW)

    bad, counts = outcomes(
        bench, (bench.plan(images, jobs, Fault(role, place.inject("signal=KILL"))) for place in chosen)
    )
    report(f"kill -9 at every system call, {scenario}", len(chosen), len(bad), "", counts)
    assert not bad


@pytest.mark.parametrize("role", ROLES)
def test_a_kill_at_any_call_of_the_start_after_a_kill_loses_nothing_either(
    bench: Bench, whole: bool, report: Report, role: str
) -> None:
    # GIVEN a library whose answer is in its spare place alone, and pictures that are all still to be fetched
    calls = bench.calls_without_fault(2, 1)["job"][0]
    kept = len(calls) - len(after_answer(calls) or ()) + len(until_kept(after_answer(calls) or ()))
    moment = place_of(calls, calls[kept])
    with bench.left_behind(bench.plan(2, 1, Fault("job", moment.inject("signal=KILL")))) as left:
        # WHEN the start that fetches them is killed at any call, and the program started once more
        everywhere = places(bench.calls_of(bench.copied(left))[role])
        chosen = everywhere if whole else spread(everywhere, FEW)
        kills = (Fault(role, place.inject("signal=KILL")) for place in chosen)
        bad, counts = outcomes(bench, (bench.copied(left, kill) for kill in kills))

    # THEN the answer is still known each time
    unknown = counts["unknown in the window"] + counts["unknown while with the service"]
    report("kill -9 at every system call of the start after it", len(chosen), len(bad) + unknown, "", counts)
    assert not bad
    assert not unknown


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_an_answer_is_on_the_drive_a_few_calls_after_it_arrived(bench: Bench, report: Report, scenario: str) -> None:
    images, jobs = SCENARIOS[scenario]
    widths = []
    for calls in bench.calls_without_fault(images, jobs)["job"]:
        after = after_answer(calls)
        assert after is not None
        kept = until_kept(after)
        # Other jobs hold up this one at any line, and each wait for Python's lock is a call.
        widths.append(len(kept if jobs == 1 else without_waits(kept)))
    remark = f"an answer is kept {max(widths)} calls after it arrived" + (", waits for locks apart" if jobs > 1 else "")
    report(f"kill -9 at every system call, {scenario}", 0, int(max(widths) > WINDOW_CALLS), remark)
    assert max(widths) <= WINDOW_CALLS


def test_a_kill_between_the_answer_and_its_place_is_shown_as_unknown_and_nothing_is_sent(
    bench: Bench, report: Report
) -> None:
    # The narrow window is real, and what happens in it is what is promised for it.
    calls = bench.calls_without_fault(1, 1)["job"][0]
    # Its last moment, and not its first: that is often a wait for a lock, which has another number in each run.
    writing = next(call for call in until_kept(after_answer(calls) or ()) if call.name == "write")
    place = place_of(calls, writing)
    plan = bench.plan(1, 1, Fault("job", place.inject("signal=KILL")))
    with bench.conducted(plan) as (trial, posts):
        verdict = judge(plan, trial, posts)
    report("kill -9 at every system call, 1 image", 1, len(verdict.bad), "", verdict.counts)
    assert verdict.bad == []
    assert verdict.counts["unknown in the window"] == 1
    assert trial.started is not None
    assert "may have been charged" in trial.started["jobs"][0]["failure"]


def outcomes(bench: Bench, plans: Iterable[Plan]) -> tuple[list[str], Counter[str]]:
    """What went wrong in which trial, one text for each, and figures for the table."""
    bad: list[str] = []
    counts: Counter[str] = Counter()
    for plan in plans:
        with bench.conducted(plan) as (trial, posts):
            verdict = judge(plan, trial, posts)
        if verdict.bad:
            bad.append(f"{plan.faults}: {'; '.join(verdict.bad)}")
        counts.update(verdict.counts)
        counts["never came to the place"] += not trial.killed
    return bad, counts


def place_of(calls: Sequence[Call], call: Call) -> Place:
    """The place before this call."""
    return next(place for place in places([calls]) if place.call is call)
