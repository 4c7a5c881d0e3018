"""Files that survive a power cut, and moves that destroy nothing."""

import errno
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from qwen_studio.core.private_files import FOLDER_MODE, open_private

_NO_HARD_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EACCES}


def flush(fd: int) -> None:
    """Wait until the drive has what was written."""
    if sys.platform == "darwin":
        import fcntl

        # fsync on macOS leaves the data in the drive's own memory.
        fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
    else:
        os.fsync(fd)


def flush_file(path: Path) -> None:
    """Wait until the drive has the file's content."""
    fd = os.open(path, os.O_RDWR)
    try:
        flush(fd)
    finally:
        os.close(fd)


def flush_folder(folder: Path) -> None:
    """Wait until the drive has the folder's names; Windows has no call for that and needs none."""
    if sys.platform == "win32":
        return
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    except OSError as error:
        # Some network and FUSE file systems cannot flush folders.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(fd)


def make_folder(folder: Path) -> None:
    """Make the folder and those above it that are missing, for the owner alone; the drive has their names on return."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
    flush_folder(folder.parent)


def copy(source: Path, target: Path, chunk_bytes: int = 1 << 20) -> None:
    """Copy a file's content to a new file, for the owner alone, and wait until the drive has it."""
    with source.open("rb") as reading, open_private(target, "xb") as writing:
        while chunk := reading.read(chunk_bytes):
            writing.write(chunk)
        writing.flush()
        flush(writing.fileno())


def move(source: Path, target: Path) -> None:
    """Move a file, and wait until the drive has the new name.

    Raises:
        FileExistsError: there is something at the target; nothing was changed.
    """
    if _take_name(source, target):
        # The old name goes only when the drive has the new one.
        flush_folder(target.parent)
        source.unlink()
    else:
        flush_folder(target.parent)
    flush_folder(source.parent)


def move_beside(source: Path, wanted: Path) -> Path:
    """Move a file to the wanted place, or beside it as "name 2", "name 3"… where that is taken; says where it is."""
    return move_all_beside([(source, wanted)])[0]


def move_all_beside(moves: Sequence[tuple[Path, Path]]) -> list[Path]:
    """Move every file as `move_beside` does, all or none; waits for the drive once for each folder, not each file."""
    targets: list[Path] = []
    old_names: list[Path] = []
    try:
        for folder in {wanted.parent for _, wanted in moves}:
            make_folder(folder)
        for source, wanted in moves:
            target, has_two_names = _take_name_beside(source, wanted)
            targets.append(target)
            if has_two_names:
                old_names.append(source)
        _flush_folders(targets)
        for source in old_names:
            source.unlink()
    except OSError:
        # With what is left of them: a file that has only its new name gets its old one back.
        for (source, _), target in zip(moves, targets, strict=False):
            if source.exists():
                target.unlink()
            else:
                target.rename(source)
        raise
    _flush_folders(source for source, _ in moves)
    return targets


def _take_name_beside(source: Path, wanted: Path) -> tuple[Path, bool]:
    target, number = wanted, 1
    while True:
        try:
            return target, _take_name(source, target)
        except FileExistsError:
            number += 1
            target = wanted.with_name(f"{wanted.stem} {number}{wanted.suffix}")


def _take_name(source: Path, target: Path) -> bool:
    """Gives the file the new name; whether it still has the old one too."""
    if sys.platform == "win32":
        source.rename(target)
        return False
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        _move_onto_own_placeholder(source, target)
        return False
    return True


def _move_onto_own_placeholder(source: Path, target: Path) -> None:
    # FAT and some network drives have no hard links: there the name is taken first, by a file of no content.
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        source.replace(target)
    except OSError:
        target.unlink()
        raise


def _flush_folders(files: Iterable[Path]) -> None:
    for folder in {file.parent for file in files}:
        flush_folder(folder)
