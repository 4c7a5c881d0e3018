"""The edits of this library that the window shows: running, waiting, and the latest that ended."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from sqlite3 import Connection

from PySide6.QtCore import QObject, Signal

from qwen_studio.core.job import Job, JobState
from qwen_studio.core.picture import Picture
from qwen_studio.core.request import EditRequest
from qwen_studio.jobs.recovery import settle
from qwen_studio.jobs.runner import JobRunner
from qwen_studio.library import jobs, pictures
from qwen_studio.library.database import Database
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.service import Service
from qwen_studio.state.tasks import Tasks

RECENT = 40
"""How many edits of earlier runs are shown beside those of this one."""

_DEMO_USUAL_S = 4.0


@dataclass(frozen=True)
class JobCard:
    """One edit as the strip shows it. `pictures` are in the order of the answer, without those in the trash."""

    job: Job
    pictures: tuple[Picture, ...]
    usual_s: float
    note: str = ""

    def elapsed_s(self, now: datetime) -> float:
        """Seconds since it was started, until it ended."""
        return max(0.0, ((self.job.finished_at or now) - self.job.created_at).total_seconds())


class JobList(QObject):
    """Owner of the cards, and observer of the jobs (called on worker threads).

    Signals:
        card_added(str), card_changed(str), card_removed(str): job id.
        counts_changed(): how many jobs run or wait.
        finished(str): a job ended in this run; job id.
        reloaded(): all cards are other than before.
    """

    card_added = Signal(str)
    card_changed = Signal(str)
    card_removed = Signal(str)
    counts_changed = Signal()
    finished = Signal(str)
    reloaded = Signal()

    def __init__(
        self, tasks: Tasks, database: Database, service: Service, changes: Pictures, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._database = database
        self._service = service
        self._changes = changes
        self._runner: JobRunner | None = None
        self._cards: OrderedDict[str, JobCard] = OrderedDict()
        # Taken out of sight while they ran: they go on, and their answers are paid for.
        self._unseen: dict[str, Job] = {}
        for signal in (changes.changed, changes.removed, changes.restored):
            signal.connect(self._pictures_changed)

    def start(self, runner: JobRunner) -> None:
        """Show the latest edits, settle what the last run left, and go on with what is paid for."""
        self._runner = runner
        self._tasks.deliver(self._database.submit(_settle_and_load), self._loaded)

    def cards(self) -> list[JobCard]:
        """All cards, newest first."""
        return list(reversed(self._cards.values()))

    def card(self, job_id: str) -> JobCard | None:
        """The card of this job, unless it is hidden."""
        return self._cards.get(job_id)

    @property
    def running(self) -> int:
        """How many edits are being prepared, sent, answered or downloaded."""
        return sum(1 for job in self._all_jobs() if _is_running(job))

    @property
    def waiting(self) -> int:
        """How many edits wait for a worker or for another try."""
        return sum(1 for c in self._cards.values() if c.job.state is JobState.WAITING)

    @property
    def with_service(self) -> int:
        """How many edits were sent and have no answer yet; ending the program now would leave them unknown."""
        return sum(1 for job in self._all_jobs() if job.state is JobState.SENDING)

    @property
    def is_open(self) -> bool:
        """Whether edits can be started: the library is open."""
        return self._runner is not None

    def generate(self, request: EditRequest) -> str:
        """Start an edit; returns the id of its job."""
        assert self._runner is not None  # noqa: S101 - whoever asks has looked at `is_open`
        demo = self._service.demo
        price = self._service.catalog.price(request.model, request.region)
        service = "" if demo else self._service.base_url
        job = self._runner.submit(request, demo=demo, service=service, price=price)
        self._add(job)
        return job.id

    def stop(self, job_id: str) -> None:
        """Stop a job that was not sent; hide one that was. An answer that still comes is kept."""
        card = self._cards.get(job_id)
        if card is None or self._runner is None:
            return
        self._runner.stop(job_id)
        if card.job.state not in {JobState.WAITING, JobState.PREPARING}:
            self.dismiss(job_id)

    def retry(self, job_id: str) -> None:
        """Go on with a job whose pictures are paid for; send any other again as a new job in place of this one."""
        card = self._cards.get(job_id)
        if card is None or self._runner is None:
            return
        if card.job.state in {JobState.ANSWERED, JobState.DOWNLOADING}:
            self._runner.resume(card.job)
            return
        self.dismiss(job_id)
        self.generate(card.job.request)

    def dismiss(self, job_id: str) -> None:
        """Take a card out of sight, now and after a restart."""
        card = self._cards.pop(job_id, None)
        if card is not None:
            if _is_running(card.job):
                self._unseen[job_id] = card.job
            self._tasks.deliver(self._database.submit(_hide, job_id))
            self.card_removed.emit(job_id)
            self.counts_changed.emit()

    def job_changed(self, job: Job, note: str) -> None:
        """For worker threads: the job is now as given."""
        self._tasks.call_soon(lambda: self._job_changed(job, note))

    def picture_added(self, picture: Picture) -> None:
        """For worker threads: a result is in the library."""
        self._tasks.call_soon(lambda: self._picture_added(picture))

    def _loaded(self, loaded: tuple[list[Job], list[JobCard]]) -> None:
        resumable, cards = loaded
        started_meanwhile = list(self._cards.items())
        self._cards = OrderedDict((card.job.id, card) for card in reversed(cards))
        self._cards.update(started_meanwhile)
        self.reloaded.emit()
        self.counts_changed.emit()
        for job in resumable:
            if self._runner is not None:
                self._runner.resume(job)

    def _add(self, job: Job) -> None:
        model = self._service.catalog.model(job.request.model)
        usual_s = _DEMO_USUAL_S if job.demo else (model.usual_s if model else 20.0)
        self._cards[job.id] = JobCard(job, (), usual_s, "Waiting")
        self.card_added.emit(job.id)
        self.counts_changed.emit()
        self._tasks.deliver(
            self._database.submit(jobs.usual_seconds, job.request.model, job.request.n, demo=job.demo),
            lambda seconds: self._usual_known(job.id, seconds),
        )

    def _usual_known(self, job_id: str, seconds: float | None) -> None:
        if seconds is not None and job_id in self._cards:
            self._replace(job_id, usual_s=seconds)

    def _job_changed(self, job: Job, note: str) -> None:
        card = self._cards.get(job.id)
        if card is None:
            self._unseen_changed(job)
            return
        ended = job.state.finished and not card.job.state.finished
        self._replace(job.id, job=job, note=note)
        self.counts_changed.emit()
        if ended:
            self.finished.emit(job.id)

    def _unseen_changed(self, job: Job) -> None:
        if job.id in self._unseen:
            self._unseen[job.id] = job
            if not _is_running(job):
                del self._unseen[job.id]
            self.counts_changed.emit()

    def _all_jobs(self) -> list[Job]:
        return [*(card.job for card in self._cards.values()), *self._unseen.values()]

    def _picture_added(self, picture: Picture) -> None:
        card = self._cards.get(picture.job_id)
        if card is not None:
            together = {p.id: p for p in (*card.pictures, picture)}.values()
            self._replace(picture.job_id, pictures=tuple(sorted(together, key=lambda p: p.index)))
        self._changes.added.emit([picture.id])

    def _pictures_changed(self, ids: Iterable[int]) -> None:
        shown = set(ids)
        affected = [j for j, c in self._cards.items() if not c.job.state.finished or shown & {p.id for p in c.pictures}]
        # A picture that comes back from the trash is on no card, so its job has to be asked for.
        self._tasks.deliver(self._database.submit(_pictures_of, affected, sorted(shown)), self._take_pictures)

    def _take_pictures(self, found: dict[str, tuple[Picture, ...]]) -> None:
        for job_id, of_job in found.items():
            if job_id in self._cards:
                self._replace(job_id, pictures=of_job)

    def _replace(self, job_id: str, **fields: object) -> None:
        self._cards[job_id] = replace(self._cards[job_id], **fields)  # type: ignore[arg-type]  # names are checked
        self.card_changed.emit(job_id)


def _is_running(job: Job) -> bool:
    # A download that failed waits for its user.
    return not job.state.finished and job.state is not JobState.WAITING and job.failure is None


def _settle_and_load(connection: Connection) -> tuple[list[Job], list[JobCard]]:
    resumable = settle(connection)
    recent = jobs.recent(connection, RECENT)
    cards = [JobCard(job, _present(connection, job.id), usual_s=20.0) for job in recent]
    return resumable, [card for card in cards if card.pictures or card.job.state is not JobState.DONE]


def _hide(connection: Connection, job_id: str) -> None:
    if jobs.get(connection, job_id) is not None:
        jobs.update(connection, job_id, hidden=True)


def _present(connection: Connection, job_id: str) -> tuple[Picture, ...]:
    return tuple(p for p in pictures.of_job(connection, job_id) if p.trashed_at is None)


def _pictures_of(connection: Connection, job_ids: list[str], ids: list[int]) -> dict[str, tuple[Picture, ...]]:
    of_pictures = (pictures.get(connection, picture_id) for picture_id in ids)
    wanted = {*job_ids, *(p.job_id for p in of_pictures if p is not None)}
    return {job_id: _present(connection, job_id) for job_id in wanted}
