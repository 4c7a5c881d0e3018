"""What a program takes of the memory."""

from collections.abc import Iterator
from pathlib import Path


def memory_mb(pid: int) -> float:
    """What the process and its children have for themselves."""
    total = 0
    for each in (pid, *_children(pid)):
        rollup = Path(f"/proc/{each}/smaps_rollup")
        if rollup.exists():
            total += sum(int(line.split()[1]) for line in rollup.read_text().splitlines() if line.startswith("Pss:"))
    return total / 1024


def _children(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            yield child
            yield from _children(child)
