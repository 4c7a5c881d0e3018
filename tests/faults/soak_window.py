"""A long life of the window in a short time: `python -m tests.faults.soak_window FOLDER JOBS ROUNDS`.

Offscreen. After each round a footprint goes to stdout, JSON, one a line, with the
number of the window's objects and of its cards.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication

from qwen_studio.app.assembly import Assembly, assemble
from qwen_studio.app.garbage import GarbageCollector
from qwen_studio.core.geometry import Size
from qwen_studio.core.request import EditRequest, FileImage
from qwen_studio.library.places import Places
from qwen_studio.sandbox.faults import Fault
from qwen_studio.state import images, job_list, thumbnails
from qwen_studio.state.preferences import Preferences
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.viewer import tile_pixmaps
from tests.faults.accounts import Accounts
from tests.faults.footprint import Footprint

A_SECOND = 100
SIZE = Size(512, 512)
# With the limits of real life it takes a day until the caches are full, and growing till then is what they are for.
KEPT_CARDS = 20
KEPT_BYTES = 300_000
FAULTS = (Fault.PARTIAL, "InternalError", "Arrearage", Fault.BLACK_PICTURE, Fault.HTML, Fault.EXPIRED_LINK)
PATIENCE_MS = 60_000


class Life:
    """What a person does all day, without their pauses."""

    def __init__(self, assembly: Assembly, window: MainWindow, accounts: Accounts, source: FileImage) -> None:
        self._studio = assembly.studio
        self._window = window
        self._accounts = accounts
        self._source = source
        self._seed = 0

    def round(self, count: int) -> None:
        """So many edits; some meet a fault, some are stopped, taken out of sight, or looked at."""
        jobs = self._studio.jobs
        for number in range(count):
            self._seed += 1
            if number % 4 == 1:
                self._accounts.plan(0, self._seed, (FAULTS[self._seed // 4 % len(FAULTS)],))
            job_id = jobs.generate(self._request())
            if number % 10 == 7:
                jobs.stop(job_id)
            if number % 10 == 9:
                jobs.dismiss(job_id)
        wait(lambda: not jobs.running and not jobs.waiting)
        jobs.show_all_again()
        for card in jobs.cards()[:count]:
            if card.pictures:
                self._studio.viewer.show_picture(card.pictures[0].id)
                turn(3)
            if card.job.failure is not None or not card.pictures:
                jobs.dismiss(card.job.id)
        for page in ("gallery", "edit"):
            self._window.pages.show_page(page)
            turn(10)

    def _request(self) -> EditRequest:
        return EditRequest(
            (self._source,), f"Edit {self._seed}", "qwen-image-edit-plus", "singapore", n=2, seed=self._seed, size=SIZE
        )


def turn(times: int) -> None:
    """Let the window do what it has to."""
    for _ in range(times):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def wait(condition: Callable[[], bool]) -> None:
    """Run the event loop until the condition holds."""
    loop = QEventLoop()
    look = QTimer(interval=10)
    look.timeout.connect(lambda: loop.quit() if condition() else None)
    look.start()
    QTimer.singleShot(PATIENCE_MS, loop.quit)
    loop.exec()
    look.stop()
    if not condition():
        raise SystemExit("Nothing happens any more.")


def main(folder: Path, count: int, rounds: int) -> None:
    """Print the footprint after each round."""
    small = folder / "small.png"
    Image.new("RGB", (400, 400), "orange").save(small)
    places = Places(folder / "library", folder / "config", folder / "cache", folder / "logs")
    places.config.mkdir()
    (places.config / "catalog.toml").write_text(f"[service]\nrequests_per_second = {A_SECOND}\n")
    job_list.KEPT_GOOD = KEPT_CARDS
    thumbnails.KEPT_BYTES = images.KEPT_BYTES = KEPT_BYTES
    tile_pixmaps.KEPT_SCREENS = 0
    app = QApplication(sys.argv[:1])
    GarbageCollector(app).start()
    theme = Theme(app, "dark")
    with Accounts(1) as accounts:
        preferences = Preferences(places.settings_file, app)
        assembly = assemble(places, preferences, base_url=accounts.base_urls[0], parent=app)
        window = MainWindow(assembly.studio, theme, places)
        window.show()
        window.complete()
        assembly.start()
        wait(lambda: assembly.studio.jobs.is_open)
        life = Life(assembly, window, accounts, FileImage(small, small.name))
        for _ in range(rounds):
            life.round(count // rounds)
            wait(lambda: not assembly.studio.gallery.loading)
            turn(20)
            assembly.database.call(lambda c: c.execute("PRAGMA shrink_memory").fetchall())
            QPixmapCache.clear()
            objects = len(app.findChildren(QObject)) + len(window.findChildren(QObject))
            counted = {"objects": objects, "cards": len(assembly.studio.jobs.cards())}
            print(json.dumps(Footprint.now().told() | counted), flush=True)
        window.close()
        assembly.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
