"""Which files a person means who names files and folders."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from qwen_studio.core.importing import Unread
from qwen_studio.core.language import translate
from qwen_studio.imaging.reading import shown_name

_Identity = tuple[int, int]


def files_under(paths: Sequence[Path], left_out: Path, refuse: Callable[[Unread], object]) -> Iterator[Path]:
    """The named files, and those in the named folders and theirs, each folder once and in the order of names.

    Hidden ones count only if they are named, and nothing under `left_out`. Links are followed; a circle of them ends
    where it meets itself. `refuse` is told of what cannot be read.
    """
    seen: set[_Identity] = set()
    own = _identity(left_out)
    if own is not None:
        seen.add(own)
    for path in paths:
        # By its name, because there may be a hundred thousand, and by text alone: a link keeps the name it was given.
        named = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
        if left_out in (named, *named.parents):
            continue
        if named.is_dir():
            yield from _in_folder(str(named), seen, refuse)
        else:
            yield named


def _in_folder(top: str, seen: set[_Identity], refuse: Callable[[Unread], object]) -> Iterator[Path]:
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        identity = _identity(folder)
        if identity in seen:
            continue
        if identity is not None:
            seen.add(identity)
        try:
            with os.scandir(folder) as listing:
                entries = sorted((e for e in listing if not e.name.startswith(".")), key=lambda e: e.name)
        except OSError as error:
            refuse(
                Unread(
                    folder,
                    translate("jobs", "“{folder}” cannot be opened: {reason}.").format(
                        folder=shown_name(Path(folder)), reason=error.strerror
                    ),
                )
            )
            continue
        folders = []
        for entry in entries:
            if _is_folder(entry):
                folders.append(entry.path)
            else:
                yield Path(entry.path)
        waiting += reversed(folders)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _identity(folder: str | Path) -> _Identity | None:
    try:
        status = os.stat(folder)  # noqa: PTH116 - takes text too
    except OSError:
        return None
    return status.st_dev, status.st_ino
