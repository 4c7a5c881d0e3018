"""The bridge from threads to Qt."""

import threading
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from qwen_studio.core.errors import Cancelled, LibraryError, StudioError
from qwen_studio.state.tasks import Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    started = Tasks()
    yield started
    started.close()


def test_work_runs_elsewhere_and_its_end_comes_to_the_ui_thread(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[tuple[threading.Thread, threading.Thread]] = []
    tasks.run(threading.current_thread, done=lambda worker: seen.append((worker, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(seen))

    worker, receiver = seen[0]
    assert worker is not threading.main_thread()
    assert receiver is threading.main_thread()


def test_expected_errors_go_to_the_caller(tasks: Tasks, qtbot: QtBot) -> None:
    def fail() -> None:
        raise LibraryError("The disk is full.")

    seen: list[StudioError] = []
    tasks.run(fail, failed=seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0].message == "The disk is full."


def test_bugs_reach_the_exception_hook(tasks: Tasks, qtbot: QtBot) -> None:
    with capture_exceptions() as bugs:
        tasks.run(lambda: 1 / 0)
        qtbot.waitUntil(lambda: bool(bugs))
    assert bugs[0][0] is ZeroDivisionError


def test_cancelled_work_stays_silent(tasks: Tasks, qtbot: QtBot) -> None:
    def cancelled() -> None:
        raise Cancelled

    seen: list[object] = []
    tasks.run(cancelled, done=seen.append, failed=seen.append)
    tasks.run(lambda: "after", done=seen.append)
    qtbot.waitUntil(lambda: "after" in seen)
    assert seen == ["after"]


def test_nothing_is_delivered_after_closing(tasks: Tasks, qtbot: QtBot) -> None:
    go = threading.Event()
    seen: list[bool] = []
    tasks.run(go.wait, done=seen.append)
    go.set()
    tasks.close()
    qtbot.wait(1)
    assert not seen


class Receiver(QObject):
    """Part of a window; `told` outlives it."""

    def __init__(self, told: list[str]) -> None:
        super().__init__()
        self.told = told

    def take(self, words: str, *more: str) -> None:
        self.told.append(" ".join((words, *more)))
        self.objectName()


@pytest.mark.parametrize(
    "by",
    [
        lambda receiver: receiver.take,
        lambda receiver: partial(receiver.take, "first"),
        lambda receiver: lambda words: receiver.take(words, "last"),
    ],
    ids=["method", "partial", "closure"],
)
def test_nothing_is_told_to_what_is_gone(
    tasks: Tasks, qtbot: QtBot, by: Callable[[Receiver], Callable[[str], None]]
) -> None:
    told: list[str] = []
    gone, here = Receiver(told), Receiver(told)
    tasks.run(lambda: "too late", done=by(gone))
    delete(gone)
    tasks.run(lambda: "in time", done=by(here))
    qtbot.waitUntil(lambda: any("in time" in words for words in told))
    assert not any("too late" in words for words in told)
