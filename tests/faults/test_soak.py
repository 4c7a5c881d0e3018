"""Memory, threads and descriptors stay where they were, however long the program lives."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from qwen_studio.jobs.runner import JOBS_AT_ONCE
from qwen_studio.jobs.workshop import DOWNLOADS_AT_ONCE
from qwen_studio.sandbox.keys import SINGAPORE_KEY
from tests.faults.conftest import Report

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="/proc says what a process takes"),
    pytest.mark.timeout(5400),
]

GROWTH = 0.05
THREADS = JOBS_AT_ONCE + DOWNLOADS_AT_ONCE + 2
"""With the main thread and the disk's."""
KEPT_CONNECTIONS = 20
"""How many connections httpx keeps open for later."""
WINDOW_OBJECTS = 150
"""Menus, toasts and the like, which come and go."""


def life(module: str, folder: Path, jobs: int, rounds: int) -> list[dict[str, int]]:
    """The footprints of a life in a process of its own."""
    process = subprocess.run(
        [sys.executable, "-m", f"tests.faults.{module}", str(folder), str(jobs), str(rounds)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "DASHSCOPE_API_KEY": SINGAPORE_KEY},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in process.stdout.splitlines()]


def growth(rounds: list[dict[str, int]]) -> float:
    """How much more memory was taken in the end than after the first half, which warms everything up."""
    return rounds[-1]["memory"] / rounds[len(rounds) // 2 - 1]["memory"] - 1


def test_thousands_of_jobs_leave_nothing_behind(tmp_path: Path, whole: bool, report: Report) -> None:
    jobs = 3000 if whole else 48
    before, *rounds, closed = life("soak", tmp_path, jobs, 60 if whole else 6)

    grown = growth(rounds)
    report("a soak: memory grows by more than 5 %", jobs, int(grown > GROWTH), f"{grown:+.1%}")
    assert grown <= GROWTH
    assert max(r["threads"] for r in rounds) <= THREADS
    assert max(r["descriptors"] for r in rounds) <= rounds[0]["descriptors"] + KEPT_CONNECTIONS
    # And nothing at all once the library is closed.
    assert (closed["threads"], closed["descriptors"]) == (before["threads"], before["descriptors"])


def test_a_window_that_is_used_all_day_stays_as_small(tmp_path: Path, whole: bool, report: Report) -> None:
    jobs = 800 if whole else 64
    rounds = life("soak_window", tmp_path, jobs, 40 if whole else 8)

    grown = growth(rounds)
    report("a soak of the window: memory grows by more than 5 %", jobs, int(grown > GROWTH), f"{grown:+.1%}")
    assert grown <= GROWTH
    warm = rounds[len(rounds) // 2 - 1]
    for name, spare in (("objects", WINDOW_OBJECTS), ("cards", 5), ("threads", 4), ("descriptors", 8)):
        assert max(r[name] for r in rounds) <= warm[name] + spare, name
