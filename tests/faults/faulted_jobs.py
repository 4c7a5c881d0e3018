"""Jobs that meet faults: what each meets, drawn by a seed, and a campaign that runs them all."""

import random
import threading
from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from qwen_studio.api.catalog_file import load_catalog
from qwen_studio.api.client import Client
from qwen_studio.api.credentials import KeyStore
from qwen_studio.api.download import Downloader
from qwen_studio.core.catalog import Catalog, Region
from qwen_studio.core.job import Job
from qwen_studio.core.picture import Picture
from qwen_studio.core.request import EditRequest, FileImage, LinkImage
from qwen_studio.core.resources import resource_path
from qwen_studio.jobs.connection import Connections
from qwen_studio.jobs.embedded_sandbox import EmbeddedSandbox
from qwen_studio.jobs.opening import open_workshop
from qwen_studio.jobs.recovery import settle
from qwen_studio.jobs.runner import JobRunner
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.thumbnails import ThumbnailPack
from qwen_studio.sandbox.faults import Fault
from qwen_studio.sandbox.keys import SINGAPORE_KEY
from tests.faults.accounts import Accounts
from tests.faults.expectation import MEANINGS, Meaning

# Far longer than any answer takes here that is not slow on purpose, and far shorter than one that is.
DEADLINE_S = 8.0
DOWNLOAD_S = 1.5
SLOW_BYTE_S = 0.1
PATIENCE_S = 60.0
LINK_LIFETIME_S = 25 * 3600
RUNNERS = 5
ALONE = 2
"""Accounts whose jobs go one after the other, because what they meet strikes before a seed is read."""

_TRY_AGAIN = [name for name, meaning in MEANINGS.items() if meaning in {Meaning.AGAIN, Meaning.SMALLER}]
# They take seconds each, or move dozens of megabytes.
_COSTLY = {Fault.SLOW_BYTES, Fault.SLOW_RESULT, Fault.HUGE_RESULT, Fault.HUGE_ANSWER, Fault.GZIP_BOMB}
_EVERYDAY = [name for name in MEANINGS if name not in _COSTLY]


@dataclass(frozen=True)
class FaultedJob:
    """One job: its seed, by which everybody knows it, its account, and what its POSTs meet."""

    seed: int
    account: int
    n: int
    faults: tuple[str, ...]
    source: str

    @property
    def goes_alone(self) -> bool:
        """Whether no other job of its account may be under way."""
        return Fault.DROP_BEFORE_READING in self.faults

    @property
    def is_gentle(self) -> bool:
        """Whether it goes with any number of others and moves little."""
        return not self.goes_alone and not _COSTLY.intersection(self.faults) and self.source == "small"


def draw_jobs(count: int, accounts: int, seed: int) -> list[FaultedJob]:
    """So many jobs, which meet every fault at least once, costly ones rarely."""
    chance = random.Random(seed)
    jobs = []
    for number in range(count):
        faults = (list(MEANINGS)[number],) if number < len(MEANINGS) else _draw_faults(chance)
        alone = Fault.DROP_BEFORE_READING in faults
        costly = bool(_COSTLY.intersection(faults))
        by_link = any(MEANINGS[fault] is Meaning.AS_DATA for fault in faults) and chance.random() < 0.5
        large = alone and chance.random() < 0.5
        jobs.append(
            FaultedJob(
                seed=number,
                account=chance.randrange(ALONE) if alone else chance.randrange(ALONE, accounts),
                n=1 if costly else chance.choice((1, 1, 1, 1, 2, 2, 3, 4, 6)),
                faults=faults,
                source="link" if by_link else "large" if large else "small",
            )
        )
    return jobs


def _draw_faults(chance: random.Random) -> tuple[str, ...]:
    if chance.random() < 0.1:
        return ()
    last = chance.choice(tuple(_COSTLY)) if chance.random() < 0.005 else chance.choice(_EVERYDAY)
    # What comes after a fault that ends a job is never met, so mostly such that do not come before it.
    before = chance.choices((0, 1, 2, 3), (65, 20, 10, 5))[0]
    return (*(chance.choice(_TRY_AGAIN if chance.random() < 0.8 else _EVERYDAY) for _ in range(before)), last)


class Campaign:
    """One library and its runners over many accounts, opened and closed as often as the program is."""

    def __init__(
        self,
        folder: Path,
        accounts: Accounts,
        sources: dict[str, FileImage | LinkImage],
        runners: int = RUNNERS,
    ) -> None:
        self._folder = folder
        self._accounts = accounts
        self._sources = sources
        self.catalog = _catalog_of(accounts.base_urls)
        self._count = runners
        self._ended = _Ended()
        self._runners: list[JobRunner] = []

    @contextmanager
    def open(self, *, download_s: float = DOWNLOAD_S) -> Iterator[Workshop]:
        """The program, running."""
        database = Database(self._folder / "library")
        workshop = open_workshop(
            database=database,
            files=LibraryFiles(database.folder),
            thumbnails=ThumbnailPack(database.folder),
            connections=Connections(
                lambda: self.catalog, KeyStore({"DASHSCOPE_API_KEY": SINGAPORE_KEY}), EmbeddedSandbox()
            ),
            catalog=lambda: self.catalog,
            cache=self._folder / "cache",
        )
        workshop = replace(
            workshop,
            first_pause_s=0.01,
            client=Client(deadline_s=DEADLINE_S),
            downloader=Downloader(total_s=download_s),
        )
        # Each has eight workers, and most of these wait for their turn. The last is for jobs that go alone.
        self._runners = [JobRunner(lambda: workshop, self._ended) for _ in range(self._count + 1)]
        try:
            yield workshop
        finally:
            for runner in self._runners:
                assert runner.close()
            database.close()

    def run(self, jobs: Sequence[FaultedJob], stopped: Container[int] = ()) -> None:
        """Do all jobs; returns when each has ended or waits for its pictures. Some are stopped, by seed."""
        together = [job for job in jobs if not job.goes_alone]
        for job in together:
            self._accounts.plan(job.account, job.seed, job.faults)
        with self._ended.expecting(len(together)):
            for number, job in enumerate(together):
                runner = self._runners[number % self._count]
                started = self._submit(job, runner)
                if job.seed in stopped:
                    runner.stop(started.id)
            for job in jobs:
                if job.goes_alone:
                    self._run_alone(job)

    def resume(self, workshop: Workshop, most: int | None = None) -> list[Job]:
        """Do what a start does, to the end; the jobs whose pictures were missing, or the first of them."""
        pending = workshop.database.call(settle)[:most]
        with self._ended.expecting(len(pending)):
            for number, job in enumerate(pending):
                self._runners[number % self._count].resume(job)
        return pending

    def _run_alone(self, job: FaultedJob) -> None:
        self._accounts.next_faults(job.account, job.faults)
        ended = self._ended.of(job.seed)
        self._submit(job, self._runners[-1])
        assert ended.wait(PATIENCE_S)

    def _submit(self, job: FaultedJob, runner: JobRunner) -> Job:
        request = EditRequest(
            images=(self._sources[job.source],),
            instruction=f"Edit {job.seed}",
            model="qwen-image-edit-plus",
            region=region_of(job.account),
            n=job.n,
            seed=job.seed,
        )
        return runner.submit(request, demo=False, service=self._accounts.base_urls[job.account], price=None)


class _Ended:
    """Counts the jobs that have ended, or stand still until the next start."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._count = 0
        self._events: dict[int, threading.Event] = {}

    @contextmanager
    def expecting(self, count: int) -> Iterator[None]:
        with self._changed:
            self._count = 0
        yield
        left = count
        while left > 0:
            with self._changed:
                going_on = self._changed.wait_for(partial(self._is_news, count - left), PATIENCE_S)
                assert going_on, f"{left} jobs stand still"
                left = count - self._count

    def _is_news(self, known: int) -> bool:
        return self._count > known

    def of(self, seed: int) -> threading.Event:
        """The event of this job's end, which is not counted."""
        self._events[seed] = threading.Event()
        return self._events[seed]

    def job_changed(self, job: Job, note: str) -> None:
        if note or not (job.state.finished or job.failure is not None):
            return
        assert job.request.seed is not None
        alone = self._events.pop(job.request.seed, None)
        if alone is not None:
            alone.set()
            return
        with self._changed:
            self._count += 1
            self._changed.notify_all()

    def picture_added(self, picture: Picture) -> None:
        """The library is looked at in the end."""


def region_of(account: int) -> str:
    """The id of the region that stands for the account."""
    return f"account-{account}"


def _catalog_of(base_urls: list[str]) -> Catalog:
    shipped, problems = load_catalog(resource_path("catalog.toml"), None)
    assert not problems
    first = shipped.regions[0]
    regions: tuple[Region, ...] = tuple(
        replace(first, id=region_of(number), label=region_of(number), base_url=base_url)
        for number, base_url in enumerate(base_urls)
    )
    return replace(shipped, regions=regions)
