"""A connection that only reads, on a thread of its own, beside the one that writes."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from qwen_studio.core.errors import LibraryError
from qwen_studio.core.language import translate

P = ParamSpec("P")
T = TypeVar("T")


class SideConnection:
    """Answers questions in the order they came, from what is written for good when it is their turn.

    `file` waits until the library is open, and raises the LibraryError that prevented it; `failures_told` turns what
    SQLite raises into a LibraryError.
    """

    def __init__(
        self, name: str, file: Callable[[], Path], failures_told: Callable[[], AbstractContextManager[None]]
    ) -> None:
        self._file = file
        self._failures_told = failures_told
        self._connection: sqlite3.Connection | None = None
        self._executor = ThreadPoolExecutor(1, thread_name_prefix=name)

    def submit(
        self, question: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        """The future answer of `question(connection, …)`.

        Raises:
            LibraryError: by the future, also when the question writes, and when the library is closed.
        """
        return submitted(self._executor, lambda: self._answer(question, *args, **kwargs))

    def close(self) -> None:
        """Answer what was asked, and close; again is no error."""
        submitted(self._executor, self._disconnect)
        self._executor.shutdown()

    def _answer(
        self, question: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        file = self._file()
        with self._failures_told():
            if self._connection is None:
                self._connection = sqlite3.connect(file, isolation_level=None)
                self._connection.row_factory = sqlite3.Row
                self._connection.execute("PRAGMA query_only = ON")
            # All that one question reads is of one moment.
            self._connection.execute("BEGIN")
            try:
                return question(self._connection, *args, **kwargs)
            finally:
                self._connection.rollback()

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def submitted(executor: ThreadPoolExecutor, work: Callable[[], T]) -> Future[T]:
    """The future end of the work; a LibraryError by the future where the executor takes no more."""
    try:
        return executor.submit(work)
    except RuntimeError:
        # By the future too: whoever asks while the program closes is not surprised by an exception.
        closed: Future[T] = Future()
        closed.set_exception(LibraryError(translate("library", "The library is closed.")))
        return closed
