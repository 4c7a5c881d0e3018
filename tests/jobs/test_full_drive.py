"""A drive without room, at the moments where money or pictures are at stake."""

import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection

import pytest

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.job import Job, JobState
from qwen_studio.core.request import EditRequest
from qwen_studio.jobs.edit import Edit
from qwen_studio.jobs.recovery import give_back_spare_places, settle
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import jobs, pictures
from qwen_studio.sandbox.server import SandboxServer
from tests.jobs.watching import Watcher, do_edit, new_job


def fill(c: Connection) -> None:
    """Let SQLite refuse to write, as on a drive that has no room or became read-only."""
    c.execute("PRAGMA query_only = ON")


def make_room(workshop: Workshop) -> None:
    database = workshop.database
    connection = database._connection
    assert connection is not None
    # Beside the transactions, because none can be begun now.
    database._executor.submit(lambda: connection.execute("PRAGMA query_only = OFF")).result()


class FillsTheDrive(Watcher):
    """Fills the drive while the edit is with the service, and notices when that is told."""

    def __init__(self, workshop: Workshop, note: str) -> None:
        super().__init__()
        self._workshop = workshop
        self._note = note
        self.told = threading.Event()
        self.shown: list[Job] = []

    def job_changed(self, job: Job, note: str) -> None:
        super().job_changed(job, note)
        if note == self._note and not self.told.is_set():
            self._workshop.database.call(fill)
        if job.failure is not None and job.failure.kind == "NoRoom":
            self.shown.append(job)
            self.told.set()


def begin(workshop: Workshop, request: EditRequest, note: str) -> tuple[FillsTheDrive, threading.Thread, list[Job]]:
    watcher = FillsTheDrive(workshop, note)
    ended: list[Job] = []
    edit = Edit(new_job(request), workshop, watcher, CancelToken())
    thread = threading.Thread(target=lambda: ended.append(edit.run()))
    thread.start()
    assert watcher.told.wait(30)
    return watcher, thread, ended


@pytest.mark.parametrize("note", ["With the service", "Answered", "Downloading, 0 of 2 here"])
def test_an_edit_on_a_full_drive_goes_on_when_there_is_room(
    workshop: Workshop, request_for_coffee: EditRequest, sandbox: SandboxServer, note: str
) -> None:
    # Far enough apart that only the look that is asked for can end the wait.
    workshop = replace(workshop, room_check_s=60)
    watcher, thread, ended = begin(workshop, request_for_coffee, note)
    assert not ended
    assert all(job.state in {JobState.ANSWERED, JobState.DOWNLOADING} for job in watcher.shown)
    assert watcher.shown[0].failure is not None
    assert "is read-only" in watcher.shown[0].failure.message

    make_room(workshop)
    while thread.is_alive():
        workshop.look_for_room()
        thread.join(0.05)

    assert ended[0].state is JobState.DONE
    assert ended[0].failure is None
    assert len(watcher.pictures) == 2
    assert len(sandbox.requests) == 1
    assert not list((workshop.files.folder / ".answers").iterdir())


def test_an_answer_that_came_to_a_full_drive_survives_the_end_of_the_program(
    open_library: Callable[..., Workshop], request_for_coffee: EditRequest, sandbox: SandboxServer
) -> None:
    workshop = open_library()
    _, thread, ended = begin(workshop, request_for_coffee, "With the service")
    workshop.close()
    thread.join(30)
    assert ended[0].state is JobState.ANSWERED

    restarted = open_library()
    entered = restarted.database.call(jobs.get, ended[0].id)
    assert entered is not None
    assert entered.state is JobState.SENDING
    (job,) = restarted.database.call(settle)
    assert job.state is JobState.ANSWERED
    restarted.database.call(give_back_spare_places)
    watcher = Watcher()
    assert Edit(job, restarted, watcher, CancelToken()).resume().state is JobState.DONE

    assert len(watcher.pictures) == 2
    assert len(sandbox.requests) == 1
    assert not list((restarted.files.folder / ".answers").iterdir())


def test_without_patience_the_answer_waits_for_the_next_start(
    workshop: Workshop, request_for_coffee: EditRequest, sandbox: SandboxServer
) -> None:
    _, thread, ended = begin(replace(workshop, waits_for_room=False), request_for_coffee, "With the service")
    thread.join(30)
    assert ended[0].state is JobState.ANSWERED
    make_room(workshop)
    (job,) = workshop.database.call(settle)
    assert Edit(job, workshop, Watcher(), CancelToken()).resume().state is JobState.DONE
    assert len(sandbox.requests) == 1


def test_nothing_is_sent_from_a_drive_that_may_not_take_the_results(
    workshop: Workshop, request_for_coffee: EditRequest, sandbox: SandboxServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(workshop.files.folder)._replace(free=97_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)

    job, _ = do_edit(workshop, request_for_coffee)
    assert job.state is JobState.NOT_SENT
    assert job.failure is not None
    assert "has 97 MB left, and this edit may need 98 MB" in job.failure.message
    assert not sandbox.requests

    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=98_000_000))
    job, _ = do_edit(workshop, request_for_coffee)
    assert job.state is JobState.DONE


def test_a_result_whose_row_was_prevented_is_found_and_not_fetched_again(
    workshop: Workshop, request_for_coffee: EditRequest, sandbox: SandboxServer
) -> None:
    job, first = do_edit(workshop, request_for_coffee)
    files = sorted((workshop.files.folder / "pictures").rglob("*.png"))

    def as_a_kill_leaves_it(c: Connection) -> None:
        c.execute("DELETE FROM pictures WHERE position = 1")
        c.execute("UPDATE jobs SET state = ?", (JobState.DOWNLOADING.value,))

    workshop.database.call(as_a_kill_leaves_it)
    fetched = len(sandbox.downloads)
    # Named like a result of this job, and none.
    decoy = files[0].with_name(files[0].name.replace("-1.png", "-2.png").replace("20", "19", 1))
    Path(decoy).write_bytes(b"not a picture")

    (left,) = workshop.database.call(settle)
    second = Watcher()
    assert Edit(left, workshop, second, CancelToken()).resume().state is JobState.DONE

    assert len(sandbox.downloads) == fetched
    assert [p.index for p in second.pictures] == [1]
    lost = next(p for p in first.pictures if p.index == 1)
    found = workshop.database.call(pictures.of_job, job.id)[1]
    assert (found.path, found.content_hash, found.file_sha256) == (lost.path, lost.content_hash, lost.file_sha256)
    decoy.unlink()
    assert sorted((workshop.files.folder / "pictures").rglob("*.png")) == files
