"""How long until the window can be used, against a bare PySide6 window in the same run.

    python benchmarks/start.py [--runs 15]

Both are started again and again, taking turns, on the display at hand (offscreen without one). Each says how many
milliseconds after the start of its process the first paint is done and the event loop is free. The program opens a
library that it has seen before, as a second start does.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
def usable():
    print(time.monotonic_ns()); app.exit()
QTimer.singleShot(0, lambda: QTimer.singleShot(0, usable))
sys.exit(app.exec())
"""

STUDIO = """
import sys, time
from qwen_studio.app.claim import claim_or_hand_over, places_asked_for
places = places_asked_for(sys.argv[1])  # all of it as the command does
claim = claim_or_hand_over(places, ())
from qwen_studio.app.quick_start import prepare
prepare()
import qwen_studio.app.start as start
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
def usable():
    print(time.monotonic_ns(), flush=True); QApplication.exit()
real = start._after_first_paint
def after_first_paint(*arguments):
    real(*arguments)
    QTimer.singleShot(0, usable)
start._after_first_paint = after_first_paint
sys.exit(start.run(start.WindowOptions(), places, claim.lock))
"""


def start_once(code: str, *arguments: str, environment: dict[str, str]) -> float:
    """Milliseconds from the start of the process until it can be used."""
    began = time.monotonic_ns()
    process = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if not process.stdout.strip():
        raise SystemExit(process.stderr)
    return (int(process.stdout.split()[0]) - began) / 1e6


def main() -> None:
    """Print both medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "PYTHONPYCACHEPREFIX": f"{folder}/bytecode",
            "XDG_CONFIG_HOME": folder,
            "XDG_CACHE_HOME": folder,
            "XDG_STATE_HOME": folder,
        }
        # An installed program has its modules compiled; so have both here, whatever this shell's habits are.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")) and sys.platform == "linux":
            environment["QT_QPA_PLATFORM"] = "offscreen"
        config = Path(folder, "qwen-studio")
        config.mkdir()
        (config / "settings.json").write_text('{"welcomed": true}')
        library = str(Path(folder, "library"))
        times: dict[str, list[float]] = {"bare": [], "studio": []}
        for run in range(runs + 1):
            bare = start_once(BARE, environment=environment)
            studio = start_once(STUDIO, library, environment=environment)
            if run:  # the first start makes the library and fills the disk's cache
                times["bare"].append(bare)
                times["studio"].append(studio)
    bare, studio = (statistics.median(times[name]) for name in ("bare", "studio"))
    print(f"bare PySide6 window  {bare:6.0f} ms  (best {min(times['bare']):.0f})")
    print(f"Qwen Studio, usable  {studio:6.0f} ms  (best {min(times['studio']):.0f})")
    print(f"ratio                {studio / bare:6.2f}     (goal: at most 2.5)")


if __name__ == "__main__":
    main()
