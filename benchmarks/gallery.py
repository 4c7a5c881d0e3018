"""The gallery against qimgv and nsxiv (and geeqie, gthumb on request), on the same pictures, in one run.

    python benchmarks/gallery.py [--small] [--peers qimgv,nsxiv,geeqie,gthumb] [--keep FOLDER]

Every program is started in turn on a display of its own (Xvfb, 1440 × 900), on a folder or library that it has seen
before. The first screen is there at the first picture of the display that differs from the last one by less than a
hundredth; memory is what the program and its children have for themselves (PSS). Then the open gallery is measured from
inside (benchmarks/gallery_inside.py). The least of several runs counts: more than that is what other machines took of
shared cores. `--small` leaves 100,000 out; `--keep` keeps what was made for the next run.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from big_library import make_folder, make_library, make_photos
from memory import memory_mb
from PIL import Image, ImageChops, ImageGrab

sys.path.insert(0, str(Path(__file__).parents[1] / "packaging"))
from dev_display import virtual_display

SETTLED_S = 1.5
LONGEST_S = 40.0
# Looking at the display must not take from the programs what it measures.
LOOK_EVERY_S = 0.015
SAME = 0.01
RUNS = 5
RUNS_INSIDE = 3


@dataclass(frozen=True)
class Program:
    """A program that shows a folder or a library as thumbnails."""

    name: str
    command: Callable[[Path], list[str]]
    takes_library: bool = False


PEERS = (
    Program("qimgv", lambda folder: ["qimgv", str(folder)]),
    Program("nsxiv", lambda folder: ["nsxiv", "-t", str(folder)]),
    Program("geeqie", lambda folder: ["geeqie", str(folder)]),
    Program("gthumb", lambda folder: ["gthumb", str(folder)]),
)
STUDIO = Program(
    "Qwen Studio",
    lambda library: [str(Path(sys.executable).with_name("qwen-studio")), "--library", str(library)],
    takes_library=True,
)


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", action="store_true", help="only 1,000 and 10,000 pictures")
    parser.add_argument("--peers", default="qimgv,nsxiv", help="which other programs, by commas")
    parser.add_argument("--keep", type=Path, help="where to make the pictures, and leave them")
    options = parser.parse_args()
    counts = (1_000, 10_000) if options.small else (1_000, 10_000, 100_000)
    programs = [STUDIO, *(peer for peer in PEERS if peer.name in options.peers.split(",") and shutil.which(peer.name))]
    with _place(options.keep) as place, virtual_display(_environment(place / "home")) as environment:
        photos = make_photos(place / "photos")
        print("First screen, seen before (seconds) and memory then (MB):")
        _row("pictures", *(program.name for program in programs))
        for count in counts:
            shown = [_made(place, photos, count, library=program.takes_library) for program in programs]
            # In turn, so that a busy moment of the machine meets all of them; the first time makes their thumbnails.
            rounds = [
                [_start(*each, environment) for each in zip(programs, shown, strict=True)] for _ in range(1 + RUNS)
            ]
            runs = list(zip(*rounds[1:], strict=True))
            _row(f"{count:,}", *(f"{min(s for s, _ in each):.2f} / {min(mb for _, mb in each):.0f}" for each in runs))
        for count in counts:
            library = _made(place, photos, count, library=True)
            print(f"\nInside, {count:,} pictures (ms; memory in MB):")
            told = [_inside(library, environment) for _ in range(RUNS_INSIDE)]
            for name in told[0]:
                print(f"  {name:32} {min(each[name] for each in told):10.1f}")


def _inside(library: Path, environment: dict[str, str]) -> dict[str, float]:
    script = Path(__file__).with_name("gallery_inside.py")
    done = subprocess.run(
        [sys.executable, str(script), str(library)], env=environment, capture_output=True, text=True, check=False
    )
    lines = done.stdout.splitlines()
    if not lines:
        raise SystemExit(done.stderr)
    told: dict[str, float] = json.loads(lines[-1])
    return told


def _made(place: Path, photos: list[Path], count: int, *, library: bool) -> Path:
    folder = place / f"{'library' if library else 'folder'}-{count}"
    if not folder.exists():
        unfinished = folder.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        (make_library if library else make_folder)(photos, unfinished, count)
        unfinished.rename(folder)
    return folder


def _start(program: Program, shown: Path, environment: dict[str, str]) -> tuple[float, float]:
    """Seconds until the first screen, and MB then."""
    began = time.monotonic()
    process = subprocess.Popen(
        program.command(shown), env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        frames = _frames_until_settled(environment["DISPLAY"], began)
        return _first_like_the_last(frames), memory_mb(process.pid)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _frames_until_settled(display: str, began: float) -> list[tuple[float, Image.Image]]:
    """The display in small and grey at each change, until nothing changed for a while."""
    frames: list[tuple[float, Image.Image]] = []
    seen = 0
    while (moment := time.monotonic() - began) < LONGEST_S:
        frame = ImageGrab.grab(xdisplay=display)
        content = zlib.adler32(frame.tobytes())
        if content != seen:
            seen = content
            frames.append((moment, frame.convert("L").reduce(2)))
        elif len(frames) > 1 and moment - frames[-1][0] > SETTLED_S:
            break
        time.sleep(LOOK_EVERY_S)
    return frames


def _first_like_the_last(frames: list[tuple[float, Image.Image]]) -> float:
    last = frames[-1][1]
    return next(moment for moment, frame in frames if _difference(frame, last) < SAME)


def _difference(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that differ visibly."""
    changed = ImageChops.difference(one, other).point(lambda value: 255 * (value > 16))
    return changed.histogram()[255] / (changed.width * changed.height)


def _environment(folder: Path) -> dict[str, str]:
    """With a home that no program has settings in, but ours: to begin in the gallery, as it was left."""
    for name in ("config/qwen-studio", "cache", "data", "state"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    settings = {"page": "gallery", "welcomed": True, "theme": "dark"}
    (folder / "config" / "qwen-studio" / "settings.json").write_text(json.dumps(settings))
    # An installed program has its modules compiled, whatever this shell's habits are.
    shell = {k: v for k, v in os.environ.items() if k not in {"PYTHONDONTWRITEBYTECODE", "QT_QPA_PLATFORM"}}
    return {
        **shell,
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_STATE_HOME": str(folder / "state"),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }


@contextmanager
def _place(keep: Path | None) -> Iterator[Path]:
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _row(*cells: str) -> None:
    print("  ".join(f"{cell:>14}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
