#!/usr/bin/env python3
"""How long until the window of a bundle appears, against that of the source install, taking turns on one display.

    python3 packaging/linux/measure_start.py BUNDLE/qwen-studio [--source PYTHON] [--runs 15]

What is measured is the time from the start of the process until the X server maps the window. Needs Xvfb, openbox
and xev (Debian: xvfb, openbox, x11-utils).
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

import dev_display  # noqa: E402 - this script finds it beside its folder

GOAL = 1.2


def main() -> int:
    """Prints both medians and their ratio; 1 where the goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--source", default=str(ROOT / ".venv" / "bin" / "python"), metavar="PYTHON")
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    commands = {"source": [options.source, "-m", "qwen_studio"], "bundle": [str(options.bundle)]}
    times: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        private = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"), folder)
        with dev_display.virtual_display({**os.environ, **private}) as environment:
            for run in range(options.runs + 1):
                for name, command in commands.items():
                    took = until_window([*command, "--library", f"{folder}/library"], environment)
                    if run:  # the first one reads everything from the drive
                        times[name].append(took)
    for name, took_ms in times.items():
        print(f"{name}: median {statistics.median(took_ms):.0f} ms, best {min(took_ms):.0f} ms")
    ratio = statistics.median(times["bundle"]) / statistics.median(times["source"])
    print(f"ratio {ratio:.2f}, goal {GOAL}")
    return 0 if ratio <= GOAL else 1


def until_window(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Milliseconds until the X server maps the first window of the command, which is ended then."""
    watcher = subprocess.Popen(
        ["xev", "-root", "-event", "substructure"], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert watcher.stdout is not None  # noqa: S101 - a pipe was asked for
    time.sleep(0.2)  # until it watches, of which it says nothing
    began = time.monotonic_ns()
    program = subprocess.Popen(command, env=environment, cwd=ROOT, stderr=subprocess.DEVNULL)
    # A program that fails shows no window to wait for.
    threading.Thread(target=end_with, args=(program, watcher), daemon=True).start()
    try:
        for line in watcher.stdout:
            if line.startswith("MapNotify"):
                return (time.monotonic_ns() - began) / 1e6
    finally:
        for process in (program, watcher):
            process.terminate()
            process.wait()
    sys.exit(f"{command[0]} ended before it showed a window.")


def end_with(program: "subprocess.Popen[bytes]", watcher: "subprocess.Popen[str]") -> None:
    program.wait()
    watcher.terminate()


if __name__ == "__main__":
    sys.exit(main())
