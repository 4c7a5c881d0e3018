"""Work in pieces: its order, its end, and what comes in between."""

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from qwen_studio.ui.by_and_by import ByAndBy


def test_what_the_user_does_comes_between_two_steps(owner: QObject, qtbot: QtBot) -> None:
    done: list[str] = []

    def first() -> None:
        done.append("first")
        QTimer.singleShot(0, lambda: done.append("a click"))

    ByAndBy((first, lambda: done.append("second")), owner).begin(lambda: done.append("then"))
    assert done == []
    qtbot.waitUntil(lambda: "then" in done)
    assert done == ["first", "a click", "second", "then"]


def test_whoever_needs_the_whole_has_it_at_once_and_nothing_is_done_twice(owner: QObject, qtbot: QtBot) -> None:
    done: list[str] = []

    def needs_the_whole() -> None:
        work.finish()

    work = ByAndBy((needs_the_whole, lambda: done.append("last")), owner)
    work.begin(lambda: done.append("then"))
    work.finish()
    assert done == ["last"]
    work.finish()
    qtbot.waitUntil(lambda: "then" in done)
    assert done == ["last", "then"]


def test_a_step_that_fails_takes_no_other_with_it(owner: QObject, qtbot: QtBot) -> None:
    done: list[str] = []

    def fail() -> None:
        raise KeyError("a bug")

    with qtbot.captureExceptions() as raised:
        ByAndBy((fail, lambda: done.append("second")), owner).begin(lambda: done.append("then"))
        qtbot.waitUntil(lambda: "then" in done)
    assert done == ["second", "then"]
    assert [kind for kind, _, _ in raised] == [KeyError]
