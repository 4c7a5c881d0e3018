"""A branch that is run again: each step is an edit like any other, begun when the one before it has delivered."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection

from PySide6.QtCore import QObject, Signal

from qwen_studio.core.rebasing import BranchStep, request_on, without_those_on
from qwen_studio.core.request import EditRequest
from qwen_studio.library import unsent_steps
from qwen_studio.library.database import Database
from qwen_studio.state.job_card import JobCard
from qwen_studio.state.job_list import JobList
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.service import Service
from qwen_studio.state.tasks import Tasks


class Rebase(QObject):
    """Owner of the steps that are still to be sent. What a run has not sent, no later one sends.

    Signals:
        began(int, int, str): the number of the step that was sent, how many there are, and its instruction.
        failed(str, str): the instruction of a step that brought no pictures, and why.
        ended(int, int): how many steps delivered, and how many were left out.
    """

    began = Signal(int, int, str)
    failed = Signal(str, str)
    ended = Signal(int, int)

    def __init__(
        self,
        tasks: Tasks,
        database: Database,
        jobs: JobList,
        pictures: Pictures,
        service: Service,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._database = database
        self._jobs = jobs
        self._pictures = pictures
        self._service = service
        self._left: list[BranchStep] = []
        self._made: dict[str, list[Path]] = {}
        self._running: tuple[str, BranchStep] | None = None
        self._total = self._delivered = self._sent = 0
        jobs.finished.connect(self._finished)
        jobs.came_out_of_sight.connect(self._take)

    @property
    def is_running(self) -> bool:
        """Whether a branch is being run again."""
        return self._running is not None

    def steps_of(self, picture_id: int, done: Callable[[list[BranchStep]], object]) -> None:
        """Hand over the edit that made the picture and all that came of it."""
        self._tasks.deliver(self._database.submit(_steps_of, picture_id), done)

    def left_by_earlier_run(self, done: Callable[[list[str]], object]) -> None:
        """Hand over, once, the instructions of steps that were not sent when the program ended."""
        self._tasks.deliver(self._database.submit(unsent_steps.take), done)

    def start(self, steps: Sequence[BranchStep], changed: EditRequest) -> None:
        """Send the first step as it was changed, and then the others upon what comes of it."""
        self._left = [replace(steps[0], request=changed, made_from=()), *steps[1:]]
        self._made = {}
        self._total, self._delivered, self._sent = len(self._left), 0, 0
        self._go_on()

    def stop(self) -> None:
        """Send no further step; the one that runs goes on."""
        self._left.clear()
        self._remember()

    def _go_on(self) -> None:
        if not self._left:
            self._running = None
            self._remember()
            self.ended.emit(self._delivered, self._total - self._delivered)
            return
        step = self._left.pop(0)
        # First, so that a step is never called unsent that was sent.
        self._remember()
        job_id = self._jobs.generate(request_on(step, self._made, self._service.region.id))
        self._running = (job_id, step)
        self._sent += 1
        self.began.emit(self._sent, self._total, step.request.instruction)

    def _remember(self) -> None:
        self._database.submit(unsent_steps.write, [step.job_id for step in self._left])

    def _finished(self, job_id: str) -> None:
        card = self._jobs.card(job_id)
        if card is not None:
            self._take(card)

    def _take(self, card: JobCard) -> None:
        if self._running is None or card.job.id != self._running[0] or not card.job.state.finished:
            return
        _, step = self._running
        if card.pictures:
            self._made[step.job_id] = [self._pictures.path(picture) for picture in card.pictures]
            self._delivered += 1
        else:
            self._left = without_those_on(self._left, step.job_id)
            failure = card.job.failure
            self.failed.emit(step.request.instruction, "" if failure is None else failure.message)
        self._go_on()


def _steps_of(connection: Connection, picture_id: int) -> list[BranchStep]:
    from qwen_studio.library.branch_steps import steps_of

    return steps_of(connection, picture_id)
