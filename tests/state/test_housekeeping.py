"""Old leftovers are removed on a worker, some time after the start."""

import os
import threading

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from qwen_studio.library import leftovers
from qwen_studio.library.places import Places
from qwen_studio.state.studio import Studio


def test_old_leftovers_go_on_a_worker_in_a_quiet_moment(
    studio: Studio, places: Places, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = places.cache / "incoming" / "old.png"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"x")
    os.utime(old, (0, 0))
    threads: list[threading.Thread] = []
    real = leftovers.remove_leftovers

    def seen(*arguments: object) -> int:
        threads.append(threading.current_thread())
        return real(*arguments)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(leftovers, "remove_leftovers", seen)
    timer = studio.housekeeping.findChild(QTimer)
    assert isinstance(timer, QTimer)
    assert timer.isActive(), "the start has asked for it"
    assert timer.interval() >= 60_000
    timer.start(0)
    qtbot.waitUntil(lambda: not old.exists())
    assert threads[0] is not threading.main_thread()
