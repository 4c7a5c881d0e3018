"""Rules that hold for the whole program."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import qwen_studio

PACKAGE = Path(qwen_studio.__file__).parent
MOST_LINES = 400
TIMES = 400
# Together they take longer to load than the window takes to paint.
HEAVY = ("httpx", "PIL", "numpy", "pydantic", "keyring", "tenacity", "asyncio", "http.client")
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "base", "common", "misc"}


class Painted(QWidget):
    """Paints in Python, as the tiles and the viewer do."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.palette().base())
        painter.end()


class Teller(QObject):
    """Tells something in Python, as every state object does."""

    told = Signal()


def test_qt_gives_back_what_it_borrows_of_none_and_true(qtbot: QtBot) -> None:
    # PySide6 6.12.0 loses a None with every override that returns nothing and a True with every emit; Python before
    # 3.12 aborts when none is left, after minutes of use.
    widget, teller = Painted(), Teller()
    qtbot.addWidget(widget)
    widget.resize(40, 40)

    assert abs(drift_of(None, widget.grab)) < TIMES // 10
    assert abs(drift_of(True, teller.told.emit)) < TIMES // 10


def drift_of(borrowed: object, work: Callable[[], object]) -> int:
    """How many references to the object are gone, or too many, after the work was done some hundred times."""
    work()
    before = sys.getrefcount(borrowed)
    for _ in range(TIMES):
        work()
    return sys.getrefcount(borrowed) - before


def modules() -> list[Path]:
    found = sorted(PACKAGE.rglob("*.py"))
    assert len(found) > 100
    return found


def test_no_module_is_longer_than_a_person_reads_at_once() -> None:
    assert not [file for file in modules() if len(file.read_text("utf-8").splitlines()) > MOST_LINES]


def test_every_name_says_its_subject() -> None:
    assert not [file for file in modules() if {*file.relative_to(PACKAGE).with_suffix("").parts} & EMPTY_NAMES]


def test_every_dialog_for_files_is_made_in_one_place() -> None:
    calls = re.compile(r"\bQFileDialog\(|\bQFileDialog\.get|= QFileDialog\b")
    makers = [file.name for file in modules() if calls.search(file.read_text("utf-8"))]
    assert makers == ["file_dialogs.py"]


@pytest.mark.parametrize(
    ("imported", "forbidden"),
    [
        # The window paints first and loads what an edit needs afterwards.
        ("qwen_studio.app.start", HEAVY),
        ("qwen_studio.jobs.headless", ("PySide6", "shiboken6")),
        # A help text, or a typing error, needs nothing but Python.
        ("qwen_studio.cli.window", (*HEAVY, "PySide6", "shiboken6")),
    ],
)
def test_what_is_loaded_at_once(imported: str, forbidden: tuple[str, ...]) -> None:
    code = f"import sys, {imported}; print(*sys.modules, sep='\\n')"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(ended.stdout.split())
    assert imported in loaded
    assert not loaded.intersection(forbidden)
