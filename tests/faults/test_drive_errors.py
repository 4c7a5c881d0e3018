"""Every call that writes to the drive fails, once or from then on; then the program is ended, and started again."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.faults.conftest import Report
from tests.faults.traced.bench import ROLES, Bench, needs_strace
from tests.faults.traced.calls import Place, places, spread
from tests.faults.traced.plan import Fault
from tests.faults.traced.verdict import judge

pytestmark = [needs_strace, pytest.mark.timeout(3600)]

WRITING = {
    *("write", "pwrite64", "fsync", "fdatasync", "ftruncate", "fallocate"),
    *("link", "linkat", "rename", "renameat", "renameat2", "mkdir", "mkdirat"),
}
IMAGES = 2
FEW = 2
"""At how many places of each role the normal run lets each error happen."""
PATIENCE_S = 1.5


@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
@pytest.mark.parametrize("role", ROLES)
def test_an_error_of_the_drive_costs_no_answered_picture(
    bench: Bench, whole: bool, report: Report, role: str, error: str
) -> None:
    everywhere = writing_places(bench, role)
    chosen = everywhere if whole else spread(everywhere, FEW)
    faults = [Fault(role, place.inject(f"error={error}")) for place in chosen]
    bad, counts = outcomes(bench, faults)
    report(f"{error} at every write, flush and rename", len(chosen), len(bad), "", counts)
    assert not bad


@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
def test_a_journal_that_cannot_be_written_any_more_costs_no_answered_picture(
    bench: Bench, whole: bool, report: Report, error: str
) -> None:
    everywhere = [place for place in writing_places(bench, "disk") if place.call.name == "pwrite64"]
    chosen = everywhere if whole else spread(everywhere, FEW)
    faults = [Fault("disk", place.inject(f"error={error}", from_then_on=True)) for place in chosen]
    bad, counts = outcomes(bench, faults, PATIENCE_S)
    report(f"{error} at every write of the journal from one on", len(chosen), len(bad), "", counts)
    assert not bad


def writing_places(bench: Bench, role: str) -> list[Place]:
    """Where the threads of the role ask something of the drive that it may refuse."""
    found = places(bench.calls_without_fault(IMAGES, 1)[role])
    # Pipes and sockets are no drives.
    return [p for p in found if (p.call.name in WRITING and ":[" not in p.call.file) or p.call.creates]


def outcomes(bench: Bench, faults: Sequence[Fault], patience_s: float = 60) -> tuple[list[str], Counter[str]]:
    """What went wrong in trials of these faults, in words, and figures for the table."""
    bad: list[str] = []
    counts: Counter[str] = Counter()
    for fault in faults:
        plan = replace(bench.plan(IMAGES, 1, fault), patience_s=patience_s)
        with bench.conducted(plan) as (trial, posts):
            verdict = judge(plan, trial, posts)
        if trial.ended is None:
            verdict.bad.append(f"the program did not live to its end: {trial.words}")
        if verdict.bad:
            bad.append(f"{fault}: {'; '.join(verdict.bad)}")
        counts.update(verdict.counts)
        counts["done without a restart"] += all(job["state"] == "done" for job in trial.ended or ())
    return bad, counts
