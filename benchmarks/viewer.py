"""How soon a picture is seen, and how fluently it is panned and zoomed.

    python benchmarks/viewer.py [--rounds 9] [--frames 120]

First paint: from showing a file in the viewer until its own pixels have been painted, beside the time of the decoder
alone (Pillow, with the orientation and the colours put right) on the same file in the same run. Frames: each step of
the mouse or the wheel on the canvas of 1600 × 1000 px is followed by its paint, and both are counted together. All of
it uses one core at a time; the processor's time is told beside the clock's, for machines that have other work, and the
goals are asked of it. It exits with 1 where a goal is missed.

Without a display it paints into Qt's offscreen platform, which has the same raster engine as X11.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QEventLoop, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from qwen_studio.imaging.decode import decode
from qwen_studio.state.images import ImageCache
from qwen_studio.state.tasks import Tasks
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.viewer.canvas import Canvas
from qwen_studio.ui.viewer.picture_levels import PictureLevels, halved_levels

SAMPLE = Path(__file__).parents[1] / "resources" / "samples" / "astronaut.png"
FIRST_PAINT_GOAL = 1.2
FRAME_GOAL_MS = 1000 / 60
WINDOW = (1600, 1000)
SIZES = ((1, (1248, 832)), (24, (6000, 4000)), (64, (9248, 6936)))


@dataclass(frozen=True)
class Took:
    """Milliseconds by the clock and of the processor."""

    clock: float
    processor: float


def timed(work: Callable[[], object]) -> Took:
    """How long the work takes."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return Took((time.perf_counter() - clock) * 1e3, (time.process_time() - processor) * 1e3)


def photograph(size: tuple[int, int]) -> Image.Image:
    """A photograph of that size, with grain, as a camera's and the service's have."""
    photo = Image.open(SAMPLE).convert("RGB").resize(size, Image.Resampling.BICUBIC)
    grain = Image.effect_noise(size, 12).convert("L")
    return Image.blend(photo, Image.merge("RGB", (grain, grain, grain)), 0.06)


class Stage:
    """A canvas on the screen, and what a person does there."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        self._app = app
        self._parent = QObject()
        self._tasks = Tasks(self._parent)
        self.canvas = Canvas(theme)
        self.canvas.resize(*WINDOW)
        self.canvas.show()
        app.processEvents()

    def first_paint(self, file: Path) -> None:
        """Shows the file, as the viewer does, and waits until its own pixels are painted."""
        images = ImageCache(self._tasks, self._parent)
        here: list[QImage | None] = []
        images.loaded.connect(lambda key: here.append(images.image(key)))
        images.image(str(file))
        while not here:
            # Asleep in between: turning round would be counted.
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        assert here[0] is not None
        self.canvas.show_picture(PictureLevels(here[0]))
        self.canvas.repaint()

    def paint(self) -> None:
        self.canvas.repaint()

    def press(self, at: QPointF) -> None:
        self._mouse(QMouseEvent.Type.MouseButtonPress, at)

    def move(self, to: QPointF) -> None:
        """A step of the mouse with its button held, and the frame that it leads to."""
        self._mouse(QMouseEvent.Type.MouseMove, to)
        self.canvas.repaint()

    def turn(self, notches: float, at: QPointF) -> None:
        """A turn of the wheel, and the frame that it leads to."""
        event = QWheelEvent(
            at,
            QPointF(self.canvas.mapToGlobal(at.toPoint())),
            QPoint(),
            QPoint(0, round(120 * notches)),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003 - Qt's own: not inverted
        )
        self._app.sendEvent(self.canvas, event)
        self.canvas.repaint()

    def _mouse(self, kind: QMouseEvent.Type, at: QPointF) -> None:
        held = Qt.MouseButton.LeftButton
        event = QMouseEvent(
            kind, at, QPointF(self.canvas.mapToGlobal(at.toPoint())), held, held, Qt.KeyboardModifier.NoModifier
        )
        self._app.sendEvent(self.canvas, event)


def first_paints(stage: Stage, files: Sequence[tuple[str, Path]], rounds: int) -> bool:
    """Prints the table; whether the goal is met."""
    print("first paint                decoder alone         until painted         ratio   of the processor   goal")
    good = True
    for name, file in files:
        decoder, viewer = [], []
        for _ in range(rounds):
            decoder.append(timed(partial(decode, file)))
            viewer.append(timed(partial(stage.first_paint, file)))
        alone, painted = medians(decoder), medians(viewer)
        ratio = painted.processor / alone.processor
        good = good and ratio <= FIRST_PAINT_GOAL
        print(
            f"{name:24} {alone.clock:6.0f} ms ({alone.processor:4.0f}) {painted.clock:9.0f} ms"
            f" ({painted.processor:4.0f}) {painted.clock / alone.clock:10.2f} {ratio:14.2f} {FIRST_PAINT_GOAL:12.2f}"
        )
    return good


def frames(stage: Stage, count: int) -> bool:
    """Prints the table; whether the goal is met."""
    print("\nframes, ms of the processor (of the clock)      median          99 %            goal")
    good = True
    for megapixels, size in SIZES:
        photo = photograph((1248, 832))
        drawn = QImage(photo.tobytes(), *photo.size, photo.width * 3, QImage.Format.Format_RGB888)
        image = drawn.scaled(*size).convertToFormat(QImage.Format.Format_RGB32)
        levels = PictureLevels(image)
        levels.add(halved_levels(image))
        for name, steps in gestures(stage, levels, count).items():
            took = [timed(step) for step in steps]
            middle, slow = medians(took), worst(took)
            good = good and slow.processor <= FRAME_GOAL_MS
            print(
                f"{megapixels:3} MP {name:32} {middle.processor:8.1f} ({middle.clock:5.1f}) "
                f"{slow.processor:8.1f} ({slow.clock:5.1f}) {FRAME_GOAL_MS:8.1f}"
            )
    return good


def gestures(stage: Stage, levels: PictureLevels, count: int) -> dict[str, list[Callable[[], object]]]:
    """The steps of each gesture; each begins where it puts the canvas with its first step."""
    middle = QPointF(WINDOW[0] / 2, WINDOW[1] / 2)

    def begin(factor: float | None) -> None:
        stage.canvas.show_picture(levels)
        stage.canvas.fit()
        if factor is not None:
            stage.canvas.zoom_to(factor)
        stage.canvas.repaint()
        stage.press(middle)

    def drag(number: int, factor: float) -> None:
        if number == 0:
            begin(factor)
        across = (number % 40 - 20) * 9
        stage.move(middle + QPointF(across, across / 2))

    def turn(number: int) -> None:
        if number == 0:
            begin(None)
        stage.turn(0.5 if number % 40 < 20 else -0.5, middle + QPointF(120, 80))

    pans: dict[str, list[Callable[[], object]]] = {
        f"panned at {factor:.0%}": [partial(drag, number, factor) for number in range(count)]
        for factor in (0.5, 1.0, 2.0)
    }
    turns: list[Callable[[], object]] = [partial(turn, number) for number in range(count)]
    return {**pans, "zoomed": turns}


def medians(took: Sequence[Took]) -> Took:
    return Took(statistics.median(t.clock for t in took), statistics.median(t.processor for t in took))


def worst(took: Sequence[Took]) -> Took:
    """The 99th of a hundred, of each; the first step is not among them, as it also shows the picture."""
    place = max(0, round(0.99 * (len(took) - 1)) - 1)
    return Took(sorted(t.clock for t in took[1:])[place], sorted(t.processor for t in took[1:])[place])


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=9)
    arguments.add_argument("--frames", type=int, default=120)
    told = arguments.parse_args()
    app = QApplication(sys.argv[:1])
    stage = Stage(app, Theme(app, "dark"))
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name, size in (("1 MP result, PNG", (1248, 832)), ("3072² PNG", (3072, 3072))):
            files.append((name, Path(folder) / f"{size[0]}.png"))
            photograph(size).save(files[-1][1], compress_level=6)
        good = first_paints(stage, files, told.rounds)
    good = frames(stage, told.frames) and good
    print(f"\nload of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
