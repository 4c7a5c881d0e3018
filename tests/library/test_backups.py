"""The day's copy of the database: whole, private, one a day, and never in the place of a better one."""

import contextlib
import shutil
import sqlite3
import threading
from collections import namedtuple
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import Cancelled
from qwen_studio.library import backups, jobs, snapshot
from qwen_studio.library.backups import BackupOutcome, back_up_if_due, is_good
from qwen_studio.library.database import Database
from tests.library.history import Writer
from tests.library.test_row_hashes import behind_its_back

TODAY = date(2026, 11, 22)


def _days(folder: Path) -> list[date]:
    return [backup.day for backup in backups.backups(folder)]


def _instructions(path: Path) -> list[str]:
    c = snapshot.open_to_read(path, alone=True)
    try:
        return [row[0] for row in c.execute("SELECT instruction FROM jobs ORDER BY serial")]
    finally:
        c.close()


def test_a_backup_holds_everything_up_to_now_and_is_one_private_file(
    database: Database, writer: Writer, folder: Path
) -> None:
    writer.job("a" * 64, "in the file")
    database.call(lambda c: c.execute("SELECT 1").fetchone())
    writer.job("a" * 64, "still in the log only")

    assert back_up_if_due(database, TODAY) is BackupOutcome.MADE

    (backup,) = backups.backups(folder)
    assert backup.path == folder / "backups" / "library-2026-11-22.sqlite"
    assert backup.file_bytes == backup.path.stat().st_size > 0
    assert _instructions(backup.path) == ["in the file", "still in the log only"]
    assert is_good(backup.path)
    assert list(backup.path.parent.iterdir()) == [backup.path]
    assert backup.path.stat().st_mode & 0o777 == 0o600
    assert backup.path.parent.stat().st_mode & 0o777 == 0o700


def test_there_is_one_backup_a_day(database: Database, writer: Writer, folder: Path) -> None:
    assert back_up_if_due(database, TODAY) is BackupOutcome.MADE
    writer.job("a" * 64, "later")
    assert back_up_if_due(database, TODAY) is BackupOutcome.NOT_DUE
    assert back_up_if_due(database, TODAY + timedelta(1)) is BackupOutcome.MADE
    assert [_instructions(backup.path) for backup in backups.backups(folder)] == [["later"], []]


def test_seven_days_and_four_weeks_are_kept(database: Database, folder: Path) -> None:
    first = date(2026, 9, 1)
    for number in range(83):  # to Sunday, 22 November
        assert back_up_if_due(database, first + timedelta(number)) is BackupOutcome.MADE
    sundays = [date(2026, 11, 15), date(2026, 11, 8), date(2026, 11, 1), date(2026, 10, 25)]
    assert _days(folder) == [*(TODAY - timedelta(number) for number in range(7)), *sundays]


def test_after_years_of_rare_use_the_last_ones_are_still_there(database: Database, folder: Path) -> None:
    days = [date(2020 + number, 5, 1) for number in range(14)]
    for day in days:
        back_up_if_due(database, day)
    assert _days(folder) == days[::-1][:11]


def test_only_its_own_files_are_ever_removed(database: Database, folder: Path) -> None:
    backup_folder = folder / "backups"
    database.opened.result()
    backup_folder.mkdir()
    others = ["library-2020-01-01.sqlite.bak", "library-2020-13-01.sqlite", "my library.sqlite", "library.sqlite"]
    for name in others:
        (backup_folder / name).write_text("mine")
    for number in range(40):
        back_up_if_due(database, TODAY + timedelta(number))
    assert {(backup_folder / name).read_text() for name in others} == {"mine"}
    assert len(_days(folder)) == 11


def test_what_a_kill_left_of_a_backup_goes_at_the_next(database: Database, folder: Path) -> None:
    database.opened.result()
    (folder / "backups").mkdir()
    leftover = folder / "backups" / "library-2026-11-21.sqlite.partial"
    leftover.write_bytes(b"half")
    assert _days(folder) == []
    assert back_up_if_due(database, TODAY) is BackupOutcome.MADE
    assert not leftover.exists()


def test_the_disk_thread_works_on_while_a_backup_is_made(
    database: Database, writer: Writer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN a library that takes several steps to copy
    for number in range(30):
        writer.job("a" * 64, f"before {number} {'x' * 5_000}")
    monkeypatch.setattr(snapshot, "_PAGES_AT_ONCE", 5)
    copying, go_on = threading.Event(), threading.Event()

    class Watched(CancelToken):
        def raise_if_cancelled(self) -> None:
            copying.set()
            assert go_on.wait(30)

    # WHEN the program writes in the middle of it
    backing_up = threading.Thread(target=back_up_if_due, args=(database, TODAY, Watched()))
    backing_up.start()
    assert copying.wait(30)
    writer.job("a" * 64, "meanwhile")
    go_on.set()
    backing_up.join()

    # THEN nobody waited, and the copy is that of the moment at which it began
    (backup,) = backups.backups(folder)
    assert len(_instructions(backup.path)) == 30
    assert is_good(backup.path)
    assert len(database.call(jobs.recent, 100)) == 31


def test_a_backup_that_is_stopped_leaves_nothing(database: Database, folder: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        back_up_if_due(database, TODAY, cancel)
    assert list((folder / "backups").iterdir()) == []
    assert back_up_if_due(database, TODAY) is BackupOutcome.MADE


def test_without_room_there_is_no_backup_and_no_leftover(
    database: Database, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up_if_due(database, TODAY)
    usage = namedtuple("usage", "total used free")  # noqa: PYI024 - stands in for the standard library's own
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(10**9, 10**9, 1000))
    assert back_up_if_due(database, TODAY + timedelta(1)) is BackupOutcome.NOT_POSSIBLE
    assert [path.name for path in (folder / "backups").iterdir()] == ["library-2026-11-22.sqlite"]


def test_a_drive_that_fills_up_during_the_backup_costs_nothing_else(
    small_drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN a drive that seems to have room for a copy, and takes only the half of it
    monkeypatch.setattr(backups, "_ROOM_LEFT_BYTES", -(10**9))
    database = Database(small_drive / "library")
    writer = Writer(database)
    writer.job("a" * 64, "Make it blue")
    half, others = small_drive / "half", small_drive / "others"
    half.write_bytes(b"x" * 80_000)
    with others.open("wb", buffering=0) as writing, contextlib.suppress(OSError):
        while True:
            writing.write(b"x" * 4096)
    half.unlink()

    # WHEN it is the backup's time
    assert back_up_if_due(database, TODAY) is BackupOutcome.NOT_POSSIBLE

    # THEN nothing is left of it, and nothing is called damaged
    assert list((small_drive / "library" / "backups").iterdir()) == []
    assert not (small_drive / "library" / "library.damaged").exists()
    writer.job("a" * 64, "goes on")
    others.unlink()
    assert back_up_if_due(database, TODAY) is BackupOutcome.MADE
    database.close()


def test_a_folder_that_cannot_be_written_is_no_error(
    database: Database, folder: Path, protect: Callable[[Path], None]
) -> None:
    database.opened.result()
    (folder / "backups").mkdir()
    protect(folder / "backups")
    assert back_up_if_due(database, TODAY) is BackupOutcome.NOT_POSSIBLE


def test_a_damaged_library_gets_no_backup_and_loses_none(database: Database, writer: Writer, folder: Path) -> None:
    writer.job("a" * 64, "Make it blue")
    for number in range(11):
        back_up_if_due(database, TODAY + timedelta(number))
    with behind_its_back(folder) as other:
        other.execute("UPDATE jobs SET instruction = 'Make it blud'")
    before = _days(folder)

    assert back_up_if_due(database, TODAY + timedelta(30)) is BackupOutcome.DAMAGED

    assert _days(folder) == before
    assert (folder / "library.damaged").exists()


def test_good_means_whole_and_readable_by_this_program(database: Database, writer: Writer, folder: Path) -> None:
    writer.job("a" * 64, "Make it blue", "b" * 64)
    back_up_if_due(database, TODAY)
    path = backups.backups(folder)[0].path
    whole = path.read_bytes()

    for broken in (b"", b"not a database", whole[:-4096], whole[:5000] + b"\xa5" * 4096 + whole[9096:]):
        path.write_bytes(broken)
        assert not is_good(path), len(broken)

    path.write_bytes(whole)
    assert is_good(path)
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 999")
    newer.close()
    assert not is_good(path)
    assert not is_good(path.with_name("nothing.sqlite"))
