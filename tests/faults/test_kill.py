"""The program is killed before each of its system calls, and started again."""

from collections import Counter

import pytest

from tests.faults.conftest import Report
from tests.faults.traced.bench import ROLES, Bench, needs_strace
from tests.faults.traced.calls import after_answer, places, spread, until_kept, without_waits
from tests.faults.traced.plan import Fault
from tests.faults.traced.verdict import WINDOW_CALLS, judge

pytestmark = [needs_strace, pytest.mark.timeout(3600)]

SCENARIOS = {
    "1 image": (1, 1),
    "2 images": (2, 1),
    "4 images": (4, 1),
    "6 images": (6, 1),
    "three jobs at once": (2, 3),
}
FEW = 4
"""At how many places of each role and scenario the normal run kills."""


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_kill_at_any_call_loses_no_answered_picture_and_sends_nothing_twice(
    bench: Bench, whole: bool, report: Report, scenario: str, role: str
) -> None:
    images, jobs = SCENARIOS[scenario]
    everywhere = places(bench.calls_without_fault(images, jobs)[role])
    chosen = everywhere if whole else spread(everywhere, FEW)

    bad: list[str] = []
    counts: Counter[str] = Counter()
    for place in chosen:
        plan = bench.plan(images, jobs, Fault(role, place.inject("signal=KILL")))
        with bench.conducted(plan) as (trial, posts):
            verdict = judge(plan, trial, posts)
        bad += [f"{plan.faults}: {words}" for words in verdict.bad]
        counts += verdict.counts
        counts["never came to the place"] += not trial.killed
    report(f"kill -9 at every system call, {scenario}", len(chosen), len(bad), "", dict(counts))
    assert not bad


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
    answer = len(calls) - len(after_answer(calls) or ())
    place = next(place for place in places([calls]) if place.call is calls[answer])
    plan = bench.plan(1, 1, Fault("job", place.inject("signal=KILL")))
    with bench.conducted(plan) as (trial, posts):
        verdict = judge(plan, trial, posts)
    report("kill -9 at every system call, 1 image", 1, len(verdict.bad), "", dict(verdict.counts))
    assert verdict.bad == []
    assert verdict.counts["unknown in the window"] == 1
    assert trial.started is not None
    assert "may have been charged" in trial.started["jobs"][0]["failure"]
