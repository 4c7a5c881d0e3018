"""A library that is copied to another place, and what such a place may be like."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import Cancelled, LibraryError, LibraryInUse, NoRoom
from qwen_studio.library import durable
from qwen_studio.library.database import FILE_NAME, Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.lock import LOCK_NAME, LibraryLock
from qwen_studio.library.moving import Moved, copy_library

ODD_NAMES = (
    "صورة \u202egnp.\u202c שלום.png".encode(),
    "把天空变成绿色 🎨.png".encode(),
    b"x" * 251 + b".png",
    b"\xff\xfe not text.png",
    b"new\nline 'quoted' \\ & %20.png",
    b" leading and trailing ",
    b"CON.png",
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with a database, files of every kind of name, and what is left behind when it moves."""
    folder = tmp_path / "old"
    database = Database(folder)
    database.opened.result()
    database.close()
    for number, name in enumerate(ODD_NAMES):
        place = folder / "pictures" / "2026-11" / os.fsdecode(name)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(os.urandom(100 + number))
        os.utime(place, ns=(1, 1_700_000_000_123_456_789 + number))
    (folder / ".partial").mkdir()
    (folder / ".partial" / "half.partial").write_bytes(b"half")
    (folder / "a note of mine.txt").write_text("also mine")
    return folder


def move(library: Path, target: Path, cancel: CancelToken | None = None) -> Moved:
    told: list[tuple[int, int]] = []
    moved = copy_library(library, target, lambda done, total: told.append((done, total)), cancel or CancelToken())
    assert told == [(n, moved.files) for n in range(1, moved.files + 1)]
    return moved


def content(folder: Path) -> dict[bytes, tuple[bytes, int]]:
    return {
        os.fsencode(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file() and path.name != LOCK_NAME and path.parent.name != ".partial"
    }


def test_everything_arrives_as_it_was(library: Path, tmp_path: Path) -> None:
    before = content(library)
    moved = move(library, tmp_path / "new" / "place")
    assert moved.files == len(before) == len(ODD_NAMES) + 2
    assert content(tmp_path / "new" / "place") == before == content(library)
    assert not (tmp_path / "new" / "place" / ".partial").exists()
    assert not (tmp_path / "new" / "place" / LOCK_NAME).exists()


def test_an_empty_folder_such_as_that_of_a_drive_is_taken(library: Path, tmp_path: Path) -> None:
    (tmp_path / "drive").mkdir()
    move(library, tmp_path / "drive")
    database = Database(tmp_path / "drive")
    database.opened.result()
    database.close()


@pytest.mark.parametrize("place", ["old", "old/inside", "."])
def test_places_in_one_another_are_refused(library: Path, tmp_path: Path, place: str) -> None:
    with pytest.raises(LibraryError, match="lie in one another"):
        move(library, tmp_path / place)


def test_a_folder_with_something_in_it_is_refused(library: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "mine").touch()
    with pytest.raises(LibraryError, match="is not an empty folder"):
        move(library, tmp_path / "taken")
    with pytest.raises(LibraryError, match="is not an empty folder"):
        move(library, tmp_path / "taken" / "mine")


def test_a_folder_without_a_library_is_not_moved(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    with pytest.raises(LibraryError, match="There is no library in"):
        move(tmp_path / "nothing", tmp_path / "new")


def test_an_open_library_is_not_moved(library: Path, tmp_path: Path) -> None:
    lock = LibraryLock(library / LOCK_NAME)
    with pytest.raises(LibraryInUse):
        move(library, tmp_path / "new")
    lock.release()


def test_a_move_that_is_cancelled_leaves_nothing(library: Path, tmp_path: Path) -> None:
    cancel = CancelToken()
    before = content(library)
    with pytest.raises(Cancelled):
        copy_library(library, tmp_path / "new", lambda done, _: cancel.cancel() if done == 3 else None, cancel)
    assert not (tmp_path / "new").exists()
    assert content(library) == before


def test_a_drive_that_changes_what_is_written_is_found_out(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush = durable.flush

    def spoil(fd: int) -> None:
        flush(fd)
        if os.fstat(fd).st_size == 102:
            os.pwrite(fd, b"\0\0\0\0", 50)

    monkeypatch.setattr("qwen_studio.library.moving.durable.flush", spoil)
    with pytest.raises(LibraryError, match="is not the same at its new place"):
        move(library, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_too_little_room_is_said_before_anything_is_copied(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    little = shutil.disk_usage(tmp_path)._replace(free=1_000_000)
    monkeypatch.setattr("qwen_studio.library.moving.shutil.disk_usage", lambda _: little)
    with pytest.raises(NoRoom, match="The new drive has 1 MB left, and the library needs 50 MB"):
        move(library, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_names_that_are_one_on_the_new_drive_are_named(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (library / "pictures" / "CAT.png").write_bytes(b"one")
    (library / "pictures" / "cat.png").write_bytes(b"two")
    lexists = os.path.lexists

    def folded(path: Path) -> bool:
        return lexists(path) or any(other.name.lower() == path.name.lower() for other in path.parent.iterdir())

    monkeypatch.setattr("qwen_studio.library.moving.os.path.lexists", folded)
    with pytest.raises(LibraryError, match=r"names that are one name on the new drive: “cat\.png”"):
        move(library, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_folders_behind_links_come_along_once(library: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "far.png").write_bytes(b"far")
    (library / "pictures" / "linked").symlink_to(tmp_path / "elsewhere")
    (library / "pictures" / "round").symlink_to(library)
    os.mkfifo(library / "pictures" / "pipe")
    move(library, tmp_path / "new")
    assert (tmp_path / "new" / "pictures" / "linked" / "far.png").read_bytes() == b"far"
    assert not (tmp_path / "new" / "pictures" / "linked").is_symlink()
    assert not (tmp_path / "new" / "pictures" / "round").exists()


def test_a_journal_of_sqlite_that_was_not_closed_comes_along(library: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(library / FILE_NAME)) as c:
        c.execute("CREATE TABLE late (word TEXT)")
        c.execute("INSERT INTO late VALUES ('written')")
        c.commit()
        assert (library / f"{FILE_NAME}-wal").stat().st_size
        move(library, tmp_path / "new")
    with closing(sqlite3.connect(tmp_path / "new" / FILE_NAME)) as c:
        assert c.execute("SELECT word FROM late").fetchall() == [("written",)]


def test_results_are_found_again_in_another_time_zone(tmp_path: Path, time_zone: Callable[[str], None]) -> None:
    # Sent in Honolulu on the last evening of October, looked for in Auckland, where it was November by then.
    files = LibraryFiles(tmp_path)
    sent_at = datetime(2026, 11, 1, 8, 30, tzinfo=UTC)
    time_zone("Pacific/Honolulu")
    partial = files.new_partial()
    partial.write_bytes(b"\x89PNG\r\n\x1a\n")
    path = files.adopt_picture(partial, created_at=sent_at, instruction="cat", job_id="0123456789abcdef", index=0)
    assert path.startswith("pictures/2026-10/")
    time_zone("Pacific/Auckland")
    assert files.results_of("0123456789abcdef", sent_at) == [path]
