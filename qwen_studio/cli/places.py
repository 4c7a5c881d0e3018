"""Paths as they were meant where the command was typed."""

from collections.abc import Sequence
from pathlib import Path


def absolute_files(names: Sequence[str]) -> tuple[Path, ...]:
    """The files of the command line, independent of the current folder."""
    return tuple(Path(name).expanduser().absolute() for name in names)
