"""How long the tree of a large family takes: to be shown, to be scrolled, and to go from picture to picture.

    python benchmarks/lineage.py

Needs a display (or Xvfb). The family has 1,000 edits of one original, in branches and chains of many generations; each
has a thumbnail of its own. A frame is what the window does from a scroll step until it is painted.
"""

import hashlib
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from sqlite3 import Connection

from big_library import SIZE, make_photos
from PIL import Image
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from qwen_studio.app.assembly import assemble
from qwen_studio.app.start import SWITCH_S
from qwen_studio.core.job import Job, JobState
from qwen_studio.core.picture import JobInput, Original
from qwen_studio.core.request import EditRequest, LinkImage
from qwen_studio.imaging.thumbnail import thumbnail
from qwen_studio.library import jobs, originals, pictures
from qwen_studio.library.database import Database
from qwen_studio.library.pictures import NewPicture
from qwen_studio.library.places import Places
from qwen_studio.library.thumbnails import ThumbnailPack
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.studio import Studio
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.panels.lineage_view import LineageView
from qwen_studio.ui.theme import Theme

EDITS = 1000
WORDS = ("make", "the", "coat", "red", "and", "blue", "old photo", "of a woman", "in rain", "street", "night", "sign")
GOAL_MS = 1000 / 60
_INPUT = LinkImage("https://example.com/photo.png")


def make_family(folder: Path, photos: list[Path]) -> None:
    """A library with one family: half of all edits go on from the one before, the others from any."""
    small = [thumbnail(Image.open(photo)) for photo in photos]
    database = Database(folder)
    database.call(_enter, ThumbnailPack(folder), small)
    database.close()


def _enter(c: Connection, pack: ThumbnailPack, small: list[bytes]) -> None:
    chance = random.Random(5)
    begin = datetime.now(UTC) - timedelta(days=30)
    made = [_hash(0)]
    originals.insert(c, Original(made[0], "photo.png", "inputs/photo.png", SIZE, 1_000_000, begin))
    pack.put(c, made[0], small[0])
    for number in range(1, EDITS + 1):
        source = made[-1] if chance.random() < 0.5 else chance.choice(made)
        moment = begin + timedelta(minutes=number)
        words = " ".join(chance.choices(WORDS, k=chance.randrange(3, 18)))
        request = EditRequest((_INPUT,), words, "qwen-image-edit-plus", "singapore")
        job = Job(f"{number:032x}", request, JobState.DONE, moment, "", demo=True, image_count=1, finished_at=moment)
        jobs.insert(c, job, [JobInput(1, source, "photo.png")])
        content = _hash(number)
        path = f"pictures/{number:06}.png"
        pictures.insert(c, NewPicture(job.id, 0, path, content, content, SIZE, 1_000_000, moment))
        pack.put(c, content, small[number % len(small)])
        made.append(content)


def _hash(number: int) -> str:
    return hashlib.sha256(b"%d" % number).hexdigest()


class Clock:
    """Milliseconds of what is done, event loop included, until the window has nothing left to do."""

    def __init__(self, app: QApplication) -> None:
        self._app = app

    def settle(self) -> None:
        """Lets everything that is waiting happen."""
        for _ in range(5):
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)

    def frame(self, act: Callable[[], object]) -> float:
        """The time that the act and the painting after it take."""
        begin = time.perf_counter()
        act()
        self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        return (time.perf_counter() - begin) * 1000

    def until(self, condition: Callable[[], bool]) -> float:
        """The time until the condition holds."""
        begin = time.perf_counter()
        while not condition():
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        return (time.perf_counter() - begin) * 1000


def report(what: str, frames: list[float], goal: float = GOAL_MS) -> None:
    """One line of figures."""
    ordered = sorted(frames)
    middle, late = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)]
    print(f"{what:34} median {middle:6.1f} ms   99 % {late:6.1f} ms   worst {ordered[-1]:6.1f} ms   (goal {goal:.1f})")


def main() -> None:
    """Print the times of a first look, of scrolling and of going about."""
    app = QApplication(sys.argv)
    sys.setswitchinterval(SWITCH_S)  # as the program does
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        places = Places(root / "library", root / "config", root / "cache", root / "logs")
        make_family(places.library, make_photos(root / "photos"))
        assembly = assemble(places, Preferences(places.settings_file, app), parent=app)
        window = MainWindow(assembly.studio, Theme(app, "dark"), places)
        window.resize(1440, 900)
        window.show()
        window.complete()
        assembly.start()
        measure(assembly.studio, window, Clock(app))
        window.close()
        assembly.close()


def measure(studio: Studio, window: MainWindow, clock: Clock) -> None:
    """Look at the family, scroll through it twice, and go from one of its pictures to another."""
    clock.settle()
    view = window.findChildren(LineageView)[0]
    studio.viewer.show_picture(1)
    shown_ms = clock.until(lambda: view.model().rowCount() == EDITS + 1)
    tree = studio.lineage.tree
    generations = 0 if tree is None else max(node.depth for node in tree.nodes())
    print(f"{EDITS} edits in {generations} generations: shown after {shown_ms:.0f} ms")
    clock.settle()
    bar = view.verticalScrollBar()
    report("scrolling, first time", [clock.frame(partial(bar.setValue, y)) for y in range(0, bar.maximum(), 60)])
    clock.settle()
    report("scrolling, thumbnails at hand", [clock.frame(partial(bar.setValue, y)) for y in range(0, 12_000, 30)])
    chance = random.Random(1)
    ids = [chance.randrange(1, EDITS) for _ in range(60)]
    report("going to another picture", [clock.frame(partial(go_to, studio, clock, i)) for i in ids])


def go_to(studio: Studio, clock: Clock, picture_id: int) -> None:
    """Show that picture, and wait until the viewer says that it does."""
    studio.viewer.show_picture(picture_id)
    clock.until(lambda: studio.lineage.current_picture_id == picture_id and _shown_id(studio) == picture_id)


def _shown_id(studio: Studio) -> int | None:
    shown = studio.viewer.shown
    return None if shown is None or shown.picture is None else shown.picture.id


if __name__ == "__main__":
    main()
