"""How the open gallery feels at a given size: scrolling, searching, new results, and work on a thousand pictures.

    python benchmarks/gallery_inside.py LIBRARY

Prints one JSON object. Times are in ms, memory in MB. Run by benchmarks/gallery.py, in a window of 1440 × 900.
"""

import itertools
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from memory import memory_mb
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qwen_studio.app.assembly import Assembly, assemble
from qwen_studio.app.garbage import GarbageCollector
from qwen_studio.app.start import SWITCH_S
from qwen_studio.core.memory import share_arenas
from qwen_studio.library import pictures
from qwen_studio.library.pictures import NewPicture
from qwen_studio.library.places import Places
from qwen_studio.state.gallery_model import GalleryModel
from qwen_studio.state.preferences import Preferences
from qwen_studio.ui.gallery.grid import GalleryGrid
from qwen_studio.ui.gallery.search_field import SearchField
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.theme import Theme

SCROLL_S = 4.0
SEARCHES = ("n", "ne", "neo", "neon", "umbrella", "zzzz", "海", "鲸", "red umbrella", "天空 猫")
THOUSAND = 1000
REST_MS = 2000


class Frames(QObject):
    """The time from one paint of the tiles to the next one that was due."""

    def __init__(self, viewport: QObject) -> None:
        super().__init__()
        self.lengths_ms: list[float] = []
        viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Paint:
            return False
        watched.removeEventFilter(self)
        began = time.perf_counter()
        QApplication.sendEvent(watched, event)
        self.lengths_ms.append((time.perf_counter() - began) * 1000)
        watched.installEventFilter(self)
        return True


def main() -> None:
    """Measure, and print."""
    share_arenas()
    with tempfile.TemporaryDirectory(dir=Path(sys.argv[1]).parent) as folder:
        library = Path(folder) / "library"
        shutil.copytree(sys.argv[1], library, copy_function=_link_or_copy)
        app = QApplication([])
        assembly, window = open_window(app, library, Path(folder))
        grid = window.findChild(GalleryGrid)
        assert grid is not None
        _wait(lambda: assembly.studio.gallery.is_counted)
        _wait(lambda: _blank(grid) == 0)
        told: dict[str, object] = {"pictures": assembly.studio.gallery.shown_count}
        told |= _scrolling(grid)
        _rest(REST_MS)
        told["memory after scrolling"] = memory_mb(os.getpid())
        told |= _searching(assembly, window)
        told["new result visible"] = _new_result(assembly, grid)
        told |= _thousand(assembly)
        print(json.dumps(told), flush=True)
    # The window is not worth a farewell; what was measured is told.
    os._exit(0)


def open_window(app: QApplication, library: Path, settings: Path) -> tuple[Assembly, MainWindow]:
    """The program on its Gallery page; `settings` is a folder for all that is not the library."""
    places = Places(library, *(settings / name for name in ("config", "cache", "logs")))
    preferences = Preferences(places.settings_file)
    preferences.change(page="gallery", welcomed=True)
    assembly = assemble(places, preferences, parent=app)
    garbage = GarbageCollector(app)
    window = MainWindow(assembly.studio, Theme(app, "dark"), places)
    window.resize(1440, 900)
    window.show()
    window.complete()
    garbage.start()
    sys.setswitchinterval(SWITCH_S)
    assembly.start()
    return assembly, window


def _link_or_copy(source: str, target: str) -> None:
    # What is written to is copied; the photographs are only read.
    if source.endswith(".png"):
        os.link(source, target)
    else:
        shutil.copy2(source, target)


def _wait(done: Callable[[], bool], timeout_s: float = 60.0, look_every_s: float = 0.0005) -> float:
    """The seconds until it is done, while events are handled."""
    began = time.perf_counter()
    while not done():
        if time.perf_counter() - began > timeout_s:
            raise TimeoutError(done)
        QApplication.processEvents()
        time.sleep(look_every_s)
    return time.perf_counter() - began


def _rest(ms: float) -> None:
    """Let that time go by; QTest.qWait would keep Python from all other threads meanwhile."""
    ends_at = time.perf_counter() + ms / 1000
    _wait(lambda: time.perf_counter() >= ends_at)


def _blank(grid: GalleryGrid) -> int:
    """How many tiles on the screen have no picture."""
    return sum(not grid.is_painted(row) for row in grid.shown_rows())


def _scrolling(grid: GalleryGrid) -> dict[str, object]:
    frames = Frames(grid.viewport())
    bar = grid.verticalScrollBar()
    blanks = [_scroll(grid, steps) for steps in (_wheel(grid), _pages(grid), _drag(grid))]
    bar.setValue(0)
    ordered = sorted(frames.lengths_ms)
    return {
        "frames": len(ordered),
        "frame p50": ordered[len(ordered) // 2],
        "frame p99": ordered[int(len(ordered) * 0.99)],
        "longest blank after stopping": max(blanks),
    }


def _scroll(grid: GalleryGrid, steps: Iterator[None]) -> float:
    """Scrolls at 60 steps a second; how long there was a blank tile after stopping."""
    end = time.perf_counter() + SCROLL_S
    while time.perf_counter() < end:
        next(steps)
        due = time.perf_counter() + 0.016
        while time.perf_counter() < due:
            QApplication.processEvents()
    return _wait(lambda: _blank(grid) == 0) * 1000


def _wheel(grid: GalleryGrid) -> Iterator[None]:
    middle = QPointF(grid.viewport().rect().center())
    while True:
        event = QWheelEvent(
            middle, grid.viewport().mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003 - Qt's own
        )  # fmt: skip
        QApplication.sendEvent(grid.viewport(), event)
        yield


def _pages(grid: GalleryGrid) -> Iterator[None]:
    while True:
        QTest.keyClick(grid, Qt.Key.Key_PageDown)
        yield


def _drag(grid: GalleryGrid) -> Iterator[None]:
    bar = grid.verticalScrollBar()
    for step in itertools.count():
        bar.setSliderPosition(int(bar.maximum() * (step % 100) / 100))
        yield


def _searching(assembly: Assembly, window: MainWindow) -> dict[str, object]:
    field = window.findChild(SearchField)
    assert field is not None
    gallery = assembly.studio.gallery
    times = [_search(gallery, field, words) for words in SEARCHES]
    first, whole = (sorted(column) for column in zip(*times, strict=True))
    field.setText("")
    _wait(lambda: gallery.is_counted and gallery.shown_count == gallery.total_count)
    return {
        "first hits, worst key": first[-1],
        "first hits, median": first[len(first) // 2],
        "count, worst": whole[-1],
    }


def _search(gallery: GalleryModel, field: SearchField, words: str) -> tuple[float, float]:
    """How long until the first hits are shown, and until all are counted."""
    field.setText("")
    _wait(lambda: gallery.is_counted and gallery.shown_count == gallery.total_count)
    answers: list[None] = []
    gallery.counted.connect(lambda: answers.append(None), Qt.ConnectionType.SingleShotConnection)
    began = time.perf_counter()
    field.setText(words)
    _wait(lambda: bool(answers))
    QApplication.processEvents()
    first = (time.perf_counter() - began) * 1000
    _wait(lambda: gallery.is_counted)
    return first, (time.perf_counter() - began) * 1000


def _new_result(assembly: Assembly, grid: GalleryGrid) -> float:
    gallery = assembly.studio.gallery
    _rest(REST_MS)
    newest = assembly.database.call(pictures.get, gallery.id_at(0))
    assert newest is not None
    before = gallery.shown_count
    new = NewPicture(
        newest.job_id, 77, newest.path, newest.content_hash, newest.file_sha256, newest.size, newest.file_bytes,
        newest.created_at.replace(year=newest.created_at.year + 1),
    )  # fmt: skip
    picture = assembly.database.call(pictures.insert, new)
    began = time.perf_counter()
    assembly.studio.pictures.added.emit([picture.id])
    _wait(lambda: gallery.shown_count == before + 1)
    grid.viewport().repaint()
    return (time.perf_counter() - began) * 1000


def _thousand(assembly: Assembly) -> dict[str, object]:
    studio = assembly.studio
    gallery = studio.gallery
    ids = [gallery.id_at(row) for row in range(1, min(THOUSAND, gallery.shown_count - 1) + 1)]
    told: dict[str, object] = {}
    before = gallery.shown_count
    began = time.perf_counter()
    studio.pictures.move_to_trash(ids)
    # To look for one of the pictures over and over would keep the thread busy that is measured.
    _wait(lambda: gallery.shown_count == before - len(ids))
    told["trash 1,000"] = (time.perf_counter() - began) * 1000
    began = time.perf_counter()
    studio.undo.undo()
    _wait(lambda: gallery.shown_count == before)
    told["undo trash"] = (time.perf_counter() - began) * 1000
    done: list[object] = []
    studio.pictures.changed.connect(done.append)
    began = time.perf_counter()
    studio.collecting.change_tags(ids, add=["benchmark"])
    _wait(lambda: bool(done))
    told["tag 1,000"] = (time.perf_counter() - began) * 1000
    done.clear()
    began = time.perf_counter()
    studio.undo.undo()
    _wait(lambda: bool(done))
    told["undo tag"] = (time.perf_counter() - began) * 1000
    return told


if __name__ == "__main__":
    main()
