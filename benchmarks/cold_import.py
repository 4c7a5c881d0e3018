"""A folder of 2,000 pictures that were never seen before: the import beside qimgv, and beside the decoder alone.

    python benchmarks/cold_import.py [--count 2000] [--keep FOLDER]

The decoder alone makes thumbnails of the same files with Pillow, on as many threads as there are cores. The import
leaves the files where they are; it reads each, enters it and shows its thumbnail. qimgv opens the folder with an empty
cache. All three in one run, on a display of their own (Xvfb, 1440 × 900). Exits with 1 where a goal is missed.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from big_library import make_distinct, make_photos
from gallery import PEERS, _environment, _place, _start
from PIL import Image

sys.path.insert(0, str(Path(__file__).parents[1] / "packaging"))
from dev_display import virtual_display

RATE_GOAL = 0.9
FIRST_GOAL = 1.0


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--keep", type=Path, help="where to make the pictures, and leave them")
    parser.add_argument("--inside", nargs=2, type=Path, metavar=("LIBRARY", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        _import(*options.inside)
        return
    with _place(options.keep) as place, virtual_display(_environment(place / "home")) as environment:
        folder = place / f"distinct-{options.count}"
        if not folder.exists():
            unfinished = folder.with_suffix(".unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            make_distinct(make_photos(place / "photos"), unfinished, options.count)
            unfinished.rename(folder)
        files = sorted(folder.iterdir())
        _decode_all(files)  # fills the disk's cache
        decoder = _decode_all(files)
        first, rate = _measured(place / "imported", folder, environment)
        print(f"decoder alone      {decoder:6.1f} pictures a second")
        print(f"import             {rate:6.1f} pictures a second, {rate / decoder:.2f} of it (goal: {RATE_GOAL})")
        good = rate >= RATE_GOAL * decoder
        qimgv = next(peer for peer in PEERS if peer.name == "qimgv")
        if shutil.which(qimgv.name):
            shutil.rmtree(place / "home" / "cache" / "qimgv", ignore_errors=True)
            theirs, _ = _start(qimgv, folder, environment)
            ratio = first / theirs
            print(f"first screen       {first:6.2f} s, qimgv {theirs:.2f} s, ratio {ratio:.2f} (goal: {FIRST_GOAL})")
            good = good and ratio <= FIRST_GOAL
    sys.exit(0 if good else 1)


def _decode_all(files: list[Path]) -> float:
    """Thumbnails a second."""
    began = time.perf_counter()
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        list(workers.map(_thumbnail, files))
    return len(files) / (time.perf_counter() - began)


def _thumbnail(file: Path) -> Image.Image:
    return Image.open(file).convert("RGB").resize((256, 171), Image.Resampling.LANCZOS, reducing_gap=2.0)


def _measured(library: Path, folder: Path, environment: dict[str, str]) -> tuple[float, float]:
    """Seconds until the first screen of tiles, and pictures a second until the last one."""
    shutil.rmtree(library, ignore_errors=True)
    command = [sys.executable, __file__, "--inside", str(library), str(folder)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if not done.stdout.strip():
        raise SystemExit(done.stderr)
    told = json.loads(done.stdout.splitlines()[-1])
    return told["first screen"], told["rate"]


def _import(library: Path, folder: Path) -> None:
    from gallery_inside import _blank, _wait, open_window
    from PySide6.QtWidgets import QApplication

    from qwen_studio.core.importing import How
    from qwen_studio.ui.gallery.grid import GalleryGrid

    app = QApplication([])
    assembly, window = open_window(app, library, library.with_name("settings"))
    gallery = assembly.studio.gallery
    assembly.studio.jobs  # noqa: B018 - made now, so that nothing but the import is measured
    count = sum(1 for _ in folder.iterdir())
    _wait(lambda: not gallery.loading)
    began = time.perf_counter()
    assembly.studio.importing.start([folder], How.REFERENCE)
    grid = window.findChild(GalleryGrid)
    assert grid is not None
    _wait(lambda: len(grid.shown_rows()) >= 12 and _blank(grid) == 0, 120)
    first = time.perf_counter() - began
    # A program does not look a thousand times a second whether it is done.
    _wait(lambda: assembly.studio.importing.work is None and gallery.shown_count == count, 600, look_every_s=0.02)
    took = time.perf_counter() - began
    print(json.dumps({"first screen": first, "rate": count / took}), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
