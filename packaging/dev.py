#!/usr/bin/env python3
"""Qwen Studio from a fresh clone, with nothing but Python on the machine.

demo [args…]         opens the window in demo mode; without any display, performs a scripted demo edit
test [pytest args…]  checks the code and runs all tests; with arguments, runs pytest once with them
check                ruff, the formatting, mypy and the import contracts
faults [--only NAME] [--write]
                     kills, full drives, hostile answers and many faulted edits as a whole, about an hour; then a table

Windows: py packaging\\dev.py …
"""

from __future__ import annotations  # this file must start on Python 3.8 to say what is needed

import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST_PYTHON = (3, 11)
ROOT = Path(__file__).resolve().parent.parent


def newer_python() -> str | None:
    """A Python on PATH that is new enough. A name alone proves nothing: a shim may stand for no Python at all."""
    proof = f"import sys; sys.exit(sys.version_info < {OLDEST_PYTHON})"
    for minor in (13, 12, 11, 14, 15):
        path = shutil.which(f"python3.{minor}")
        if path and subprocess.run([path, "-c", proof], capture_output=True, check=False).returncode == 0:
            return path
    return None


def start_again_with_newer_python() -> int:
    newer = newer_python()
    if newer is None:
        found = ".".join(str(part) for part in sys.version_info[:3])
        sys.exit(
            f"Qwen Studio needs Python 3.11 or newer; this is Python {found}.\n"
            "Install one from python.org or your system's packages, then run this command again."
        )
    return subprocess.call([newer, *sys.argv])


def demo(arguments: list[str]) -> int:
    import dev_environment
    import dev_system

    python = dev_environment.prepare(ROOT, extras=[])
    dev_system.provide_for_demo(ROOT)
    scripted = [] if dev_system.has_display(os.environ) else ["--scripted"]
    return subprocess.call([python, "-m", "qwen_studio", "--demo", *scripted, *arguments])


def check(arguments: list[str]) -> int:
    import dev_environment
    import dev_tests

    if arguments:
        sys.exit("check takes no arguments.")
    return dev_tests.check(dev_environment.prepare(ROOT, extras=["test"]), ROOT)


def test(arguments: list[str]) -> int:
    import dev_environment
    import dev_system
    import dev_tests

    python = dev_environment.prepare(ROOT, extras=["test"])
    dev_system.provide_for_tests(ROOT)
    return dev_tests.test(python, ROOT, arguments)


def faults(arguments: list[str]) -> int:
    import dev_environment
    import dev_faults
    import dev_system

    python = dev_environment.prepare(ROOT, extras=["test"])
    dev_system.provide_for_tests(ROOT)
    return dev_faults.faults(python, ROOT, arguments)


COMMANDS = {"demo": demo, "test": test, "check": check, "faults": faults}


def main(arguments: list[str]) -> int:
    if sys.version_info < OLDEST_PYTHON:
        return start_again_with_newer_python()
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        return 0 if arguments in (["-h"], ["--help"]) else 2
    # Whatever the shell's habits are: each of some hundred starts would compile all modules anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
