"""A database is made anew beside the old one, which is kept."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import Cancelled, LibraryError
from qwen_studio.core.job import JobState
from qwen_studio.core.request import EditRequest
from qwen_studio.jobs.rebuilt import rebuild
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import jobs
from qwen_studio.sandbox.server import SandboxServer
from tests.jobs.entering import OpenLibrary, pictures_in, sandbox
from tests.jobs.watching import do_edit

__all__ = ["sandbox"]


def test_a_rebuilt_library_keeps_its_old_database(
    open_library: OpenLibrary, request_for_coffee: EditRequest, tmp_path: Path
) -> None:
    # GIVEN a library whose database is nonsense, with a write-ahead log of the same kind
    workshop = open_library()
    do_edit(workshop, request_for_coffee)
    before = pictures_in(workshop.database)
    folder = workshop.files.folder
    workshop.database.close()
    (folder / "library.sqlite").write_bytes(b"nonsense" * 5000)
    (folder / "library.sqlite-wal").write_bytes(b"more nonsense" * 500)

    # WHEN it is rebuilt
    rebuilt = rebuild(folder, lambda *_: None, CancelToken())

    # THEN the gallery is what it was, and the old file is kept under another name
    assert (rebuilt.added.jobs, rebuilt.added.pictures) == (1, 2)
    assert rebuilt.set_aside is not None
    assert rebuilt.set_aside.name.startswith("library.before-rebuild-")
    assert rebuilt.set_aside.read_bytes() == b"nonsense" * 5000
    # Its log could hold what was written last, and must not be taken for that of the new database.
    assert Path(f"{rebuilt.set_aside}-wal").read_bytes() == b"more nonsense" * 500
    assert not (folder / "library.sqlite-wal").exists()
    again = open_library()
    assert pictures_in(again.database) == before
    assert again.database.mended is None
    hashes = [picture.content_hash for picture in before]
    assert again.database.call(again.thumbnails.get_many, hashes).keys() == set(hashes)
    assert not list(folder.glob("*rebuilding*"))


def test_the_old_database_keeps_what_a_killed_program_left_in_its_log(
    workshop: Workshop, request_for_coffee: EditRequest, tmp_path: Path
) -> None:
    # GIVEN a library as a kill leaves it, with its last edits in the log only
    do_edit(workshop, request_for_coffee)
    killed = tmp_path / "killed"
    shutil.copytree(workshop.files.folder, killed)
    assert (killed / "library.sqlite-wal").stat().st_size

    rebuilt = rebuild(killed, lambda *_: None, CancelToken())

    assert rebuilt.set_aside is not None
    with closing(sqlite3.connect(rebuilt.set_aside)) as c:
        assert c.execute("SELECT count(*) FROM answers").fetchone()[0] == 1
    assert not (killed / "library.sqlite-wal").exists()
    with closing(sqlite3.connect(killed / "library.sqlite")) as c:
        assert c.execute("SELECT count(*) FROM answers").fetchone()[0] == 0
        assert c.execute("SELECT count(*) FROM pictures").fetchone()[0] == 2


def test_a_library_can_be_rebuilt_twice_in_a_second(open_library: OpenLibrary, request_for_coffee: EditRequest) -> None:
    workshop = open_library()
    do_edit(workshop, request_for_coffee)
    workshop.database.close()
    kept = [rebuild(workshop.files.folder, lambda *_: None, CancelToken()).set_aside for _ in range(3)]
    assert len(set(kept)) == 3
    assert all(path is not None and path.is_file() for path in kept)


def test_a_rebuild_that_is_stopped_leaves_all_as_it_was(
    open_library: OpenLibrary, request_for_coffee: EditRequest
) -> None:
    workshop = open_library()
    do_edit(workshop, request_for_coffee)
    folder = workshop.files.folder
    workshop.database.close()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def stop(done: int, of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        rebuild(folder, stop, CancelToken())
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_an_open_library_is_not_rebuilt(workshop: Workshop, request_for_coffee: EditRequest) -> None:
    do_edit(workshop, request_for_coffee)
    with pytest.raises(LibraryError, match="open in another window"):
        rebuild(workshop.files.folder, lambda *_: None, CancelToken())
    assert len(pictures_in(workshop.database)) == 2


def test_a_folder_without_a_library_is_not_made_one(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="There is no library"):
        rebuild(tmp_path / "nowhere", lambda *_: None, CancelToken())
    assert not (tmp_path / "nowhere").exists()


def test_pictures_that_are_still_to_be_fetched_are_not_given_up_unasked(
    open_library: OpenLibrary, request_for_coffee: EditRequest, sandbox: SandboxServer
) -> None:
    workshop = open_library()
    do_edit(workshop, request_for_coffee)
    sandbox.use_fault("missing-result", times=1)
    waiting, _ = do_edit(workshop, request_for_coffee)
    assert waiting.state is JobState.DOWNLOADING
    workshop.database.close()

    with pytest.raises(LibraryError, match="1 edit has pictures that are paid for"):
        rebuild(workshop.files.folder, lambda *_: None, CancelToken())
    rebuild(workshop.files.folder, lambda *_: None, CancelToken(), leave_pending=True)
    again = open_library()
    assert again.database.call(jobs.get, waiting.id) is None
