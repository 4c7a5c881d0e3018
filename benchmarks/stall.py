"""The longest time for which the window does not answer while four edits of three large photos each run.

    python benchmarks/stall.py

Needs a display (or Xvfb). The photos are PNGs of 3,000 × 2,616 px; the sandbox runs in a process of its own, as in
the demo. Two runs; heavy modules are loaded before the first, as the program does half a second after its start.
"""

import sys
import tempfile
import time
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from qwen_studio.app.assembly import assemble
from qwen_studio.app.start import SWITCH_S
from qwen_studio.core.resources import resource_path
from qwen_studio.library.places import Places
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.studio import Studio
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.theme import Theme

JOBS = 4
PHOTOS = 3
TICK_MS = 1


class Pulse(QObject):
    """Remembers the gaps between two rounds of the event loop, in ms."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


def make_photos(folder: Path) -> list[Path]:
    """Three different photographs of about 8 megapixels."""
    photos = []
    with Image.open(resource_path("samples", "hubble_deep_field.jpg")) as hubble:
        for number in range(PHOTOS):
            turned = hubble.rotate(number * 90, expand=True)
            photos.append(folder / f"large {number}.png")
            turned.resize((turned.width * 3, turned.height * 3)).save(photos[-1], compress_level=1)
    return photos


def wait(condition: object) -> None:
    """Run the event loop until the condition holds."""
    assert callable(condition)
    loop = QEventLoop()
    timer = QTimer(interval=50)
    timer.timeout.connect(lambda: loop.quit() if condition() else None)
    timer.start()
    loop.exec()


def run(studio: Studio, photos: list[Path]) -> Pulse:
    """Fill the slots, start the edits, wait for their ends."""
    before = len(studio.jobs.cards())
    pulse = Pulse()
    studio.composer.clear()
    studio.composer.put_files(photos)
    studio.composer.set_instruction("Image 1, Image 2 and Image 3 as one picture")
    wait(lambda: studio.composer.ready)
    for _ in range(JOBS):
        studio.jobs.generate(studio.composer.request())
    wait(lambda: len(studio.jobs.cards()) == before + JOBS and not studio.jobs.running and not studio.jobs.waiting)
    return pulse


def main() -> None:
    """Print the worst gap and the 99th percentile of both runs."""
    app = QApplication(sys.argv)
    sys.setswitchinterval(SWITCH_S)  # as the program does
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        places = Places(root / "library", root / "config", root / "cache", root / "logs")
        theme = Theme(app, "dark")
        assembly = assemble(places, Preferences(places.settings_file, app), demo_latency_s=1.0, parent=app)
        assembly.studio.service.use_demo()
        window = MainWindow(assembly.studio, theme, places)
        window.resize(1440, 900)
        window.show()
        window.complete()
        assembly.start()
        assembly.runner.warm_up()
        photos = make_photos(root)
        wait(lambda: "qwen_studio.jobs.edit" in sys.modules)
        for label in ("first", "again"):
            gaps = sorted(run(assembly.studio, photos).gaps)
            print(f"{label:6} worst {gaps[-1]:5.0f} ms   99.9 % {gaps[int(len(gaps) * 0.999)]:5.1f} ms", end="")
            print(f"   over 50 ms: {sum(gap > 50 for gap in gaps)} of {len(gaps)}   (goal: worst under 100)")
        window.close()
        assembly.close()


if __name__ == "__main__":
    main()
