"""A damaged database: set aside, and put together again from what is left of it and of its backups."""

import os
import random
import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from qwen_studio.core.errors import DamagedLibrary, LibraryError
from qwen_studio.core.job import JobState
from qwen_studio.library import durable, jobs, originals, pictures, verify
from qwen_studio.library.backups import BackupOutcome, back_up_if_due, backups
from qwen_studio.library.database import Database
from qwen_studio.library.mending import Mended
from tests.library.history import NOON, Writer
from tests.library.test_row_hashes import behind_its_back

TODAY = date(2026, 11, 22)


def _opened(folder: Path) -> Database:
    database = Database(folder)
    database.opened.result()
    return database


def _mended(database: Database) -> Mended:
    assert database.mended is not None
    return database.mended


def _set_aside(folder: Path) -> list[Path]:
    return sorted(folder.glob("library.damaged-*.sqlite"))


def _instructions(database: Database) -> list[str]:
    return sorted(job.request.instruction for job in database.call(jobs.recent, 1000))


def _is_well(database: Database) -> bool:
    return not database.call(verify.database_damages)


@pytest.fixture
def library(folder: Path) -> Path:
    """A closed library with a backup of yesterday, and a job of each day."""
    database = Database(folder)
    writer = Writer(database)
    writer.original("a" * 64, "photo.jpg")
    job = writer.job("a" * 64, "yesterday", "b" * 64, state=JobState.SENDING)
    database.call(jobs.store_answer, job.id, 200, {}, b"{}", NOON)
    assert back_up_if_due(database, TODAY - timedelta(1)) is BackupOutcome.MADE
    job = writer.job("a" * 64, "today", "c" * 64, state=JobState.SENDING)
    database.call(jobs.store_answer, job.id, 200, {}, b'{"today": 1}', NOON)
    database.call(pictures.set_favourite, [1], True)
    database.close()
    return folder


def _zeros(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _other_bytes(path: Path) -> None:
    path.write_bytes(b"not a database" * 100)


def _no_tables(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as other:
        other.executescript("CREATE TABLE other (x); PRAGMA user_version = 2;")
    other.close()


@pytest.mark.parametrize("damage", [_zeros, _other_bytes, _no_tables])
def test_a_file_that_is_lost_is_set_aside_and_the_backup_brought_back(
    library: Path, damage: Callable[[Path], None]
) -> None:
    damage(library / "library.sqlite")
    lost = (library / "library.sqlite").read_bytes()

    database = _opened(library)

    mended = _mended(database)
    assert mended.set_aside.read_bytes() == lost
    assert [mended.set_aside] == _set_aside(library)
    assert mended.backup_of == TODAY - timedelta(1)
    assert _instructions(database) == ["yesterday"]
    assert _is_well(database)
    assert (library / "library.sqlite").stat().st_mode & 0o777 == 0o600
    assert not (library / "library.damaged").exists()
    database.close()
    again = _opened(library)
    assert again.mended is None
    again.close()


def test_a_file_cut_to_nothing_is_not_taken_for_a_new_library(library: Path) -> None:
    _empty(library / "library.sqlite")
    database = _opened(library)
    assert _mended(database).backup_of == TODAY - timedelta(1)
    assert _instructions(database) == ["yesterday"]
    database.close()


def test_a_file_that_was_taken_away_begins_a_new_library(library: Path) -> None:
    (library / "library.sqlite").unlink()
    database = _opened(library)
    assert database.mended is None
    assert _instructions(database) == []
    database.close()


def test_the_newest_good_backup_is_brought_back_not_the_newest(library: Path) -> None:
    good = backups(library)[0].path
    (library / "backups" / "library-2026-11-22.sqlite").write_bytes(good.read_bytes()[:-4096])
    changed = library / "backups" / "library-2026-11-23.sqlite"
    changed.write_bytes(good.read_bytes())
    with sqlite3.connect(changed) as other:
        other.execute("UPDATE jobs SET instruction = 'changed'")
    other.close()
    _zeros(library / "library.sqlite")

    database = _opened(library)

    assert _mended(database).backup_of == TODAY - timedelta(1)
    assert _instructions(database) == ["yesterday"]
    assert len(backups(library)) == 3
    database.close()


def test_without_any_backup_a_new_database_is_begun(library: Path) -> None:
    backups(library)[0].path.unlink()
    _zeros(library / "library.sqlite")
    database = _opened(library)
    mended = _mended(database)
    assert (mended.backup_of, mended.rows) == (None, 0)
    assert _instructions(database) == []
    assert "A new one was begun" in mended.sentence
    assert mended.set_aside.name in mended.sentence
    database.close()


def test_rows_that_can_still_be_read_come_over(library: Path) -> None:
    """Damage of one row found by the backup of the day: nothing but that row's last change is lost."""
    with behind_its_back(library) as other:
        other.execute("UPDATE pictures SET search_name = 'other' WHERE id = 1")  # favourite since yesterday
    database = _opened(library)
    assert database.mended is None
    assert back_up_if_due(database, TODAY) is BackupOutcome.DAMAGED
    database.close()

    again = _opened(library)

    assert _mended(again).backup_of == TODAY - timedelta(1)
    assert "The backup of 2026-11-21 was brought back" in _mended(again).sentence
    assert _instructions(again) == ["today", "yesterday"]
    answer = again.call(jobs.answer, f"{2:032x}")
    assert answer is not None
    assert (answer.body, answer.intact) == (b'{"today": 1}', True)
    first, second = again.call(pictures.get_many, [1, 2])
    assert (first.favourite, second.content_hash) == (False, "c" * 64)
    assert again.call(lambda c: c.execute("SELECT count(*) FROM stories_due").fetchone()[0]) == 0
    assert _is_well(again)
    assert back_up_if_due(again, TODAY) is BackupOutcome.MADE
    again.close()


def test_a_changed_row_that_no_backup_has_comes_over_as_doubtful(library: Path) -> None:
    # GIVEN that today's job, its answer and picture were changed, and one more row is beyond reading
    with behind_its_back(library) as other:
        other.execute("UPDATE jobs SET instruction = CAST(X'746f64ff79' AS TEXT) WHERE instruction = 'today'")
        other.execute("UPDATE answers SET body = X'7b' WHERE serial = 2")
        other.execute("UPDATE pictures SET flag = 'x' WHERE id = 2")
        other.execute(
            "INSERT INTO originals (content_hash, name, path, width, height, file_bytes, added_at)"
            " VALUES ('d', 'n', 'p', 'wide', 1, 1, 'some day')"
        )
    (library / "library.damaged").touch()

    # WHEN the library is opened
    database = _opened(library)

    # THEN what makes sense is there, and is said to be doubtful
    assert _mended(database).doubtful_rows == 3
    assert "3 of them may hold errors" in _mended(database).sentence
    assert _instructions(database) == ["tod\N{REPLACEMENT CHARACTER}y", "yesterday"]
    assert database.call(originals.by_content, "d") is None
    assert _is_well(database)
    database.close()


def test_a_job_that_only_the_backup_knows_as_not_sent_may_have_been_sent(folder: Path) -> None:
    database = Database(folder)
    writer = Writer(database)
    job = writer.job("a" * 64, "waiting yesterday", state=JobState.WAITING)
    back_up_if_due(database, TODAY)
    database.close()
    _zeros(folder / "library.sqlite")

    again = _opened(folder)

    mended = again.call(jobs.get, job.id)
    assert mended is not None
    assert mended.state is JobState.SENDING  # which the start makes unknown
    assert mended.sent_at == job.created_at
    again.close()


def test_a_mark_on_a_library_that_is_whole_means_nothing(library: Path) -> None:
    (library / "library.damaged").touch()
    database = _opened(library)
    assert database.mended is None
    assert _instructions(database) == ["today", "yesterday"]
    assert list(library.glob("library.damaged*")) == []
    database.close()


def test_damage_met_while_the_program_runs_is_mended_at_the_next_start(library: Path) -> None:
    database = _opened(library)
    with behind_its_back(library) as other:
        other.execute("UPDATE jobs SET instruction = CAST(X'ff' AS TEXT) WHERE instruction = 'today'")
    with pytest.raises(DamagedLibrary, match=r"is damaged.*Start Qwen Studio again"):
        database.call(jobs.recent, 10)
    database.close()

    again = _opened(library)
    assert _mended(again).doubtful_rows == 1
    assert len(_instructions(again)) == 2
    again.close()


def test_what_was_still_in_the_log_comes_over_and_stays_with_the_file(library: Path, folder: Path) -> None:
    # GIVEN a library that was killed: its last job is in the write-ahead log only
    script = (
        "import os, sys; from pathlib import Path; from qwen_studio.library.database import Database;"
        "from tests.library.history import Writer;"
        "w = Writer(Database(Path(sys.argv[1]))); w._numbers = iter([7]); w.job('a' * 64, 'in the log'); os._exit(9)"
    )
    import subprocess
    import sys

    subprocess.run([sys.executable, "-c", script, library], check=False, cwd=Path(__file__).parents[2])
    log = (library / "library.sqlite-wal").read_bytes()
    content = (library / "library.sqlite").read_bytes()
    assert b"in the log" in log
    assert b"in the log" not in content
    (library / "library.damaged").write_text('["library.damaged-1.sqlite", null, 0, 0]')

    database = _opened(library)

    assert _instructions(database) == ["in the log", "today", "yesterday"]
    assert (library / "library.damaged-1.sqlite").read_bytes() == content
    assert (library / "library.damaged-1.sqlite-wal").read_bytes() == log
    database.close()


def _enter_jobs(c: sqlite3.Connection, writer: Writer, numbers: range) -> None:
    writer._numbers = iter(number + 1 for number in numbers)
    for number in numbers:
        job = writer.job("a" * 64, f"{number:02} {'x' * 300}", f"{number:064}", state=JobState.SENDING)
        jobs.store_answer(c, job.id, 200, {}, b"{}" * 300, NOON)


@pytest.mark.parametrize("seed", range(40))
def test_wherever_a_page_is_damaged_the_library_opens_and_is_whole(folder: Path, seed: int) -> None:
    # GIVEN a library with a backup, of which one or two places are overwritten
    chance = random.Random(seed)
    database = Database(folder)
    database.call(_enter_jobs, Writer(database), range(20))
    back_up_if_due(database, TODAY)
    database.call(_enter_jobs, Writer(database), range(20, 30))
    database.close()
    path = folder / "library.sqlite"
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice([1, 1, 2])):
        place, length = chance.randrange(len(content)), chance.choice([1, 16, 512, 4096])
        content[place : place + length] = chance.randbytes(length)[: len(content) - place]
    path.write_bytes(content)
    (folder / "library.damaged").touch()

    # WHEN it is opened
    again = _opened(folder)

    # THEN all that the backup has is there, the database is whole, and the damaged file is still there
    assert _is_well(again)
    there = _instructions(again)
    assert [text[:2] for text in there][:20] == [f"{number:02}" for number in range(20)]
    if again.mended is not None:
        assert again.mended.set_aside.read_bytes()[:100] == bytes(content[:100])
        # Nobody has to write what nobody changed.
        assert again.call(lambda c: c.execute("SELECT count(*) FROM stories_due").fetchone()[0]) == 0
    again.close()


def test_rows_before_and_behind_a_page_that_cannot_be_read_come_over(folder: Path) -> None:
    # GIVEN a library without backups, and a page in the middle of its jobs that holds something else
    database = Database(folder)
    database.call(_enter_jobs, Writer(database), range(99))
    database.close()
    path = folder / "library.sqlite"
    content = bytearray(path.read_bytes())
    page = content.index(b"50 xxx") // 4096 * 4096
    content[page : page + 4096] = b"\xa5" * 4096
    path.write_bytes(content)
    (folder / "library.damaged").touch()

    # WHEN it is opened
    again = _opened(folder)

    # THEN only what stood on that page is missing
    there = {text[:2] for text in _instructions(again)}
    assert 75 < len(there) < 99
    assert {"00", "01", "97", "98"} <= there
    assert "50" not in there
    assert _is_well(again)
    again.close()


@pytest.mark.parametrize("step", range(1, 11))
def test_a_kill_at_any_step_of_mending_only_means_that_the_next_start_goes_on(
    library: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    # GIVEN a damaged library, and a program that dies at some step of mending it
    with behind_its_back(library) as other:
        other.execute("UPDATE jobs SET instruction = 'other' WHERE instruction = 'yesterday'")
    (library / "library.damaged").touch()
    steps = 0

    class Killed(BaseException):
        pass

    def dying(work: Callable[..., object]) -> Callable[..., object]:
        def maybe(*arguments: object) -> object:
            nonlocal steps
            steps += 1
            if steps == step:
                raise Killed
            return work(*arguments)

        return maybe

    with monkeypatch.context() as patched:
        for name in ("flush_file", "flush_folder", "copy"):
            patched.setattr(durable, name, dying(getattr(durable, name)))
        dead = Database(library)
        died = isinstance(dead.opened.exception(), Killed)
        dead._close()
        dead.close()

    # WHEN it is opened again
    again = _opened(library)

    # THEN it is as if nothing had happened
    assert died == (step <= 9)
    assert (again.mended is not None) == (step <= 8)  # at the ninth all was done
    if again.mended is not None:
        assert (again.mended.backup_of, again.mended.doubtful_rows) == (TODAY - timedelta(1), 0)
    assert _instructions(again) == ["today", "yesterday"]
    assert _is_well(again)
    assert len(_set_aside(library)) == 1
    assert not (library / "library.damaged").exists()
    assert {path.name.partition("-")[0] for path in library.iterdir() if path.is_file()} <= {
        "library.sqlite",
        "library.lock",
        "library.holder",
        "library.damaged",
    }
    again.close()


def test_without_room_for_mending_nothing_is_lost_and_the_next_start_tries_again(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _zeros(library / "library.sqlite")

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patched:
        patched.setattr(durable, "copy", full)
        refused = Database(library)
        with pytest.raises(LibraryError, match="is full"):
            refused.opened.result()
        refused.close()
    database = _opened(library)
    assert _instructions(database) == ["yesterday"]
    assert len(_set_aside(library)) == 1
    database.close()
