"""Cyclic garbage is collected by the UI thread, and by no worker."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from qwen_studio.app.garbage import GarbageCollector


class Ring:
    """Refers to itself, so that only a collection ends it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def as_python_does() -> Iterator[None]:
    """Garbage is collected by whoever asks for memory."""
    gc.enable()
    yield
    gc.disable()
    gc.unfreeze()


@pytest.mark.usefixtures("as_python_does")
def test_what_a_worker_leaves_is_collected_by_the_ui_thread(qtbot: QtBot) -> None:
    ended_on: list[threading.Thread] = []
    parent = QObject()
    collector = GarbageCollector(parent)
    collector.start()

    def work() -> None:
        ring = Ring()
        weakref.finalize(ring, lambda: ended_on.append(threading.current_thread()))
        del ring
        # Far more than would let Python collect by itself.
        kept = [Ring() for _ in range(3 * gc.get_threshold()[0])]
        kept.clear()

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert ended_on == []
    qtbot.waitUntil(lambda: bool(ended_on))
    assert ended_on == [threading.main_thread()]
