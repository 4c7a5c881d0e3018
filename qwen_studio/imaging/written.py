"""Files that exist whole or not at all."""

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from qwen_studio.core.errors import LibraryError, NoRoom
from qwen_studio.core.private_files import open_private
from qwen_studio.imaging.reading import shown_name

_REASONS = {
    errno.ENOSPC: ("there is no room left on the disk", "Make room, or choose another folder."),
    errno.EDQUOT: ("your share of the disk is used up", "Make room, or choose another folder."),
    errno.EROFS: ("the disk can only be read", "Choose another folder."),
    errno.EACCES: ("the folder's permissions forbid it", "Choose another folder."),
    errno.EPERM: ("the folder's permissions forbid it", "Choose another folder."),
    errno.ENOENT: ("its folder is not there", "Choose another folder."),
    errno.ENOTDIR: ("its folder is not a folder", "Choose another folder."),
    errno.EISDIR: ("a folder has that name", "Choose another name."),
    errno.ENAMETOOLONG: ("its name is too long", "Choose a shorter name."),
}


@contextmanager
def replacing(target: Path, *, durable: bool = True, private: bool = False) -> Iterator[IO[bytes]]:
    """A new file that takes the place of `target` at the end of the `with` block, or leaves no trace if it fails.

    `durable` also survives a power cut; a cache does not need that. `private` is for its owner alone, as is all that
    the program keeps for itself; what a person saves elsewhere has the rights that such files have there.

    Raises:
        LibraryError: the disk does not take it.
    """
    beside = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        try:
            with open_private(beside, "xb") if private else beside.open("xb") as stream:
                yield stream
                stream.flush()
                if durable:
                    os.fsync(stream.fileno())
            beside.replace(target)
        finally:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
        if durable:
            _flush_folder(target.parent)
    except (OSError, ValueError) as error:
        raise _unwritable(error, target) from error


def _flush_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    # Network folders may refuse this, and the file itself is safe by now.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _unwritable(error: OSError | ValueError, target: Path) -> LibraryError:
    code = error.errno if isinstance(error, OSError) else None
    told = error.strerror if isinstance(error, OSError) else None
    reason, next_step = _REASONS.get(code or 0, (told or "the name is not possible", "Choose another folder."))
    kind = NoRoom if code in {errno.ENOSPC, errno.EDQUOT, errno.EROFS} else LibraryError
    return kind(f"“{shown_name(target)}” could not be saved: {reason}.", next_step=next_step)
