"""The answer to a card's question about a host."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from qwen_studio.app.assembly import assemble
from qwen_studio.core.job import JobState
from qwen_studio.core.request import EditRequest, FileImage
from qwen_studio.core.resources import resource_path
from qwen_studio.library.places import Places
from qwen_studio.sandbox.keys import SINGAPORE_KEY
from qwen_studio.state.preferences import Preferences
from tests.api.elsewhere import HOST, other_host
from tests.api.wire import Wire, answering

pytest.importorskip("cryptography")  # comes with the keyring on Linux alone

PHOTO = resource_path("samples", "coffee.png")
EDIT = EditRequest((FileImage(PHOTO, PHOTO.name),), "Make it sepia", "qwen-image-edit-plus", "singapore")
END_MS = 30_000


def test_allowing_a_host_once_fetches_all_that_waits_for_it(
    places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setenv("DASHSCOPE_API_KEY", SINGAPORE_KEY)
    service, owner = Wire(), QObject()
    with other_host(tmp_path) as elsewhere:
        # GIVEN two edits whose results lie on a host that nobody knows
        elsewhere.script = answering(PHOTO.read_bytes())
        link = f"https://{HOST}:{elsewhere.origin.rpartition(':')[2]}/a.png"
        told = {"output": {"choices": [{"message": {"content": [{"image": link}]}}]}}
        service.script = answering(json.dumps(told).encode())
        preferences = Preferences(places.settings_file, owner)
        assembly = assemble(places, preferences, base_url=service.base_url, parent=owner)
        jobs = assembly.studio.jobs
        with qtbot.waitSignal(jobs.reloaded, timeout=END_MS):
            assembly.start()
        ids = [jobs.generate(EDIT) for _ in range(2)]

        def failures() -> list[str]:
            failures = [card.job.failure for job_id in ids if (card := jobs.card(job_id)) is not None]
            return [failure.field for failure in failures if failure is not None]

        qtbot.waitUntil(lambda: failures() == [HOST, HOST], timeout=END_MS)
        assert elsewhere.connections == 0

        # WHEN the question is answered on one card
        jobs.allow_host(ids[0])

        # THEN both edits get what they paid for
        def states() -> set[JobState]:
            return {card.job.state for job_id in ids if (card := jobs.card(job_id)) is not None}

        qtbot.waitUntil(lambda: states() == {JobState.DONE}, timeout=END_MS)
        assert [len(card.pictures) for job_id in ids if (card := jobs.card(job_id)) is not None] == [1, 1]
        assert len([r for r in service.requests if r.line.startswith("POST")]) == 2
        assembly.close()
    service.close()
    owner.deleteLater()
