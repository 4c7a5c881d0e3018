"""Edits that are stopped or hidden: hidden ones go on, are there again with their results, and can be brought back."""

import threading
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from qwen_studio.core.job import JobState
from qwen_studio.ui.dialogs.job_details import JobDetailsDialog
from qwen_studio.ui.edit_news import EditNews
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.viewer.error_card import ErrorCard
from qwen_studio.ui.viewer.out_of_sight import OutOfSight
from qwen_studio.ui.widgets.toast_card import ToastCard
from tests.ui.by_name import by_name
from tests.ui.scene import Scene

CTRL = Qt.KeyboardModifier.ControlModifier


def toasts(window: MainWindow) -> dict[str, ToastCard]:
    return {toast.accessibleName(): toast for toast in window.findChildren(ToastCard) if toast.isVisible()}


def line(window: MainWindow) -> OutOfSight:
    (line,) = window.findChildren(OutOfSight)
    return line


def state_of(scene: Scene, job_id: str) -> JobState | None:
    card = scene.studio.jobs.card(job_id)
    return card.job.state if card else None


def sent(scene: Scene, instruction: str = "Make it warm") -> str:
    """An edit that is with the service now."""
    before = len(scene.sandbox.seen.requests)
    job_id = scene.begin(instruction)
    scene.qtbot.waitUntil(lambda: len(scene.sandbox.seen.requests) > before)
    # The service may have it before the window knows.
    scene.qtbot.waitUntil(lambda: state_of(scene, job_id) not in {JobState.WAITING, JobState.PREPARING})
    return job_id


def test_nothing_is_said_while_all_edits_are_in_sight(window: MainWindow) -> None:
    assert not line(window).isVisible()


def hide(scene: Scene, window: MainWindow) -> None:
    """Presses "Hide" on the newest card."""
    jobs = scene.studio.jobs
    hidden = jobs.out_of_sight
    # The link of a card that has gone goes a turn later.
    scene.qtbot.waitUntil(lambda: len(hide_links(window)) == jobs.running - hidden)
    QTest.mouseClick(hide_links(window)[0], Qt.MouseButton.LeftButton)
    scene.qtbot.waitUntil(lambda: jobs.out_of_sight == hidden + 1)


def hide_links(window: MainWindow) -> list[QPushButton]:
    return [b for b in window.findChildren(QPushButton) if b.text() == "Hide" and b.isVisible()]


def test_esc_leaves_an_edit_that_was_sent_in_sight_and_says_why(
    scene: Scene, window: MainWindow, answers: threading.Semaphore
) -> None:
    job_id = sent(scene)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert scene.studio.jobs.card(job_id) is not None
    assert "It was sent already and cannot be stopped; its results come here." in toasts(window)
    assert not line(window).isVisible()
    answers.release(3)
    assert len(scene.results(job_id)) == 1


def test_esc_stops_an_edit_that_is_not_sent_yet_although_another_is(
    scene: Scene, window: MainWindow, answers: threading.Semaphore, hold_edits: Callable[[], threading.Event]
) -> None:
    at_work = sent(scene)
    may_go_on = hold_edits()
    waiting = scene.begin("Make it blue")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert "It was not sent yet: nothing is charged." in toasts(window)
    may_go_on.set()
    scene.wait_for_end(waiting)
    assert state_of(scene, waiting) is JobState.STOPPED
    answers.release(3)
    scene.results(at_work)
    assert len(scene.sandbox.seen.requests) == 1


def test_a_hidden_edit_is_brought_back_by_the_quiet_line(
    scene: Scene, window: MainWindow, answers: threading.Semaphore
) -> None:
    first, second = sent(scene, "warm"), sent(scene, "cold")
    for _ in range(2):
        hide(scene, window)
    assert "2 edits go on hidden" in [label.text() for label in line(window).findChildren(QLabel)]
    assert scene.studio.jobs.running == 2
    show = by_name(line(window), QPushButton, "Show the hidden edits")
    QTest.mouseClick(show, Qt.MouseButton.LeftButton)
    assert [card.job.id for card in scene.studio.jobs.cards()][:2] == [second, first]
    answers.release(3)
    scene.wait_for_end(first)
    scene.wait_for_end(second)


def test_results_of_a_hidden_edit_are_among_the_and_say_so(
    scene: Scene, window: MainWindow, answers: threading.Semaphore
) -> None:
    job_id = sent(scene, "Make the cup teal")
    hide(scene, window)
    assert scene.studio.jobs.card(job_id) is None
    answers.release(3)
    words = "“Make the cup teal”: 1 result came and is kept"
    scene.qtbot.waitUntil(lambda: words in toasts(window))
    assert not line(window).isVisible()
    card = scene.studio.jobs.card(job_id)
    assert card is not None
    assert len(card.pictures) == 1
    scene.press(toasts(window)[words], "Show")
    scene.qtbot.waitUntil(lambda: scene.is_shown(card.pictures[0]))


def test_a_hidden_edit_that_needs_its_user_says_so(
    scene: Scene, window: MainWindow, answers: threading.Semaphore
) -> None:
    scene.sandbox.faults.add("DataInspectionFailed", 1)
    job_id = sent(scene)
    hide(scene, window)
    answers.release(3)
    scene.qtbot.waitUntil(lambda: any(words.startswith("“Make it warm”, hidden: ") for words in toasts(window)))
    (toast,) = [toast for words, toast in toasts(window).items() if ", hidden: " in words]
    scene.press(toast, "Show")
    scene.qtbot.waitUntil(lambda: scene.studio.jobs.card(job_id) is not None)
    assert [card.job.id for card in window.findChildren(ErrorCard)] == [job_id]


def test_many_hidden_edits_are_told_in_one_sentence(
    scene: Scene, window: MainWindow, answers: threading.Semaphore
) -> None:
    news = window.findChild(EditNews)
    assert news is not None
    quiet = news.findChild(QTimer)
    assert isinstance(quiet, QTimer)
    # On a slow machine they end seconds apart.
    quiet.setInterval(300_000)
    for words in ("warm", "cold", "blur"):
        job_id = sent(scene, words)
        scene.studio.jobs.stop(job_id)
    answers.release(3)
    words = "2 more hidden edits are over; 2 of their results came"
    scene.qtbot.waitUntil(lambda: any("came and is kept" in said for said in toasts(window)))
    scene.qtbot.waitUntil(lambda: scene.studio.jobs.out_of_sight == 0, timeout=60_000)
    quiet.start(0)
    scene.qtbot.waitUntil(lambda: words in toasts(window))


def test_what_goes_on_out_of_sight_is_still_known_after_a_restart(scene: Scene) -> None:
    scene.sandbox.faults.add("not-a-picture", None)
    job_id = scene.begin()
    scene.wait_for_end(job_id)
    scene.studio.jobs.dismiss(job_id)
    assert scene.studio.jobs.out_of_sight == 1
    with scene.qtbot.waitSignal(scene.studio.jobs.reloaded):
        scene.studio.jobs.start(scene.assembly.runner)
    assert scene.studio.jobs.out_of_sight == 1
    assert scene.studio.jobs.pending == 1


def test_details_tell_everything_but_the_instruction(scene: Scene, window: MainWindow) -> None:
    scene.show(scene.warm)
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_I, CTRL)
    scene.qtbot.waitUntil(lambda: bool(window.findChildren(JobDetailsDialog)))
    (dialog,) = window.findChildren(JobDetailsDialog)
    copied = scene.copied_by(dialog, "Copy")
    facts = dict(row.split(": ", 1) for row in copied.splitlines())
    assert facts["State"] == "done"
    assert facts["Images"] == "2 asked for, 2 made, 2 here"
    assert facts["Model"] == "qwen-image-edit-plus"
    assert facts["Made from"] == "coffee.png"
    assert facts["Price"].startswith("$0.03 an image, as published on 20")
    assert facts["Cost"] == "$0.06"
    assert facts["Answer"].startswith("HTTP 200, ")
    assert facts["Answer"].endswith(", kept as it came")
    assert len(facts["Request id"]) > 10
    assert facts["Service"].startswith("singapore, http://")
    assert "Make it warm" not in copied
    assert "sk-" not in copied


def test_details_are_those_of_the_card_with_the_keyboard(scene: Scene, window: MainWindow) -> None:
    scene.show(scene.warm)
    scene.sandbox.faults.add("DataInspectionFailed", 1)
    scene.wait_for_end(scene.begin())
    (card,) = window.findChildren(ErrorCard)
    by_name(card, QPushButton, "Retry").setFocus()
    QTest.keyClick(window, Qt.Key.Key_I, CTRL)
    scene.qtbot.waitUntil(lambda: bool(window.findChildren(JobDetailsDialog)))
    (dialog,) = window.findChildren(JobDetailsDialog)
    assert card.job.state is JobState.REFUSED
    assert "State: refused by the service; nothing was charged" in dialog.text()
    assert "Code: DataInspectionFailed" in dialog.text()
