"""A library copied to another place, file by file, each compared by its SHA-256; the old one stays as it is."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import LibraryError, NoRoom
from qwen_studio.core.language import translate
from qwen_studio.core.private_files import open_private
from qwen_studio.library import database, durable
from qwen_studio.library.failures import from_os
from qwen_studio.library.files import PARTIAL
from qwen_studio.library.holder import HOLDER_NAME
from qwen_studio.library.lock import LOCK_NAME, claim

Told = Callable[[int, int], None]

_LEFT_BEHIND = {LOCK_NAME, HOLDER_NAME, PARTIAL, f"{database.FILE_NAME}-shm"}
_LAST = (f"{database.FILE_NAME}-wal", database.FILE_NAME)
"""A folder without its database is no library: what was broken off is never taken for one."""
_BLOCK_BYTES = 1 << 20
_SPARE_BYTES = 50_000_000


@dataclass(frozen=True)
class Moved:
    """Where the library lies now, and where it still lies, too."""

    source: Path
    target: Path
    files: int


def check_target(source: Path, target: Path) -> None:
    """Returns if the library could be copied there, as far as names tell.

    Raises:
        LibraryError: the places lie in one another, or there is something at the target.
    """
    here, there = source.resolve(), target.resolve()
    if here == there or here in there.parents or there in here.parents:
        raise LibraryError(
            translate("library", "The new folder and the library's own lie in one another."),
            next_step=translate("library", "Choose a folder outside the library."),
        )
    try:
        taken = target.exists() and (not target.is_dir() or any(target.iterdir()))
    except OSError as error:
        raise from_os(error, target) from error
    if taken:
        raise LibraryError(
            translate("library", "{target} is not an empty folder.").format(target=target),
            next_step=translate("library", "Choose a new or an empty one."),
        )


def copy_library(source: Path, target: Path, told: Told, cancel: CancelToken) -> Moved:
    """Copy everything in the library's folder, and compare what arrived; `told` counts files.

    The library must not be open. What a copy that ends early has written is removed.

    Raises:
        Cancelled: nothing is left at the target.
        LibraryError: the same; the target is none, has no room, or did not take a file as it is.
    """
    check_target(source, target)
    if not (source / database.FILE_NAME).is_file():
        raise LibraryError(
            translate("library", "There is no library in {source}.").format(source=source),
            next_step=translate("library", "Choose another folder."),
        )
    try:
        lock = claim(source)
    except OSError as error:
        raise from_os(error, source) from error
    copy = _Copy(source, target, cancel)
    try:
        files = copy.everything(told)
    except BaseException:
        copy.remove()
        raise
    finally:
        lock.release()
    return Moved(source, target, files)


class _Copy:
    def __init__(self, source: Path, target: Path, cancel: CancelToken) -> None:
        self._source = source
        self._target = target
        self._cancel = cancel
        self._files: list[Path] = []
        self._folders: list[Path] = []

    def everything(self, told: Told) -> int:
        try:
            relatives = sorted(_files_of(self._source), key=lambda path: (path.as_posix() in _LAST, path.as_posix()))
            needed = sum((self._source / relative).stat().st_size for relative in relatives)
        except OSError as error:
            raise from_os(error, self._source) from error
        self._check_room(needed)
        for done, relative in enumerate(relatives, 1):
            self._cancel.raise_if_cancelled()
            self._copy_one(relative)
            told(done, len(relatives))
        return len(relatives)

    def remove(self) -> None:
        """Everything that this copy has made; what others put there stays."""
        for file in reversed(self._files):
            file.unlink(missing_ok=True)
        for folder in reversed(self._folders):
            if not any(folder.iterdir()):
                folder.rmdir()

    def _check_room(self, needed: int) -> None:
        above = next(folder for folder in (self._target, *self._target.parents) if folder.exists())
        free = shutil.disk_usage(above).free
        if free < needed + _SPARE_BYTES:
            raise NoRoom(
                translate("library", "The new drive has {free} MB left, and the library needs {needed} MB.").format(
                    free=free // 1000000, needed=(needed + _SPARE_BYTES) // 1000000
                ),
                next_step=translate("library", "Make room there, or choose another drive."),
            )

    def _copy_one(self, relative: Path) -> None:
        source, target = self._source / relative, self._target / relative
        try:
            self._make_folder(target.parent)
            if os.path.lexists(target):
                raise _same_name(target)
            self._files.append(target)
            if _copied(source, target, self._cancel) != _sha256(target, self._cancel):
                raise LibraryError(
                    translate(
                        "library", "“{relative}” is not the same at its new place: the new drive cannot be trusted."
                    ).format(relative=relative),
                    next_step=translate("library", "Check that drive, or choose another one."),
                )
        except OSError as error:
            raise from_os(error, self._target) from error

    def _make_folder(self, folder: Path) -> None:
        missing = [above for above in (folder, *folder.parents) if not above.exists()]
        durable.make_folder(folder)
        self._folders += reversed(missing)


def _files_of(folder: Path) -> Iterator[Path]:
    """The relative paths of all files, those behind links too; each folder once, however links lead."""
    seen = set()
    for place, folders, names in os.walk(folder, followlinks=True, onerror=_raise):
        status = Path(place).stat()
        if (status.st_dev, status.st_ino) in seen:
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        here = Path(place).relative_to(folder)
        if here == Path():
            folders[:] = [name for name in folders if name not in _LEFT_BEHIND]
            names = [name for name in names if name not in _LEFT_BEHIND]  # noqa: PLW2901 - at the top alone
        yield from (here / name for name in names if (folder / here / name).is_file())


def _raise(error: OSError) -> None:
    raise error


def _copied(source: Path, target: Path, cancel: CancelToken) -> str:
    """The SHA-256 of what was read, once the drive has what was written; dates and rights come along."""
    digest = hashlib.sha256()
    status = source.stat()
    with source.open("rb") as reading, open_private(target, "xb") as writing:
        while block := reading.read(_BLOCK_BYTES):
            cancel.raise_if_cancelled()
            digest.update(block)
            writing.write(block)
        writing.flush()
        durable.flush(writing.fileno())
    os.utime(target, ns=(status.st_atime_ns, status.st_mtime_ns))
    return digest.hexdigest()


def _sha256(path: Path, cancel: CancelToken) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            cancel.raise_if_cancelled()
            digest.update(block)
    return digest.hexdigest()


def _same_name(target: Path) -> LibraryError:
    return LibraryError(
        translate("library", "Two files of “{name}” have names that are one name on the new drive: “{name2}”.").format(
            name=target.parent.name, name2=target.name
        ),
        next_step=translate(
            "library", "Rename one of them in the library's folder; its picture is found again by its content."
        ),
    )
