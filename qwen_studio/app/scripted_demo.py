"""One demo edit that performs itself, for machines without a display."""

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from qwen_studio.app.assembly import Assembly
from qwen_studio.core.job import JobState
from qwen_studio.core.private_files import FILE_MODE
from qwen_studio.core.resources import resource_path
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.window_place import FIRST_SIZE

SAMPLE = "coffee.png"
INSTRUCTION = "Turn the photo into a pencil sketch with warm light"
GIVE_UP_MS = 120_000
SCREENSHOT = "screenshot of the demo.png"

_PAINT_MS = 400


class ScriptedDemo(QObject):
    """Fills the form, presses Generate, and prints where the pictures and a screenshot of the window are.

    It goes the way that a person's edit goes: form, worker thread, HTTP, library, window.
    """

    def __init__(self, assembly: Assembly, window: MainWindow) -> None:
        super().__init__(window)
        self._assembly = assembly
        self._window = window
        self._started = False
        # An invisible screen may be of any size; the picture of the window is to look like the program.
        window.resize(FIRST_SIZE)

    def begin(self) -> None:
        """Start; the program ends by itself."""
        studio = self._assembly.studio
        studio.composer.readiness_changed.connect(self._generate_when_ready)
        studio.jobs.finished.connect(self._finished)
        QTimer.singleShot(GIVE_UP_MS, self._give_up)
        print(f"Demo edit: “{INSTRUCTION}” on {SAMPLE}, two results…", flush=True)
        studio.composer.put_files([resource_path("samples", SAMPLE)], 1)
        studio.composer.set_instruction(INSTRUCTION)
        studio.composer.set_n(2)

    def _generate_when_ready(self) -> None:
        composer = self._assembly.studio.composer
        if composer.ready and not self._started:
            self._started = True
            self._assembly.studio.jobs.generate(composer.request())

    def _finished(self, job_id: str) -> None:
        card = self._assembly.studio.jobs.card(job_id)
        if card is None or card.job.state is not JobState.DONE:
            failure = card.job.failure if card is not None else None
            print(f"The demo edit failed: {failure.message if failure else 'no result'}", file=sys.stderr)
            QApplication.exit(1)
            return
        for picture in card.pictures:
            print(f"Result: {self._assembly.studio.pictures.path(picture)}")
        shown = self._assembly.studio.pictures.path(card.pictures[0])
        self._assembly.studio.images.loaded.connect(lambda key: self._paint_soon(key, str(shown)))
        self._assembly.studio.viewer.show_picture(card.pictures[0].id)

    def _paint_soon(self, key: str, shown: str) -> None:
        if key == shown:
            QTimer.singleShot(_PAINT_MS, self._take_screenshot)

    def _take_screenshot(self) -> None:
        target: Path = self._assembly.places.library / SCREENSHOT
        if self._window.grab().save(str(target)):
            target.chmod(FILE_MODE)
            print(f"Window: {target}")
        print(f"Library: {self._assembly.places.library}", flush=True)
        self._window.close()

    def _give_up(self) -> None:
        print("The demo edit did not end in time.", file=sys.stderr)
        QApplication.exit(1)
