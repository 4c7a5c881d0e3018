"""What the dock is told of edits, on a bus of the test's own."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt

from qwen_studio.ui.desktop.launcher_entry import LauncherEntry
from qwen_studio.ui.desktop.session_bus import SessionBus
from tests.ui.desktop.conftest import Desktop
from tests.ui.scene import Scene


@pytest.fixture
def entry(scene: Scene, desktop: Desktop) -> Iterator[LauncherEntry]:
    desktop.start_server()
    owner = QObject()
    bus = SessionBus(owner)
    yield LauncherEntry(scene.studio.jobs, bus, owner, is_looked_at=lambda: False)
    bus.close()
    owner.deleteLater()


def shown(desktop: Desktop) -> list[dict[str, Any]]:
    """What the dock showed, one after the other, without the shapes of the values."""
    updates = desktop.told("Update")
    assert all(update[:2] == ["sa{sv}", "application://qwen-studio.desktop"] for update in updates)
    shapes = {name: shape for update in updates for name, (shape, _) in update[2].items()}
    wanted = {"count": "x", "count-visible": "b", "progress": "d", "progress-visible": "b", "urgent": "b"}
    assert shapes.items() <= wanted.items()
    return [{name: value for name, (_, value) in update[2].items()} for update in updates]


def test_how_many_are_under_way_and_how_far(
    scene: Scene, desktop: Desktop, entry: LauncherEntry, answers: threading.Semaphore
) -> None:
    jobs = [scene.begin(f"edit {number}") for number in range(6)]
    scene.qtbot.waitUntil(lambda: bool(shown(desktop)) and shown(desktop)[-1]["count"] == 6)
    answers.release(3)
    scene.qtbot.waitUntil(lambda: shown(desktop)[-1]["count"] == 3)
    answers.release(3)
    for job_id in jobs:
        scene.wait_for_end(job_id)
    scene.qtbot.waitUntil(lambda: shown(desktop)[-1]["count"] == 0)
    first, *_, last = shown(desktop)
    assert (first["count"], first["count-visible"], first["progress-visible"]) == (6, True, True)
    progress = [told["progress"] for told in shown(desktop)[:-1]]
    assert progress == sorted(progress)
    assert max(progress) >= 0.5
    assert last == {"count": 0, "count-visible": False, "progress": 0.0, "progress-visible": False, "urgent": False}


def test_of_a_single_edit_only_that_it_is(
    scene: Scene, desktop: Desktop, entry: LauncherEntry, answers: threading.Semaphore
) -> None:
    scene.begin()
    scene.qtbot.waitUntil(lambda: bool(shown(desktop)))
    answers.release()
    scene.qtbot.waitUntil(lambda: shown(desktop)[-1]["count"] == 0)
    assert shown(desktop)[0]["count"] == 1
    assert not any(told["progress-visible"] for told in shown(desktop))


def test_a_failure_is_urgent_until_somebody_looks(scene: Scene, desktop: Desktop, entry: LauncherEntry) -> None:
    scene.sandbox.faults.add("DataInspectionFailed", 1)
    scene.wait_for_end(scene.begin())
    scene.qtbot.waitUntil(lambda: bool(shown(desktop)) and shown(desktop)[-1]["urgent"])
    entry._looked(Qt.ApplicationState.ApplicationActive)
    scene.qtbot.waitUntil(lambda: not shown(desktop)[-1]["urgent"])
    before = len(shown(desktop))
    entry.clear()
    scene.qtbot.waitUntil(lambda: len(shown(desktop)) > before)
    assert shown(desktop)[-1] == {"count": 0, "count-visible": False, "progress-visible": False}
