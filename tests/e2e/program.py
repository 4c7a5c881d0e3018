"""The whole program in a real window, used as a person uses it: by mouse, keyboard and accessible names."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qwen_studio.app.assembly import assemble
from qwen_studio.library.places import Places
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.studio import Studio
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.theme import Theme

W = TypeVar("W", bound=QWidget)

DRAG_SOURCE = Path(__file__).with_name("drag_source.py")
DRAG_STEPS = 12
WAIT_MS = 60_000


class Program:
    """One run of the program, and the hands of the person in front of it."""

    def __init__(self, app: QApplication, qtbot: QtBot, places: Places, base_url: str) -> None:
        self._app = app
        self._qtbot = qtbot
        preferences = Preferences(places.settings_file, app)
        self._theme = Theme(app)
        self._theme.set_choice("dark")
        self.assembly = assemble(places, preferences, base_url=base_url, parent=app)
        self.studio: Studio = self.assembly.studio
        self.window = MainWindow(self.studio, self._theme, places)
        self.window.resize(1280, 800)
        self.window.move(150, 20)
        self.window.show()
        qtbot.waitExposed(self.window).__enter__()
        self.window.activateWindow()
        with qtbot.waitSignal(self.studio.jobs.reloaded, timeout=WAIT_MS):
            self.assembly.start()
        self.window.complete()
        self.window.tell_start_news()
        self._open = True

    def quit(self) -> None:
        """Close the window as its close button does, and end every thread."""
        if self._open:
            self._open = False
            self.window.close()
            assert self.assembly.close()
            self.window.deleteLater()
            self._app.processEvents()
            self._app.setStyleSheet("")

    def find(self, name: str, kind: type[W] = QWidget) -> W:  # type: ignore[assignment]  # QWidget fits every W
        """The visible widget with this accessible name."""
        found = [w for w in self.window.findChildren(kind) if w.accessibleName() == name and w.isVisible()]
        assert found, f"nothing visible is called {name!r}"
        return found[0]

    def wait(self, condition: Callable[[], object], timeout_ms: int = WAIT_MS) -> None:
        """Let the program run until the condition holds."""
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=timeout_ms)

    def click(self, name: str) -> None:
        """Press the left button of the mouse on the widget's middle."""
        x, y = self._middle(self.find(name))
        self._hand("mousemove", str(x), str(y), "click", "1")

    def type(self, name: str, text: str) -> None:
        """Click into the field and type."""
        self.click(name)
        self.wait(self.find(name).hasFocus)
        self.enter(text)

    def enter(self, text: str) -> None:
        """Type wherever the keyboard is."""
        self._hand("type", "--delay", "8", text)

    def press(self, keys: str) -> None:
        """Press a combination such as ctrl+Return, as X calls it."""
        self._hand("key", keys)

    def drop_file(self, file: Path, name: str) -> None:
        """Drag the file from a window of another process onto the widget."""
        source = subprocess.Popen(
            [sys.executable, str(DRAG_SOURCE), str(file)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "xcb"},
        )
        try:
            assert source.stdout is not None
            x, y = (int(part) for part in source.stdout.readline().split())
            target_x, target_y = self._middle(self.find(name))
            moves: list[str] = []
            # A drag begins only after some distance, and the target wants to see it come.
            for step in range(1, DRAG_STEPS + 1):
                moves += ["mousemove", str(x + (target_x - x) * step // DRAG_STEPS)]
                moves += [str(y + (target_y - y) * step // DRAG_STEPS), "sleep", "0.05"]
            self._hand(
                "mousemove", str(x), str(y), "sleep", "0.1", "mousedown", "1", *moves, "sleep", "0.2", "mouseup", "1"
            )
        finally:
            source.terminate()
            source.wait()
            if source.stdout is not None:
                source.stdout.close()

    def _middle(self, widget: QWidget) -> tuple[int, int]:
        point: QPoint = widget.mapToGlobal(widget.rect().center())
        return point.x(), point.y()

    def _hand(self, *command: str) -> None:
        tool = shutil.which("xdotool")
        assert tool, "xdotool is not installed"
        with subprocess.Popen([tool, *command]) as hand:
            self.wait(lambda: hand.poll() is not None)
        assert hand.returncode == 0
        self._app.sendPostedEvents()
        self._qtbot.wait(30)  # the server's events are on their way; nothing tells when they are all here
