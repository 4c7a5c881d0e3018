"""How long it takes to rate, tag, note, trash 1,000 pictures at once, and to take each back.

    python benchmarks/collecting.py [--pictures 10000]

The library is real: so many small PNG files with rows of their own. Every step is one call of the window's own state,
timed until the window has been told; meanwhile a timer looks how long the event loop does not come round. Exits with 1
where a goal is missed.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from sqlite3 import Connection

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication

from qwen_studio.app.assembly import Assembly, assemble
from qwen_studio.core.geometry import Size
from qwen_studio.core.job import Job, JobState
from qwen_studio.core.request import EditRequest
from qwen_studio.core.resources import resource_path
from qwen_studio.library import jobs, pictures
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.pictures import NewPicture
from qwen_studio.library.places import Places
from qwen_studio.state.preferences import Preferences

AT_ONCE = 1000
GOAL_S = 1.0
GOAL_STALL_MS = 50
ROUNDS = 3


class Stalls(QObject):
    """The longest time for which the event loop did not come round, and how much of it the thread worked.

    On a machine that others use the first says how busy that is, the second what this program is to blame for.
    """

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=2, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self.take()

    def take(self) -> tuple[float, float]:
        """The worst of both since the last question, in milliseconds."""
        worst = getattr(self, "_worst", (0.0, 0.0))
        self._worst = (0.0, 0.0)
        self._since = (time.monotonic(), time.thread_time())
        return worst

    def _look(self) -> None:
        now = (time.monotonic(), time.thread_time())
        took = [1000 * (after - before) for before, after in zip(self._since, now, strict=True)]
        self._worst = (max(self._worst[0], took[0]), max(self._worst[1], took[1]))
        self._since = now


def fill(folder: Path, count: int) -> list[int]:
    """A library of so many pictures; returns the ids, newest first."""
    database, files = Database(folder), LibraryFiles(folder)
    data = resource_path("samples", "coffee.png").read_bytes()[:4096]
    start = datetime.now(UTC) - timedelta(days=30)

    def enter(c: Connection, numbers: range) -> list[int]:
        made = []
        for number in numbers:
            job_id = f"{number:032x}"
            moment = start + timedelta(seconds=number)
            relative = f"pictures/{moment:%Y-%m}/{number:06}.png"
            path = files.absolute(relative)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            request = EditRequest((), f"Edit {number}", "qwen-image-edit-plus", "singapore")
            job = Job(job_id, request, JobState.DONE, moment, "https://example.com", demo=True, image_count=1)
            jobs.insert(c, job, ())
            new = NewPicture(job_id, 0, relative, f"{number:064x}", "0" * 64, Size(1024, 768), len(data), moment)
            made.append(pictures.insert(c, new).id)
        return made

    ids = [i for first in range(0, count, 500) for i in database.call(enter, range(first, min(count, first + 500)))]
    for rating in range(6):
        database.call(pictures.set_rating, ids[rating::6], rating)
    database.close()
    return ids[::-1]


def timed(act: Callable[[], object], told: SignalInstance) -> float:
    """The seconds until the signal comes."""
    loop = QEventLoop()
    told.connect(loop.quit)
    began = time.monotonic()
    act()
    loop.exec()
    seconds = time.monotonic() - began
    told.disconnect(loop.quit)
    return seconds


def rest(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def measure(assembly: Assembly, ids: list[int]) -> bool:
    """Print a table; whether all goals are met."""
    studio, collecting = assembly.studio, assembly.studio.collecting
    steps: dict[str, Callable[[], object]] = {
        "rate": lambda: collecting.set_rating(ids, 3),
        "tag": lambda: collecting.change_tags(ids, add=["holiday"]),
        "note": lambda: collecting.set_note(ids, "for Anna"),
        "add to an album": lambda: collecting.make_album("Prints", ids),
        "move to the trash": lambda: studio.pictures.move_to_trash(ids),
    }
    stalls = Stalls()
    good = True
    print(
        f"| {len(ids):,} pictures | do | undo | redo | longest stall | of its own work | goal |\n"
        "|---|---|---|---|---|---|---|"
    )
    for name, act in steps.items():
        taken: list[tuple[float, float, float]] = []
        rest(300)
        stalls.take()
        for _ in range(ROUNDS):
            done = timed(act, studio.undo.applied)
            rest(200)
            undone = timed(studio.undo.undo, studio.undo.taken_back)
            rest(200)
            again = timed(studio.undo.redo, studio.undo.done_again)
            rest(200)
            timed(studio.undo.undo, studio.undo.taken_back)
            rest(200)
            taken.append((done, undone, again))
        stall, work = stalls.take()
        done, undone, again = (statistics.median(times) for times in zip(*taken, strict=True))
        good &= max(done, undone, again) <= GOAL_S and work <= GOAL_STALL_MS
        figures = " | ".join(f"{seconds * 1000:.0f} ms" for seconds in (done, undone, again))
        print(
            f"| {name} | {figures} | {stall:.0f} ms | {work:.0f} ms | {GOAL_S:.0f} s, {GOAL_STALL_MS} ms |", flush=True
        )
    return good


def main() -> int:
    parser = argparse.ArgumentParser(description="How long it takes to do things to 1,000 pictures.")
    parser.add_argument("--pictures", type=int, default=10_000, help="how many the library holds")
    count = max(AT_ONCE, parser.parse_args().pictures)
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        ids = fill(root / "library", count)
        places = Places(root / "library", root / "config", root / "cache", root / "logs")
        owner = QObject(app)
        assembly = assemble(places, Preferences(places.settings_file, owner), parent=owner)
        loaded = QEventLoop()
        assembly.studio.gallery.counted.connect(loaded.quit)
        assembly.start()
        loaded.exec()
        rest(1000)
        sys.setswitchinterval(0.001)
        good = measure(assembly, ids[:AT_ONCE])
        assembly.close()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
