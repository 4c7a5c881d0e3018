"""The library's database: the one connection that writes, on the one disk thread, and two that read beside it."""

import logging
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from qwen_studio.core.errors import DamagedLibrary, LibraryError
from qwen_studio.core.language import translate
from qwen_studio.library import damage, schema
from qwen_studio.library.durable import flush_folder
from qwen_studio.library.failures import from_os, from_sqlite
from qwen_studio.library.lock import LibraryLock, claim
from qwen_studio.library.side_connection import SideConnection, submitted

if TYPE_CHECKING:
    from qwen_studio.library.mending import Mended

P = ParamSpec("P")
T = TypeVar("T")

FILE_NAME = "library.sqlite"

log = logging.getLogger(__name__)


class Database:
    """The database of the library in a folder, which is made if there is none.

    The constructor returns at once; folder, lock and file are opened on the disk thread. `opened` says when that is
    done, or raises the LibraryError that prevented it, as all later work does. Work is done in the order it came.
    `name` is the file's: a database that is still being rebuilt stands beside the one that it will replace.
    `lock` is the library's own where it is held already; it is released by `close`.
    `look` and `survey` answer beside the disk thread: what a screen waits for does not stand behind long work.
    A database that is damaged is mended first; `mended` says so, once `opened` is done.
    """

    def __init__(self, folder: Path, name: str = FILE_NAME, lock: LibraryLock | None = None) -> None:
        self.folder = folder
        self.mended: Mended | None = None
        self._name = name
        self._lock = lock
        self._connection: sqlite3.Connection | None = None
        self._look = SideConnection("look", self._file_when_open, self._failures_told)
        self._survey = SideConnection("survey", self._file_when_open, self._failures_told)
        self._thread_id: int | None = None
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="disk")
        self.opened: Future[None] = self._executor.submit(self._open)

    def submit(
        self, work: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        """The future result of `work(connection, …)`, done on the disk thread in one transaction of its own.

        The transaction is rolled back when the work raises.

        Raises:
            LibraryError: by the future, in place of every sqlite3.Error, and when the library is closed.
        """
        return submitted(self._executor, lambda: self._transact(work, *args, **kwargs))

    def look(
        self, question: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        """The future answer of `question(connection, …)`, which writes nothing, and is quick: a screen waits for it.

        It sees what is written for good when it is its turn: not what was submitted a moment ago.

        Raises:
            LibraryError: by the future, as `submit` does.
        """
        return self._look.submit(question, *args, **kwargs)

    def survey(
        self, question: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        """The same for a question about the whole library, for which nobody who looks or writes should wait."""
        return self._survey.submit(question, *args, **kwargs)

    def call(self, work: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of `work(connection, …)`; waits. Work on the disk thread joins the transaction it is called in."""
        if threading.get_ident() == self._thread_id:
            return self._transact(work, *args, **kwargs)
        return self.submit(work, *args, **kwargs).result()

    def close(self) -> None:
        """Finish the work that was submitted, close, and let other windows in; again is no error.

        Waits, so it must not be called on the disk thread.
        """
        # First: the last connection to close leaves one file, with no journal beside it.
        self._look.close()
        self._survey.close()
        try:
            self._executor.submit(self._close)
        except RuntimeError:
            log.debug("The library was closed before")
        self._executor.shutdown()

    def _open(self) -> None:
        self._thread_id = threading.get_ident()
        try:
            self._open_files()
        except sqlite3.Error as error:
            self._close()
            raise from_sqlite(error, self.folder) from error
        except OSError as error:
            self._close()
            raise from_os(error, self.folder) from error
        except LibraryError:
            self._close()
            raise

    def _open_files(self) -> None:
        if self._lock is None:
            self._lock = claim(self.folder)
        path = self.folder / self._name
        if self._may_be_mended and ((self.folder / damage.MARK_NAME).exists() or _is_empty(path)):
            from qwen_studio.library.mending import mend_if_needed

            self.mended = mend_if_needed(path)
        try:
            self._connect(path)
        except sqlite3.Error as error:
            if not self._may_be_mended or not isinstance(from_sqlite(error, self.folder), DamagedLibrary):
                raise
            log.exception("The database is damaged")
            self._disconnect()
            from qwen_studio.library.mending import mend

            self.mended = mend(path)
            self._connect(path)

    @property
    def _may_be_mended(self) -> bool:
        return self._name == FILE_NAME

    def _connect(self, path: Path) -> None:
        # SQLite gives its other files the rights of this one.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        flush_folder(self.folder)
        self._connection = sqlite3.connect(path, isolation_level=None)
        schema.prepare(self._connection)

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _close(self) -> None:
        try:
            self._disconnect()
        except sqlite3.Error:
            log.exception("The database did not close well; its journal is read at the next start")
        finally:
            self._connection = None
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    def _file_when_open(self) -> Path:
        if self.opened.exception() is not None or self._connection is None:
            raise self._why_not_open()
        return self.folder / self._name

    def _transact(self, work: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        c = self._connection
        if c is None:
            raise self._why_not_open()
        if c.in_transaction:
            return work(c, *args, **kwargs)
        with self._failures_told():
            c.execute("BEGIN IMMEDIATE")
            try:
                result = work(c, *args, **kwargs)
                c.execute("COMMIT")
            except BaseException:
                c.rollback()
                raise
        return result

    @contextmanager
    def _failures_told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            failure = from_sqlite(error, self.folder)
            if isinstance(failure, DamagedLibrary) and self._may_be_mended:
                damage.mark(self.folder)
            raise failure from error

    def _why_not_open(self) -> LibraryError:
        failure = self.opened.exception()
        if isinstance(failure, LibraryError):
            return LibraryError(failure.message, next_step=failure.next_step)
        return LibraryError(translate("library", "The library is closed."))


def _is_empty(path: Path) -> bool:
    return path.exists() and not path.stat().st_size
