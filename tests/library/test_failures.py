"""What SQLite and the file system refuse, in words."""

import errno
import sqlite3
from pathlib import Path

import pytest

from qwen_studio.core.errors import LibraryError
from qwen_studio.library.database import Database
from qwen_studio.library.failures import from_os, from_sqlite, os_errors_as_sentences

FOLDER = Path("Pictures") / "Qwen {Studio} %s"


@pytest.mark.parametrize("code", [name for name in dir(errno) if name.startswith("E")])
def test_every_error_of_the_system_has_a_sentence_and_a_next_step(code: str) -> None:
    error = from_os(OSError(getattr(errno, code), "Some {reason}"), FOLDER)
    assert isinstance(error, LibraryError)
    assert error.message.endswith(".")
    assert str(FOLDER) in error.message
    assert error.next_step.endswith(".")


@pytest.mark.parametrize("code", [*range(1, 29), sqlite3.SQLITE_IOERR | (3 << 8), None])
def test_every_error_of_sqlite_has_a_sentence_and_a_next_step(code: int | None) -> None:
    refused = sqlite3.OperationalError("some {reason}")
    if code is not None:
        refused.sqlite_errorcode = code
    error = from_sqlite(refused, FOLDER)
    assert error.message.endswith(".")
    assert "{folder}" not in error.message
    assert error.next_step.endswith(".")


def test_the_cause_is_kept_for_the_log() -> None:
    cause = OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(LibraryError, match="is full") as caught, os_errors_as_sentences(FOLDER):
        raise cause
    assert caught.value.__cause__ is cause


def test_a_drive_without_locks_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(_fd: int, _how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("qwen_studio.library.lock.fcntl.flock", no_locks)
    database = Database(tmp_path / "library")
    with pytest.raises(LibraryError, match="does not let programs lock files"):
        database.opened.result()
    database.close()
