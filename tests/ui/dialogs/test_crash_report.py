"""A fault inside the program, as the person sees it."""

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, qCritical
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit

from qwen_studio.core.redaction import Redaction
from qwen_studio.state.crash_hooks import CrashHooks
from qwen_studio.state.crash_reports import CrashReports
from qwen_studio.state.fault_news import FaultNews
from qwen_studio.state.hard_crashes import StackOfLastResort
from qwen_studio.state.logs import LastLines
from qwen_studio.ui.dialogs.crash_report import CrashReportDialog
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.widgets.toast_card import ToastCard
from tests.ui.by_name import by_name
from tests.ui.scene import Scene

CANARY = "ca" + "nary instruction"


def fail() -> None:
    """A bug with a person's words in its hands."""
    raise ValueError(CANARY)


def fail_elsewhere() -> None:
    raise LookupError(CANARY)


@pytest.fixture
def window(scene: Scene, tmp_path: Path) -> Iterator[MainWindow]:
    """The window with the hooks of the program."""
    window = scene.open_program()
    news = FaultNews(window)
    news.happened.connect(window.tell_of_fault)
    lines = LastLines(logging.Formatter())
    hooks = CrashHooks(CrashReports(scene.assembly.places.logs, Redaction(str(tmp_path))), lines, news.tell)
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    hooks.install()
    yield window
    hooks.remove()
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


def caught(work: object) -> None:
    try:
        work()  # type: ignore[operator]  # a callable
    except Exception:  # noqa: BLE001 - as the interpreter does at the end of a slot
        sys.excepthook(*sys.exc_info())


def the_dialog(scene: Scene, window: MainWindow) -> CrashReportDialog:
    def one() -> bool:
        return len([d for d in window.findChildren(CrashReportDialog) if d.isVisible()]) == 1

    scene.qtbot.waitUntil(one)
    return next(d for d in window.findChildren(CrashReportDialog) if d.isVisible())


def report_of(dialog: CrashReportDialog) -> QPlainTextEdit:
    """Where the report stands, whether or not it is open."""
    (text,) = dialog.findChildren(QPlainTextEdit)
    return text


def reports(scene: Scene) -> list[Path]:
    return sorted(scene.assembly.places.logs.glob("crash *.txt"))


def test_a_storm_is_one_dialog_that_lets_the_person_go_on(scene: Scene, window: MainWindow) -> None:
    # WHEN the same fault happens three hundred times
    for _ in range(300):
        caught(fail)

    # THEN there is one report, and one dialog with the count
    dialog = the_dialog(scene, window)
    scene.qtbot.waitUntil(lambda: "300 times" in " ".join(w.text() for w in dialog.findChildren(QLabel)))
    assert "Nothing that you paid for is lost" in " ".join(w.text() for w in dialog.findChildren(QLabel))
    (report,) = reports(scene)

    # AND the report can be read and copied, and holds the place, but no words of the person
    scene.press(dialog, "Read the report")
    shown = by_name(dialog, QPlainTextEdit, "Crash report").toPlainText()
    QApplication.processEvents()
    beside = by_name(dialog, QAbstractButton, "Show in folder")
    place = beside.x()
    assert shown == report.read_text(encoding="utf-8") == scene.copied_by(dialog, "Copy the report")
    QApplication.processEvents()
    assert by_name(dialog, QAbstractButton, "Copied").isVisible()
    assert beside.x() == place, "what stands beside it stays where it is"
    assert "in fail" in shown
    assert "ValueError" in shown
    assert CANARY not in shown
    assert "PySide6" in shown

    # AND the window can be used beside it, and after it
    assert not dialog.isModal()
    scene.press(dialog, "Go on")
    assert not dialog.isVisible()
    caught(fail)
    QTest.qWait(400)
    assert not [d for d in window.findChildren(CrashReportDialog) if d.isVisible()]
    assert QGuiApplication.clipboard().text() == shown


def test_another_fault_joins_the_open_dialog(scene: Scene, window: MainWindow) -> None:
    caught(fail)
    dialog = the_dialog(scene, window)
    thread = threading.Thread(target=fail_elsewhere, name="download_3")
    thread.start()
    thread.join()
    text = report_of(dialog)
    scene.qtbot.waitUntil(lambda: "in fail_elsewhere" in text.toPlainText())
    assert "in fail\n" in text.toPlainText()
    assert "Thread:    download_3" in text.toPlainText()
    assert len(reports(scene)) == 2


def test_what_nobody_can_catch_and_what_qt_says_is_told_too(scene: Scene, window: MainWindow) -> None:
    class Failing:
        def __del__(self) -> None:
            fail()

    Failing()
    qCritical(f"cannot load {CANARY}.png")
    scene.qtbot.waitUntil(lambda: len(reports(scene)) == 2)
    texts = [report.read_text(encoding="utf-8") for report in reports(scene)]
    assert all(CANARY not in text for text in texts)
    the_dialog(scene, window)


def test_ctrl_c_is_no_fault(scene: Scene, window: MainWindow, capsys: pytest.CaptureFixture[str]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert reports(scene) == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_the_end_of_an_earlier_run_is_told_quietly(scene: Scene, window: MainWindow) -> None:
    # GIVEN a run that died in the middle
    logs = scene.assembly.places.logs
    code = (
        "import ctypes, pathlib, sys; from qwen_studio.state.hard_crashes import StackOfLastResort;"
        "stack = StackOfLastResort(pathlib.Path(sys.argv[1]));"
        "exec('def paint(): ctypes.string_at(0)'); paint()"
    )
    died = subprocess.run([sys.executable, "-c", code, str(logs)], capture_output=True, check=False)
    assert died.returncode != 0

    # WHEN the next one looks
    here = StackOfLastResort(logs)
    earlier = here.take_earlier()
    assert "in paint" in earlier
    assert here.take_earlier() == ""
    here.close()
    assert list(logs.glob("hard-crash-*")) == []
    window.tell_of_fault(CrashReports(logs, Redaction()).of_earlier_run(earlier))

    # THEN a toast says so, and its button shows the stack
    (toast,) = [toast for toast in window.findChildren(ToastCard) if "last time" in toast.accessibleName()]
    QTest.mouseClick(by_name(toast, QAbstractButton, "Show the report"), Qt.MouseButton.LeftButton)
    dialog = the_dialog(scene, window)
    assert "in paint" in report_of(dialog).toPlainText()
