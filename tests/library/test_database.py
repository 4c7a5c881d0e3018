"""The one connection: opening, transactions, and what happens when something else goes wrong."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from qwen_studio.core.errors import LibraryError
from qwen_studio.library import pictures, schema
from qwen_studio.library.database import Database


def _note(c: sqlite3.Connection, text: str) -> None:
    c.execute("CREATE TABLE IF NOT EXISTS notes (text TEXT)")
    c.execute("INSERT INTO notes VALUES (?)", (text,))


def _notes(c: sqlite3.Connection) -> list[str]:
    return [row["text"] for row in c.execute("SELECT text FROM notes ORDER BY rowid")]


def test_what_was_written_is_there_after_the_library_was_closed_and_opened(folder: Path) -> None:
    first = Database(folder)
    first.call(_note, "图 🦊 \u200fשלום")
    first.close()

    second = Database(folder)
    assert second.call(_notes) == ["图 🦊 \u200fשלום"]
    second.close()


def test_the_whole_of_an_empty_library_works_at_once(database: Database) -> None:
    assert database.call(pictures.summary) == pictures.LibrarySummary(0, 0)
    assert database.opened.result() is None


def test_a_new_library_is_for_its_owner_only(database: Database, folder: Path) -> None:
    database.call(_note, "private")
    assert folder.stat().st_mode & 0o777 == 0o700
    modes = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
    assert modes.pop("library.lock") == 0o600
    assert modes.keys() >= {"library.sqlite", "library.sqlite-wal"}
    assert set(modes.values()) == {0o600}


def test_work_that_raises_leaves_nothing_behind(database: Database) -> None:
    database.call(_note, "before")

    def half(c: sqlite3.Connection) -> None:
        _note(c, "half")
        raise KeyError("a bug")

    with pytest.raises(KeyError, match="a bug"):
        database.call(half)
    assert database.call(_notes) == ["before"]


def test_all_work_is_done_on_one_thread_in_the_order_it_came(database: Database) -> None:
    def thread_of(c: sqlite3.Connection, text: str) -> str:
        _note(c, text)
        return threading.current_thread().name

    futures = [database.submit(thread_of, str(n)) for n in range(50)]

    assert len({future.result() for future in futures} - {threading.current_thread().name}) == 1
    assert database.call(_notes) == [str(n) for n in range(50)]


def test_work_called_from_work_joins_its_transaction(database: Database) -> None:
    database.call(_note, "before")

    def outer(_c: sqlite3.Connection) -> None:
        database.call(_note, "inner")
        raise KeyError("outer")

    with pytest.raises(KeyError):
        database.call(outer)
    assert database.call(_notes) == ["before"]


def test_closing_finishes_what_was_submitted_and_may_be_repeated(folder: Path) -> None:
    database = Database(folder)
    last = [database.submit(_note, str(n)) for n in range(20)][-1]
    database.close()
    assert last.done()
    database.close()
    with pytest.raises(LibraryError, match="is closed"):
        database.submit(_note, "late").result()

    again = Database(folder)
    assert len(again.call(_notes)) == 20
    again.close()


def test_a_library_opens_in_one_window_only(database: Database, folder: Path) -> None:
    database.call(_note, "first")
    second = Database(folder)
    with pytest.raises(LibraryError, match="open in another window"):
        second.opened.result()
    with pytest.raises(LibraryError, match="open in another window"):
        second.call(_note, "second")
    second.close()
    # The one that was refused has taken nothing away from the first.
    database.call(_note, "still")
    assert database.call(_notes) == ["first", "still"]


_HOLD = """
import sys
from pathlib import Path
from qwen_studio.library.database import Database
database = Database(Path(sys.argv[1]))
try:
    database.opened.result()
    print("open", flush=True)
    sys.stdin.read()
except Exception as error:
    print(error, flush=True)
finally:
    database.close()
"""


def _other_process(script: str, folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", script, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def test_another_process_is_refused_and_let_in_when_the_holder_is_killed(folder: Path) -> None:
    with _other_process(_HOLD, folder) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"

        refused = Database(folder)
        with pytest.raises(LibraryError, match="open in another window"):
            refused.opened.result()
        refused.close()

        holder.kill()
    allowed = Database(folder)
    allowed.opened.result()

    # And the other way round: the process is told the same.
    with _other_process(_HOLD, folder) as late:
        assert late.stdout is not None
        assert "open in another window" in late.stdout.readline()
    allowed.close()


_WRITE_FOR_EVER = """
import sys
from pathlib import Path
from qwen_studio.library.database import Database
def both(c, number):
    c.execute("CREATE TABLE IF NOT EXISTS notes (text TEXT)")
    c.execute("INSERT INTO notes VALUES (?)", (f"{number} left",))
    c.execute("INSERT INTO notes VALUES (?)", (f"{number} right" * 500,))
database = Database(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    database.call(both, number)
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("after", [1, 7, 40])
def test_a_kill_in_the_middle_of_writing_loses_nothing_that_was_confirmed(folder: Path, after: int) -> None:
    # GIVEN a process that writes two rows a transaction and says when each is done
    with _other_process(_WRITE_FOR_EVER, folder) as process:
        assert process.stdout is not None
        confirmed = 0
        while confirmed < after:
            confirmed = int(process.stdout.readline())

        # WHEN it is killed without warning
        os.kill(process.pid, signal.SIGKILL)
        confirmed = max([confirmed, *(int(line) for line in process.stdout if line.endswith("\n"))])

    # THEN the library opens, is whole, and holds every confirmed pair and no half one
    database = Database(folder)
    notes = database.call(_notes)
    assert database.call(lambda c: c.execute("PRAGMA integrity_check").fetchone()[0]) == "ok"
    database.close()
    assert len(notes) % 2 == 0
    assert len(notes) // 2 >= confirmed
    assert [note.split()[0] for note in notes[::2]] == [str(n) for n in range(1, len(notes) // 2 + 1)]


def test_a_file_of_a_newer_program_is_refused_and_left_alone(folder: Path) -> None:
    folder.mkdir()
    path = folder / "library.sqlite"
    newer = sqlite3.connect(path)
    newer.executescript("CREATE TABLE future (x); PRAGMA user_version = 999;")
    newer.close()
    before = path.read_bytes()

    database = Database(folder)
    with pytest.raises(LibraryError, match=r"newer version.*Update the program"):
        database.call(_notes)
    database.close()

    assert path.read_bytes() == before


def test_pages_damaged_later_are_reported_when_they_are_read(folder: Path) -> None:
    database = Database(folder)
    database.call(_note, "x" * 50_000)
    database.close()
    path = folder / "library.sqlite"
    content = bytearray(path.read_bytes())
    content[-40_000:] = b"\xa5" * 40_000
    path.write_bytes(content)

    again = Database(folder)
    with pytest.raises(LibraryError, match="is damaged"):
        again.call(_notes)
    again.close()


def test_a_file_in_the_place_of_the_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file", tmp_path / "file" / "inside"):
        database = Database(place)
        with pytest.raises(LibraryError, match="is not a folder"):
            database.opened.result()
        database.close()


def test_a_read_only_folder_is_reported(tmp_path: Path, protect: Callable[[Path], None]) -> None:
    tmp_path.joinpath("drive").mkdir()
    protect(tmp_path / "drive")
    database = Database(tmp_path / "drive" / "library")
    with pytest.raises(LibraryError, match=r"(read-only|may not be written).*rights"):
        database.opened.result()
    database.close()


def test_a_library_that_was_made_read_only_is_reported(folder: Path, protect: Callable[[Path], None]) -> None:
    before = Database(folder)
    before.call(_note, "before")
    before.close()
    protect(folder)
    after = Database(folder)
    with pytest.raises(LibraryError, match=r"(read-only|cannot be opened|may not be).*rights"):
        after.call(_note, "after")
    after.close()


def test_a_full_database_is_reported_and_what_was_there_stays(database: Database) -> None:
    database.call(_note, "before")
    database.call(lambda c: c.execute("PRAGMA max_page_count = 40").fetchone())
    with pytest.raises(LibraryError, match=r"is full.*Make room"):
        database.call(_note, "x" * 1_000_000)
    assert database.call(_notes) == ["before"]


def test_a_full_drive_is_reported_and_works_again_when_there_is_room(small_drive: Path) -> None:
    # GIVEN a library on a drive that others have filled
    database = Database(small_drive / "library")
    database.call(_note, "before")
    others = small_drive / "others"
    _fill(others)

    # WHEN something is written
    with pytest.raises(LibraryError, match=r"(is full|no room)"):
        database.call(_note, "x" * 300_000)

    # THEN nothing that was there is lost, and the library goes on as soon as there is room
    assert database.call(_notes) == ["before"]
    others.unlink()
    database.call(_note, "after")
    assert database.call(_notes) == ["before", "after"]
    database.close()


def _fill(file: Path) -> None:
    with file.open("wb", buffering=0) as writing, contextlib.suppress(OSError):
        while True:
            writing.write(b"x" * 512)


@pytest.mark.parametrize(
    "kind",
    [
        sqlite3.Error,
        sqlite3.DatabaseError,
        sqlite3.OperationalError,
        sqlite3.IntegrityError,
        sqlite3.InternalError,
        sqlite3.ProgrammingError,
        sqlite3.DataError,
        sqlite3.NotSupportedError,
        sqlite3.InterfaceError,
    ],
)
def test_no_error_of_sqlite_crosses_the_border(database: Database, kind: type[sqlite3.Error]) -> None:
    def fail(_c: sqlite3.Connection) -> None:
        raise kind("the reason")

    with pytest.raises(LibraryError, match="the reason"):
        database.call(fail)
    assert database.call(pictures.summary).count == 0


def test_a_new_file_gets_todays_schema_with_every_safeguard(database: Database) -> None:
    def pragmas(c: sqlite3.Connection) -> dict[str, object]:
        names = ("user_version", "journal_mode", "synchronous", "foreign_keys")
        return {name: c.execute(f"PRAGMA {name}").fetchone()[0] for name in names}

    full = 2
    assert database.call(pragmas) == {
        "user_version": len(schema.MIGRATIONS),
        "journal_mode": "wal",
        "synchronous": full,
        "foreign_keys": 1,
    }


def test_an_older_file_is_brought_up_to_date_step_by_step(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN a library of today, and a program that knows two steps more, of which the second is broken
    today = Database(folder)
    today.call(_note, "old")
    today.close()
    steps = (*schema.MIGRATIONS, "ALTER TABLE notes ADD COLUMN colour TEXT DEFAULT 'red';")
    broken = "CREATE TABLE half (x); INSERT INTO nowhere VALUES (1);"

    # WHEN it opens the library
    monkeypatch.setattr(schema, "MIGRATIONS", (*steps, broken))
    failed = Database(folder)
    with pytest.raises(LibraryError):
        failed.opened.result()
    failed.close()

    # THEN the whole step is done and the broken one not at all, and a repaired program goes on from there
    monkeypatch.setattr(schema, "MIGRATIONS", (*steps, "CREATE TABLE half (x);"))
    repaired = Database(folder)
    assert repaired.call(lambda c: c.execute("SELECT colour FROM notes").fetchone()[0]) == "red"
    assert repaired.call(lambda c: c.execute("PRAGMA user_version").fetchone()[0]) == len(steps) + 1
    repaired.close()


def test_a_look_is_answered_while_long_work_goes_on(database: Database) -> None:
    database.call(_note, "before")
    begun, may_end = threading.Event(), threading.Event()

    def long_work(c: sqlite3.Connection) -> None:
        _note(c, "not written for good yet")
        begun.set()
        assert may_end.wait(30)

    written = database.submit(long_work)
    assert begun.wait(30)
    assert database.look(_notes).result(30) == ["before"]
    may_end.set()
    written.result(30)
    assert database.look(_notes).result(30) == ["before", "not written for good yet"]


def test_a_look_can_write_nothing(database: Database) -> None:
    database.call(_note, "before")
    with pytest.raises(LibraryError):
        database.look(_note, "written").result(30)
    assert database.look(_notes).result(30) == ["before"]
    assert database.call(_notes) == ["before"]


def test_a_library_that_was_looked_at_closes_into_one_file(folder: Path) -> None:
    database = Database(folder)
    database.call(_note, "kept")
    assert database.look(_notes).result(30) == ["kept"]
    database.close()
    assert not list(folder.glob("library.sqlite-*"))
    with pytest.raises(LibraryError, match="closed"):
        database.look(_notes).result(30)


def test_a_look_into_a_library_that_cannot_be_opened_says_why(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "library.sqlite").mkdir()
    database = Database(folder)
    with pytest.raises(LibraryError) as opening:
        database.opened.result(30)
    with pytest.raises(LibraryError) as looking:
        database.look(_notes).result(30)
    assert looking.value.message == opening.value.message
    database.close()
