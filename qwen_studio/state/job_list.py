"""The edits of this library that the window shows: running, waiting, and the latest that ended."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from qwen_studio.core.errors import StudioError, UnknownHost
from qwen_studio.core.job import Job, JobState
from qwen_studio.core.picture import Picture
from qwen_studio.core.request import EditRequest
from qwen_studio.jobs.recovery import give_back_spare_places
from qwen_studio.jobs.runner import JobRunner
from qwen_studio.library import hosts, jobs
from qwen_studio.library.database import Database
from qwen_studio.state import card_rows
from qwen_studio.state.job_card import JobCard
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.service import Service
from qwen_studio.state.tasks import Tasks

if TYPE_CHECKING:
    from qwen_studio.state.job_details import JobDetails

_DEMO_USUAL_S = 4.0
SETTLE_AGAIN_MS = 5000
KEPT_GOOD = 200
"""How many cards of edits with nothing to say about stay; what they made is in the gallery."""


class JobList(QObject):
    """Owner of the cards, and observer of the jobs (called on worker threads).

    Signals:
        card_added(str), card_changed(str), card_removed(str): job id.
        counts_changed(): how many jobs run, wait, or go on out of sight.
        finished(str): a job ended in this run; job id.
        came_out_of_sight(JobCard): an edit that nobody looks at ended, or needs its user.
        reloaded(): all cards are other than before.
        held_up(StudioError): what an earlier run left cannot be gone on with yet; it is tried again by itself.
    """

    card_added = Signal(str)
    card_changed = Signal(str)
    card_removed = Signal(str)
    counts_changed = Signal()
    finished = Signal(str)
    came_out_of_sight = Signal(object)
    reloaded = Signal()
    held_up = Signal(object)

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
        self._told_why = ""
        # Taken out of sight while they ran: they go on, and their answers are paid for.
        self._unseen: dict[str, JobCard] = {}
        for signal in (changes.changed, changes.removed, changes.restored):
            signal.connect(self._pictures_changed)

    def start(self, runner: JobRunner) -> None:
        """Show the latest edits, settle what the last run left, and go on with what is paid for."""
        self._runner = runner
        self._settle()

    def _settle(self) -> None:
        running = [*self._cards, *self._unseen]
        self._tasks.deliver(self._database.submit(card_rows.settle_and_load, running), self._loaded, self._held_up)

    def _held_up(self, error: StudioError) -> None:
        """Try again until the drive takes what is to be written, and say once why nothing goes on yet."""
        if error.message != self._told_why:
            self._told_why = error.message
            self.held_up.emit(error)
        QTimer.singleShot(SETTLE_AGAIN_MS, self, self._settle)

    def cards(self) -> list[JobCard]:
        """All cards, newest first."""
        return list(reversed(self._cards.values()))

    def card(self, job_id: str) -> JobCard | None:
        """The card of this job, unless it is hidden."""
        return self._cards.get(job_id)

    @property
    def running(self) -> int:
        """How many edits are being prepared, sent, answered or downloaded."""
        return sum(1 for card in self._all_cards() if card.is_running)

    @property
    def waiting(self) -> int:
        """How many edits wait for a worker or for another try."""
        return sum(1 for card in self._all_cards() if card.job.state is JobState.WAITING)

    @property
    def with_service(self) -> int:
        """How many edits were sent and have no answer yet; ending the program now would leave them unknown."""
        return sum(1 for card in self._all_cards() if card.job.state is JobState.SENDING)

    @property
    def pending(self) -> int:
        """How many edits have pictures that are paid for and still to be fetched."""
        return sum(1 for card in self._all_cards() if card.is_pending)

    @property
    def out_of_sight(self) -> int:
        """How many edits go on, or wait to be gone on with, without a card."""
        return len(self._unseen)

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
        account = self._service.account
        account_id = account.id if account.region == request.region else ""
        job = self._runner.submit(request, demo=demo, service=service, price=price, account_id=account_id)
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
        if card.is_pending:
            self._resume(card)
            return
        self.dismiss(job_id)
        # Where edits go now: the user may have chosen another region because this one did not take the key.
        self.generate(replace(card.job.request, region=self._service.region.id))

    def generate_missing(self, job_id: str) -> str | None:
        """Ask the service for as many pictures as this edit lacks; the id of the new job, None if it lacks none."""
        card = self._cards.get(job_id)
        if card is None or not card.missing or self._runner is None:
            return None
        return self.generate(replace(card.job.request, n=card.missing))

    def allow_host(self, job_id: str) -> None:
        """Let results come from the host that this card asks about, now and later; fetch all that waits for it."""
        card = self._cards.get(job_id)
        host = "" if card is None else _host_asked_about(card)
        if host:
            allowing = self._database.submit(hosts.allow, host, datetime.now(UTC))
            self._tasks.deliver(allowing, lambda _: self._host_allowed(host))

    def fetch_pending(self, done: Callable[[int], object]) -> None:
        """Fetch everything that is paid for and not here, and show its cards; `done` gets how many edits that are."""
        self._tasks.deliver(self._database.submit(card_rows.pending), lambda found: done(self._fetch(found)))

    def details(self, job_id: str, done: "Callable[[JobDetails | None], object]") -> None:
        """Hand over everything that the journal knows about an edit; None before it is entered."""
        from qwen_studio.state.job_details import job_details

        self._tasks.deliver(self._database.submit(job_details, job_id), done)

    def dismiss(self, job_id: str) -> None:
        """Take a card out of sight, now and after a restart; pictures that came with something wrong stay."""
        card = self._cards.get(job_id)
        if card is None:
            return
        if card.job.state is JobState.PARTIAL and card.job.failure is not None and card.pictures:
            self._tasks.deliver(self._database.submit(card_rows.acknowledge, job_id))
            self._replace(job_id, job=replace(card.job, failure=None))
            return
        del self._cards[job_id]
        if not card.job.state.finished:
            self._unseen[job_id] = card
        self._tasks.deliver(self._database.submit(card_rows.set_hidden, [job_id], hidden=True))
        self.card_removed.emit(job_id)
        self.counts_changed.emit()

    def show_again(self, job_id: str) -> None:
        """Bring a card back into sight, whether its edit still runs or has ended."""
        card = self._unseen.pop(job_id, None)
        if card is not None:
            self._bring_back([card])
        elif job_id not in self._cards:
            self._tasks.deliver(self._database.submit(card_rows.card_of, job_id), self._found_again)

    def show_all_again(self) -> None:
        """Bring the cards of all edits that go on out of sight back."""
        cards = list(self._unseen.values())
        self._unseen.clear()
        self._bring_back(cards)

    def job_changed(self, job: Job, note: str) -> None:
        """For worker threads: the job is now as given."""
        self._tasks.call_soon(lambda: self._job_changed(job, note))

    def picture_added(self, picture: Picture) -> None:
        """For worker threads: a result is in the library."""
        self._tasks.call_soon(lambda: self._picture_added(picture))

    def _loaded(self, loaded: tuple[list[JobCard], list[JobCard]]) -> None:
        self._tasks.deliver(self._database.submit(give_back_spare_places))
        resumable, cards = loaded
        started_meanwhile = list(self._cards.items())
        self._cards = OrderedDict((card.job.id, card) for card in reversed(cards))
        self._cards.update(started_meanwhile)
        self._unseen.update({card.job.id: card for card in resumable if card.job.id not in self._cards})
        self.reloaded.emit()
        self.counts_changed.emit()
        for card in resumable:
            if self._runner is not None:
                self._runner.resume(card.job)

    def _resume(self, card: JobCard) -> None:
        if self._runner is not None and not card.is_running:
            # Whoever has pressed the button sees at once that something happens.
            self._job_changed(replace(card.job, failure=None), "")
            self._runner.resume(card.job)

    def _host_allowed(self, host: str) -> None:
        for card in self._all_cards():
            if _host_asked_about(card) == host:
                self._resume(card)

    def _fetch(self, pending: list[JobCard]) -> int:
        known = {card.job.id: card for card in self._all_cards()}
        # What this run knows is newer than what was read.
        cards = [known.get(card.job.id, card) for card in pending]
        for card in cards:
            self._unseen.pop(card.job.id, None)
        self._bring_back([card for card in cards if card.job.id not in self._cards])
        for card in cards:
            self._resume(self._cards[card.job.id])
        return len(cards)

    def _found_again(self, card: JobCard | None) -> None:
        if card is not None and card.job.id not in self._cards:
            self._bring_back([card])

    def _bring_back(self, cards: list[JobCard]) -> None:
        if not cards:
            return
        together = [*self._cards.values(), *cards]
        together.sort(key=lambda card: card.job.created_at)
        self._cards = OrderedDict((card.job.id, card) for card in together)
        self._tasks.deliver(self._database.submit(card_rows.set_hidden, [card.job.id for card in cards], hidden=False))
        self.reloaded.emit()
        self.counts_changed.emit()

    def _add(self, job: Job) -> None:
        model = self._service.catalog.model(job.request.model)
        usual_s = _DEMO_USUAL_S if job.demo else (model.usual_s if model else 20.0)
        self._cards[job.id] = JobCard(job, (), usual_s, self.tr("Waiting"))
        self.card_added.emit(job.id)
        self._let_old_ones_go()
        self.counts_changed.emit()
        self._tasks.deliver(
            self._database.submit(jobs.usual_seconds, job.request.model, job.request.n, demo=job.demo),
            lambda seconds: self._usual_known(job.id, seconds),
        )

    def _let_old_ones_go(self) -> None:
        good = [job_id for job_id, card in self._cards.items() if card.job.state.finished and not card.job.failure]
        for job_id in good[:-KEPT_GOOD]:
            del self._cards[job_id]
            self.card_removed.emit(job_id)

    def _usual_known(self, job_id: str, seconds: float | None) -> None:
        if seconds is not None and job_id in self._cards:
            self._replace(job_id, usual_s=seconds)

    def _job_changed(self, job: Job, note: str) -> None:
        card = self._cards.get(job.id)
        if card is None:
            self._unseen_changed(job, note)
            return
        ended = job.state.finished and not card.job.state.finished
        self._replace(job.id, job=job, note=note)
        self.counts_changed.emit()
        if ended:
            self.finished.emit(job.id)

    def _unseen_changed(self, job: Job, note: str) -> None:
        before = self._unseen.get(job.id)
        if before is None:
            return
        card = self._unseen[job.id] = replace(before, job=job, note=note)
        if job.state.finished:
            del self._unseen[job.id]
            if card.pictures:
                # What is paid for and has come is seen where results are looked for.
                self._bring_back([card])
        self.counts_changed.emit()
        if job.state.finished or (card.is_pending and job.failure not in (None, before.job.failure)):
            self.came_out_of_sight.emit(card)

    def _all_cards(self) -> list[JobCard]:
        return [*self._cards.values(), *self._unseen.values()]

    def _picture_added(self, picture: Picture) -> None:
        job_id = picture.job_id
        if job_id in self._cards:
            self._cards[job_id] = _with_picture(self._cards[job_id], picture)
            self.card_changed.emit(job_id)
        elif job_id in self._unseen:
            self._unseen[job_id] = _with_picture(self._unseen[job_id], picture)
        self._changes.added.emit([picture.id])

    def _pictures_changed(self, ids: Iterable[int]) -> None:
        shown = set(ids)
        affected = [j for j, c in self._cards.items() if not c.job.state.finished or shown & {p.id for p in c.pictures}]
        # A picture that comes back from the trash is on no card, so its job has to be asked for.
        work = self._database.submit(card_rows.pictures_of, affected, sorted(shown), list(self._cards))
        self._tasks.deliver(work, self._take_pictures)

    def _take_pictures(self, found: dict[str, JobCard]) -> None:
        for job_id, read in found.items():
            if job_id in self._cards:
                self._replace(job_id, pictures=read.pictures, came=read.came)

    def _replace(self, job_id: str, **fields: object) -> None:
        self._cards[job_id] = replace(self._cards[job_id], **fields)  # type: ignore[arg-type]  # names are checked
        self.card_changed.emit(job_id)


def _with_picture(card: JobCard, picture: Picture) -> JobCard:
    if any(known.id == picture.id for known in card.pictures):
        return card
    together = sorted((*card.pictures, picture), key=lambda known: known.index)
    return replace(card, pictures=tuple(together), came=card.came + 1)


def _host_asked_about(card: JobCard) -> str:
    """The host that the card waits for, or "" where it waits for none."""
    failure = card.job.failure
    return failure.field if failure is not None and failure.kind == UnknownHost.__name__ else ""
