"""One program at a time: SQLite can corrupt a WAL database with two writing connections."""

import errno
import os
import sys
from pathlib import Path

from qwen_studio.core.errors import LibraryError

_HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}


class LibraryLock:
    """Held from construction until `release`; the kernel releases it when the process dies, however it dies.

    Raises:
        LibraryError: another program, or another window of this one, holds it.
        OSError: the file cannot be made.
    """

    def __init__(self, path: Path) -> None:
        self._fd: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._fd)
        except OSError as error:
            self.release()
            if error.errno in _HELD:
                raise LibraryError(
                    "This library is open in another window of Qwen Studio.",
                    next_step="Go on in that window, or close it and try again.",
                ) from error
            raise

    def release(self) -> None:
        """Let others in. The file stays: removing it would let two in at once."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None


if sys.platform == "win32":
    import msvcrt

    def _lock(fd: int) -> None:
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(fd: int) -> None:
        # flock, not lockf: two windows of one process must exclude each other too.
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
