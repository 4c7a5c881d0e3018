"""The one bridge from worker threads to Qt."""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from functools import partial
from types import CellType
from typing import Any, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from qwen_studio.core.errors import Cancelled, StudioError

T = TypeVar("T")
P = ParamSpec("P")

WORKERS = 2
_EMPTY = CellType()


class Tasks(QObject):
    """Runs work on threads and delivers its end on the UI thread.

    Expected errors (`StudioError`) go to the caller's `failed`, or nowhere if there is none; every other exception is a
    bug and is raised on the UI thread, where the exception hook sees it. Cancelled work stays silent, and nothing is
    told to Qt objects that are gone.

    Signals:
        _ended(object): a callable to be called on the UI thread.
    """

    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="task")
        self._closed = False
        self._ended.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[..., T],
        *args: object,
        done: Callable[[T], object] | None = None,
        failed: Callable[[StudioError], object] | None = None,
    ) -> None:
        """Run `work(*args)` on a worker thread."""
        if not self._closed:
            self.deliver(self._workers.submit(work, *args), done, failed)

    def deliver(
        self,
        future: Future[T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[StudioError], object] | None = None,
    ) -> None:
        """Hand the end of a future to the UI thread."""
        future.add_done_callback(lambda ended: self.call_soon(lambda: _hand_over(ended, done, failed)))

    def call_soon(self, call: Callable[[], object]) -> None:
        """Call on the UI thread, as soon as it is free. For any thread."""
        if not self._closed:
            self._ended.emit(call)

    def close(self) -> None:
        """Let go of the threads; what has not started is dropped, and nothing is delivered any more."""
        self._closed = True
        self._workers.shutdown(wait=True, cancel_futures=True)

    def _call(self, call: Callable[[], Any]) -> None:
        if not self._closed:
            call()


def _is_gone(receiver: Callable[..., object]) -> bool:
    """Whether what is to be told belongs to a Qt object that was deleted meanwhile, such as a part of a window."""
    while isinstance(receiver, partial):
        receiver = receiver.func
    cells = getattr(receiver, "__closure__", None) or ()
    owners = [getattr(receiver, "__self__", None), *(cell.cell_contents for cell in cells if cell != _EMPTY)]
    return any(isinstance(owner, QObject) and not isValid(owner) for owner in owners)


def _hand_over(
    ended: Future[T], done: Callable[[T], object] | None, failed: Callable[[StudioError], object] | None
) -> None:
    try:
        value = ended.result()
    except (CancelledError, Cancelled):
        return
    except StudioError as error:
        if failed is not None and not _is_gone(failed):
            failed(error)
        return
    if done is not None and not _is_gone(done):
        done(value)
