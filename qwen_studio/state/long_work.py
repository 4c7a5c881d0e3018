"""Work that takes its time, with progress and a way to stop it."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import Cancelled, StudioError
from qwen_studio.state.tasks import Tasks

_SHOW_EVERY_MS = 100

Told = Callable[[int, int], None]
"""Told how many of how many steps are done; for worker threads."""


class Work(Enum):
    """What is done to the library."""

    VERIFY = "verify"
    ADD_FILES = "add files"
    REBUILD = "rebuild"
    BACK_UP = "back up"
    SAVE_LIST = "save list"
    IMPORT = "import"
    FIND_MISSING = "find missing"
    EXPORT = "export"
    CONTACT_SHEET = "contact sheet"
    MOVE = "move"


class Ended(NamedTuple):
    """How a work ended. `outcome` is what it returned, the error that prevented it, or None where it was cancelled."""

    work: Work
    outcome: object


class LongWork(QObject):
    """Does one work at a time, on a thread of its own.

    Signals:
        changed(): `work`, `done` or `total` are other than before.
        ended(Ended): a work has ended.
    """

    changed = Signal()
    ended = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="long-work")
        self._cancel = CancelToken()
        self._told = (0, 0)
        self.work: Work | None = None
        self.done = 0
        self.total = 0
        self.last: Ended | None = None
        self._began = 0.0
        self._progress = QTimer(self, interval=_SHOW_EVERY_MS)
        self._progress.timeout.connect(self._show_progress)

    def begin(
        self, work: Work, do: Callable[..., object], *args: object, then: Callable[[], object] = lambda: None
    ) -> None:
        """Do `do(*args, told, cancel)`, unless something is done already; `then` is called at the end, whatever it is.

        Expected errors are an outcome; every other one is a bug and goes the way of all bugs.
        """
        if self.work is not None:
            return
        self._cancel = CancelToken()
        self._told = (0, 0)
        self.work, self.done, self.total = work, 0, 0
        self._began = time.monotonic()
        self._progress.start()
        self.changed.emit()
        future = self._worker.submit(outcome_of, do, *args, self._tell, self._cancel)
        # Before its outcome is told, and also when that is a bug.
        future.add_done_callback(lambda _: self._tasks.call_soon(self._finish))
        self._tasks.deliver(future, lambda outcome: self._hand_over(Ended(work, outcome)))
        # After it: who waits for the end finds the outcome there.
        future.add_done_callback(lambda _: self._tasks.call_soon(then))

    @property
    def per_second(self) -> float:
        """How many steps a second were done since the work began."""
        return self.done / max(0.001, time.monotonic() - self._began)

    def cancel(self) -> None:
        """Stop the work; what it has done stays as far as it is complete."""
        self._cancel.cancel()

    def close(self) -> None:
        """Stop the work, and wait for it."""
        self._cancel.cancel()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _hand_over(self, ended: Ended) -> None:
        self.last = ended
        self.ended.emit(ended)

    def _finish(self) -> None:
        self._progress.stop()
        self.work = None
        self.changed.emit()

    def _tell(self, done: int, total: int) -> None:
        """For the worker. Thousands of steps a second are shown a few times only."""
        self._told = (done, total)

    def _show_progress(self) -> None:
        if self._told != (self.done, self.total):
            self.done, self.total = self._told
            self.changed.emit()


def outcome_of(do: Callable[..., object], *args: object) -> object:
    """What the work returns, the error that it meets, or None where it was cancelled."""
    try:
        return do(*args)
    except Cancelled:
        return None
    except StudioError as error:
        return error
