"""Reading files that a person chose: ordinary files only, in blocks, with failures as plain sentences."""

import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from qwen_studio.core.errors import PictureError
from qwen_studio.core.language import translate
from qwen_studio.core.naming import printable
from qwen_studio.core.trouble import Trouble

BLOCK_BYTES = 1 << 20

_WITHOUT_WAITING: int = getattr(os, "O_NONBLOCK", 0)


def shown_name(path: Path) -> str:
    """The file's name as it can be shown and logged anywhere: a name on disk may hold any bytes."""
    return printable(path.name) or str(path)


def require_ordinary_file(path: Path, max_bytes: int | None = None) -> int:
    """The file's length in bytes, once it is known to be an ordinary file with something in it.

    Asked before opening, because opening a named pipe would wait for ever.

    Raises:
        PictureError: missing, a folder, a device, a pipe, empty, or longer than `max_bytes`.
    """
    name = shown_name(path)
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        raise unreadable(error, name) from error
    if stat.S_ISDIR(status.st_mode):
        raise PictureError(
            translate("imaging", "“{name}” is a folder, not a picture.").format(name=name),
            next_step=translate("imaging", "Choose a picture in it."),
            trouble=Trouble.NO_PICTURE,
        )
    if not stat.S_ISREG(status.st_mode):
        raise _not_ordinary(name)
    if status.st_size == 0:
        raise PictureError(
            translate("imaging", "“{name}” is empty.").format(name=name),
            next_step=translate("imaging", "Choose another file, or copy it here again."),
            trouble=Trouble.EMPTY,
        )
    if max_bytes is not None and status.st_size > max_bytes:
        raise PictureError(
            translate("imaging", "“{name}” is {size} MB large, and at most {most} MB are read.").format(
                name=name, size=-(-status.st_size // 2**20), most=max_bytes // 2**20
            ),
            next_step=translate("imaging", "Save a smaller copy and use that."),
            trouble=Trouble.TOO_LARGE,
        )
    return status.st_size


def version_of(path: Path) -> tuple[int, ...]:
    """Numbers that differ once the file at this path was changed or replaced.

    Raises:
        PictureError: it cannot be looked at.
    """
    try:
        status = path.stat()
    except OSError as error:
        raise unreadable(error, shown_name(path)) from error
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


@contextmanager
def reading(path: Path) -> Iterator[BinaryIO]:
    """The ordinary file, open, for a `with` block that reads from it and does nothing else.

    Raises:
        PictureError: the file cannot be read.
    """
    require_ordinary_file(path)
    try:
        with io.BufferedReader(open_ordinary(path)) as stream:
            yield stream
    except OSError as error:
        raise unreadable(error, shown_name(path)) from error


def open_ordinary(path: Path) -> io.FileIO:
    """The file, open and unbuffered, without waiting even where a pipe has taken its place since it was looked at.

    Raises:
        OSError: it cannot be opened.
        PictureError: it is no ordinary file any more.
    """
    stream = io.FileIO(path, opener=lambda name, flags: os.open(name, flags | _WITHOUT_WAITING))
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        raise _not_ordinary(shown_name(path))
    return stream


def read_blocks(path: Path, start: int = 0, end: int | None = None) -> Iterator[bytes]:
    """The bytes [start, end) of the file, a block at a time; what is written behind its end meanwhile is left.

    Raises:
        PictureError: the file cannot be read.
    """
    with reading(path) as stream:
        left = (stream.seek(0, os.SEEK_END) if end is None else end) - start
        stream.seek(start)
        while left > 0 and (block := stream.read(min(BLOCK_BYTES, left))):
            yield block
            left -= len(block)


def _not_ordinary(name: str) -> PictureError:
    return PictureError(
        translate("imaging", "“{name}” is not an ordinary file.").format(name=name),
        next_step=translate("imaging", "Choose a picture file."),
        trouble=Trouble.NO_PICTURE,
    )


def unreadable(error: Exception, name: str) -> PictureError:
    """Why the file cannot be read, for a person."""
    if isinstance(error, FileNotFoundError):
        return PictureError(
            translate("imaging", "“{name}” is not there.").format(name=name),
            next_step=translate("imaging", "It may have been moved or deleted: choose it again."),
            trouble=Trouble.MISSING,
        )
    if isinstance(error, PermissionError):
        return PictureError(
            translate("imaging", "“{name}” may not be read: its permissions forbid it.").format(name=name),
            next_step=translate("imaging", "Change them, or use a copy."),
            trouble=Trouble.UNREADABLE,
        )
    reason = error.strerror if isinstance(error, OSError) and error.strerror else "the disk gave an error"
    return PictureError(
        translate("imaging", "“{name}” could not be read: {reason}.").format(name=name, reason=reason),
        next_step=translate("imaging", "Try again, or choose another file."),
        trouble=Trouble.UNREADABLE,
    )
