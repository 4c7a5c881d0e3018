"""One program at a time: SQLite can corrupt a WAL database with two writing connections."""

import errno
import math
import os
import sys
import time
from pathlib import Path

from qwen_studio.core.errors import LibraryError, LibraryInUse
from qwen_studio.core.language import translate
from qwen_studio.core.private_files import make_private_folder
from qwen_studio.library.holder import other_computer, remove_holder, write_holder

LOCK_NAME = "library.lock"
_HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}


class LibraryLock:
    """Held from construction until `release`; the kernel releases it when the process dies, however it dies.

    Raises:
        LibraryInUse: another program, or another window of this one, holds it.
        OSError: the file cannot be made.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(fd)
        except OSError as error:
            os.close(fd)
            if error.errno in _HELD:
                raise LibraryInUse(other_computer(path.parent, path)) from error
            raise
        self._fd: int | None = fd
        # Since when it is held: whoever has it only for a moment may not be ready to answer.
        os.utime(path)
        write_holder(path.parent)

    def release(self) -> None:
        """Let others in. The file stays: removing it would let two in at once."""
        if self._fd is not None:
            remove_holder(self._path.parent)
            os.close(self._fd)
            self._fd = None


def held_for_s(folder: Path) -> float:
    """For how many seconds the library's lock has been held, if it is; endless where that cannot be told."""
    try:
        return max(0.0, time.time() - (folder / LOCK_NAME).stat().st_mtime)
    except OSError:
        return math.inf


def claim(folder: Path) -> LibraryLock:
    """The lock of the library in this folder, which is made, for its owner alone, if there is none.

    Raises:
        LibraryInUse: another window or command has it.
        LibraryError: there is no place for such a folder.
        OSError: folder or file cannot be made.
    """
    try:
        make_private_folder(folder)
    except FileNotFoundError as error:
        raise LibraryError(
            translate("library", "The folder {folder} cannot be made.").format(folder=folder),
            next_step=translate("library", "Choose another library, for example by --library."),
        ) from error
    return LibraryLock(folder / LOCK_NAME)


if sys.platform == "win32":
    import msvcrt

    def _lock(fd: int) -> None:
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(fd: int) -> None:
        # flock, not lockf: two windows of one process must exclude each other too.
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
