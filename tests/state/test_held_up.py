"""A start on a drive that takes nothing."""

from collections.abc import Callable
from sqlite3 import Connection

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from qwen_studio.app.assembly import Assembly, assemble
from qwen_studio.core.job import JobState
from qwen_studio.core.request import EditRequest, FileImage
from qwen_studio.core.resources import resource_path
from qwen_studio.library import jobs
from qwen_studio.library.places import Places
from qwen_studio.state import job_list
from qwen_studio.state.preferences import Preferences


def test_what_the_last_run_left_is_settled_as_soon_as_the_drive_takes_it(
    open_studio: Callable[[], Assembly], places: Places, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN an edit that was with the service when the program ended, and a drive that takes nothing now
    monkeypatch.setattr(job_list, "SETTLE_AGAIN_MS", 20)
    first = open_studio()
    coffee = FileImage(resource_path("samples", "coffee.png"), "coffee.png")
    request = EditRequest((coffee,), "Make it warm", "qwen-image-edit-plus", "singapore")
    job_id = first.studio.jobs.generate(request)
    with qtbot.waitSignal(first.studio.jobs.finished):
        pass
    first.database.call(lambda c: c.execute("UPDATE jobs SET state = ?", (JobState.SENDING.value,)))
    first.database.call(lambda c: c.execute("DELETE FROM answers"))
    first.close()

    owner = QObject()
    second = assemble(places, Preferences(places.settings_file, owner), parent=owner)
    second.database.call(_fill)
    said: list[str] = []
    second.studio.jobs.held_up.connect(lambda error: said.append(error.message))

    # WHEN the program starts, and there is room a while later
    second.start()
    qtbot.waitUntil(lambda: bool(said))
    qtbot.wait(100)
    assert not second.studio.jobs.cards()
    connection = second.database._connection
    assert connection is not None
    second.database._executor.submit(lambda: connection.execute("PRAGMA query_only = OFF")).result()

    # THEN it was said once, and the edit is settled
    qtbot.waitUntil(lambda: bool(second.studio.jobs.cards()))
    assert len(said) == 1
    assert "read-only" in said[0]
    (card,) = second.studio.jobs.cards()
    assert (card.job.id, card.job.state) == (job_id, JobState.UNKNOWN)
    entered = second.database.call(jobs.get, job_id)
    assert entered is not None
    assert entered.state is JobState.UNKNOWN
    second.close()


def _fill(c: Connection) -> None:
    """Let SQLite refuse to write, as on a drive that became read-only."""
    c.execute("PRAGMA query_only = ON")
