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
from qwen_studio.core.language import marked, translate
from qwen_studio.core.private_files import open_private
from qwen_studio.imaging.reading import shown_name

_REASONS = {
    errno.ENOSPC: (
        marked("imaging", "there is no room left on the disk"),
        marked("imaging", "Make room, or choose another folder."),
    ),
    errno.EDQUOT: (
        marked("imaging", "your share of the disk is used up"),
        marked("imaging", "Make room, or choose another folder."),
    ),
    errno.EROFS: (marked("imaging", "the disk can only be read"), marked("imaging", "Choose another folder.")),
    errno.EACCES: (
        marked("imaging", "the folder's permissions forbid it"),
        marked("imaging", "Choose another folder."),
    ),
    errno.EPERM: (marked("imaging", "the folder's permissions forbid it"), marked("imaging", "Choose another folder.")),
    errno.ENOENT: (marked("imaging", "its folder is not there"), marked("imaging", "Choose another folder.")),
    errno.ENOTDIR: (marked("imaging", "its folder is not a folder"), marked("imaging", "Choose another folder.")),
    errno.EISDIR: (marked("imaging", "a folder has that name"), marked("imaging", "Choose another name.")),
    errno.ENAMETOOLONG: (marked("imaging", "its name is too long"), marked("imaging", "Choose a shorter name.")),
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
    unknown = (told or marked("imaging", "the name is not possible"), marked("imaging", "Choose another folder."))
    reason, next_step = (translate("imaging", words) for words in _REASONS.get(code or 0, unknown))
    kind = NoRoom if code in {errno.ENOSPC, errno.EDQUOT, errno.EROFS} else LibraryError
    return kind(
        translate("imaging", "“{target}” could not be saved: {reason}.").format(
            target=shown_name(target), reason=reason
        ),
        next_step=next_step,
    )
