"""Many jobs against everything that can go wrong at the service: nobody pays twice, and nothing paid for is lost."""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from qwen_studio.core.job import Job
from qwen_studio.core.request import FileImage, LinkImage
from qwen_studio.imaging.metadata import file_sha256
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import jobs, pictures
from tests.faults.accounts import Accounts, Record
from tests.faults.conftest import Report
from tests.faults.expectation import MEANINGS, Ending, endings
from tests.faults.faulted_jobs import (
    LINK_LIFETIME_S,
    PATIENCE_S,
    SLOW_BYTE_S,
    Campaign,
    FaultedJob,
    draw_jobs,
)

ACCOUNTS = 40
SOME = 120
ALL = 10_000
SEED = 20_260_215
POSTS_PER_SECOND = 2


@pytest.fixture
def accounts() -> Iterator[Accounts]:
    with Accounts(ACCOUNTS) as accounts:
        accounts.slow_bytes(SLOW_BYTE_S)
        yield accounts


@pytest.fixture
def sources(tmp_path: Path, web: tuple[str, Path]) -> dict[str, FileImage | LinkImage]:
    """Pictures to edit: a small one, one that does not fit into the system's buffers, and one behind a link."""
    address, folder = web
    small, large = tmp_path / "small.png", tmp_path / "large.png"
    Image.new("RGB", (400, 400), "orange").save(small)
    Image.effect_noise((1500, 1500), 90).convert("RGB").save(large)
    Image.new("RGB", (400, 400), "blue").save(folder / "linked.png")
    return {
        "small": FileImage(small, "small.png"),
        "large": FileImage(large, "large.png"),
        "link": LinkImage(f"{address}/linked.png"),
    }


@dataclass(frozen=True)
class Outcome:
    """What became of one job, by everybody's account."""

    asked: FaultedJob
    job: Job
    pictures: int
    posts: int
    bills: list[int]

    @property
    def wrong(self) -> str:
        """What is not as promised, or nothing."""
        if len(self.bills) > 1:
            return "billed twice"
        expected = endings(self.asked.faults, self.asked.n, has_link=self.asked.source == "link")
        found = (self.job.state.value, self.posts, sum(self.bills), self.pictures)
        return "" if found in {_seen(ending) for ending in expected} else f"{found}, not one of {expected}"


def _seen(ending: Ending) -> tuple[str, int, int, int]:
    return ending.state, ending.posts, ending.billed, ending.pictures


@pytest.mark.timeout(5400)
def test_no_fault_bills_twice_or_costs_a_picture(
    tmp_path: Path, accounts: Accounts, sources: dict[str, FileImage | LinkImage], whole: bool, report: Report
) -> None:
    count = ALL if whole else SOME
    planned = draw_jobs(count, ACCOUNTS, SEED)
    assert {fault for job in planned for fault in job.faults} == set(MEANINGS)
    campaign = Campaign(tmp_path, accounts, sources)
    started = time.monotonic()

    # WHEN all jobs have met their faults
    with campaign.open() as workshop:
        campaign.run(planned)
        first = _jobs_by_seed(workshop, count)
    posted = [accounts.record(number) for number in range(ACCOUNTS)]
    # AND the program is started again with more patience
    accounts.slow_bytes(0)
    with campaign.open(download_s=PATIENCE_S) as workshop:
        pending = {job.request.seed for job in campaign.resume(workshop)}
    # AND once more when the links of the rest have expired
    accounts.advance_clocks(LINK_LIFETIME_S)
    with campaign.open() as workshop:
        campaign.resume(workshop)
        outcomes = _outcomes(workshop, planned, posted)
    took_s = time.monotonic() - started

    # THEN nobody was billed twice, and every job ended as it may
    doubled = [o for o in outcomes if len(o.bills) > 1]
    wrong = [f"{o.asked}: {o.wrong}" for o in outcomes if o.wrong]
    states = Counter(o.job.state.value for o in outcomes)
    report("jobs billed twice", len(outcomes), len(doubled), f"{sum(sum(r.posts.values()) for r in posted)} POSTs")
    report("jobs that end otherwise than promised", len(outcomes), len(wrong), str(dict(states)))
    assert not doubled
    assert not wrong, "\n".join(wrong[:20])
    # AND those whose pictures were missing went on by themselves at the start
    assert {seed for seed, job in first.items() if not job.state.finished} == pending
    assert pending >= {o.asked.seed for o in outcomes if _is_surely_pending(o.asked)}
    # AND nothing was sent by a start
    after = [accounts.record(number) for number in range(ACCOUNTS)]
    assert [r.posts for r in after] == [r.posts for r in posted]
    # AND no account saw more POSTs a second than it takes
    crowded = [_crowded(r) for r in posted]
    arrivals = sum(len(r.arrivals) for r in posted)
    report("seconds with more than 2 POSTs", arrivals, sum(crowded), f"{arrivals / took_s:.1f} POSTs a second in all")
    assert not sum(crowded)


def _is_surely_pending(job: FaultedJob) -> bool:
    (ending, *others) = endings(job.faults, job.n, has_link=job.source == "link")
    return ending.pending and not others


def _jobs_by_seed(workshop: Workshop, count: int) -> dict[int, Job]:
    return {job.request.seed or 0: job for job in workshop.database.call(jobs.recent, count + 1)}


def _outcomes(workshop: Workshop, planned: list[FaultedJob], records: list[Record]) -> list[Outcome]:
    found = _jobs_by_seed(workshop, len(planned))
    assert len(found) == len(planned)
    outcomes = []
    for asked in planned:
        job, record = found[asked.seed], records[asked.account]
        whole = [
            picture
            for picture in workshop.database.call(pictures.of_job, job.id)
            if file_sha256(workshop.files.absolute(picture.path)) == picture.file_sha256
        ]
        outcomes.append(
            Outcome(asked, job, len(whole), record.posts.get(asked.seed, 0), record.bills.get(asked.seed, []))
        )
    return outcomes


def _crowded(record: Record) -> int:
    """How often one POST too many came within a second."""
    times = sorted(record.arrivals)
    return sum(later - earlier < 1.0 for earlier, later in zip(times, times[POSTS_PER_SECOND:], strict=False))
