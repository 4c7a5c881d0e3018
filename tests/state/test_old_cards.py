"""Cards of edits that went well do not pile up for ever."""

import pytest
from pytestqt.qtbot import QtBot

from qwen_studio.core.job import JobState
from qwen_studio.sandbox.server import SandboxServer
from qwen_studio.state import job_list
from qwen_studio.state.studio import Studio
from tests.state.test_edit_to_gallery import edit


def test_the_oldest_good_cards_go_and_those_with_something_to_say_stay(
    studio: Studio, sandbox: SandboxServer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN a refused edit, and room for two that went well
    monkeypatch.setattr(job_list, "KEPT_GOOD", 2)
    sandbox.use_fault("Arrearage", times=1)
    refused = edit(studio, qtbot, "refused").job.id
    removed: list[str] = []
    studio.jobs.card_removed.connect(removed.append)

    # WHEN four more are made
    good = [edit(studio, qtbot, f"good {number}").job.id for number in range(4)]

    # THEN the first that went well is gone, its picture is not, and the refused one is still there
    assert removed == good[:1]
    assert [card.job.id for card in studio.jobs.cards()] == [*reversed(good[1:]), refused]
    assert studio.jobs.cards()[-1].job.state is JobState.REFUSED
    qtbot.waitUntil(lambda: studio.gallery.shown_count == 4)
