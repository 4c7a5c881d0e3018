"""The library's files: ordinary pictures under ordinary names, with paths relative to the folder."""

import errno
import itertools
import logging
import os
import re
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

from qwen_studio.core.errors import LibraryError, PictureError
from qwen_studio.core.language import translate
from qwen_studio.core.naming import safe_stem
from qwen_studio.core.picture import Picture
from qwen_studio.library import durable
from qwen_studio.library.endings import ending_of
from qwen_studio.library.failures import from_os, os_errors_as_sentences

PICTURES = "pictures"
IMPORTED = "imported"
"""Among the pictures: what came from outside, by month."""
INPUTS = "inputs"
DRAFT = "draft"
"""What is being written, with the pictures in it that were pasted or fetched."""
TRASH = ".trash"
PARTIAL = ".partial"

_IMPORTED_NAME_BYTES = 160
"""Leaves room for an ending, a number beside it, and the limits of encrypted folders."""
_OF_THE_TARGET = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG}

_FARTHEST_ZONES = timedelta(hours=26)
"""Months are local, and the computer that named the file may have stood on the other side of the earth."""

_CONTENT_HASH = r"[0-9a-f]{64}"

log = logging.getLogger(__name__)


def is_import(relative: str) -> bool:
    """Whether this is the path of a picture that came from outside."""
    return relative.removeprefix(f"{TRASH}/").startswith(f"{PICTURES}/{IMPORTED}/")


class LibraryFiles:
    """The files of the library in a folder. Any thread; LibraryError in place of every OSError."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._run = os.urandom(4).hex()
        self._started = time.time()
        self._numbers = itertools.count(1)

    def absolute(self, relative: str) -> Path:
        """Where the file of this relative path lies now.

        Raises:
            LibraryError: the path leaves the library; a library from elsewhere may hold anything.
        """
        path = PurePosixPath(relative)
        windows = PureWindowsPath(relative)
        if not path.parts or path.is_absolute() or windows.drive or windows.root or "\0" in relative:
            raise self._leaves_the_library()
        if ".." in path.parts or ".." in windows.parts:
            raise self._leaves_the_library()
        return self.folder.joinpath(*path.parts)

    def of(self, picture: Picture) -> Path:
        """Where the picture's file lies now, in the library or outside; the one way from a picture to its file.

        Raises:
            LibraryError: as `absolute`.
        """
        return Path(picture.reference) if picture.reference else self.absolute(picture.path)

    def keep_original(self, source: Path, content_hash: str, name: str) -> str:
        """The relative path of the input with this content, copied from the source unless the library has it.

        The ending follows the content; `name` gives it only where the content is of no known format.

        Raises:
            PictureError: the source cannot be read.
        """
        if not re.fullmatch(_CONTENT_HASH, content_hash):
            raise ValueError("A content hash is 64 hexadecimal digits.")
        try:
            with source.open("rb") as file:
                ending = ending_of(file.read(64), name)
        except OSError as error:
            raise PictureError(
                translate("library", "“{name}” cannot be read: {reason}.").format(
                    name=source.name, reason=error.strerror
                ),
                next_step=translate("library", "Check that it still exists and that you may read it."),
            ) from error
        target = self.folder / INPUTS / content_hash[:2] / f"{content_hash}{ending}"
        with os_errors_as_sentences(self.folder):
            if not target.exists():
                self._copy_in(source, target)
        return self._relative(target)

    def _copy_in(self, source: Path, target: Path) -> None:
        partial = self.new_partial()
        try:
            durable.copy(source, partial)
            durable.make_folder(target.parent)
            durable.move(partial, target)
        except FileExistsError:
            log.debug("The same input was kept by another job meanwhile")
        finally:
            partial.unlink(missing_ok=True)

    def new_partial(self) -> Path:
        """A place for a file that is still being written, on the same drive as the library."""
        with os_errors_as_sentences(self.folder):
            durable.make_folder(self.folder / PARTIAL)
        return self.folder / PARTIAL / f"{self._run}-{next(self._numbers)}.partial"

    def clean_partials(self) -> None:
        """Remove what earlier runs began to write and never finished."""
        with os_errors_as_sentences(self.folder):
            folder = self.folder / PARTIAL
            for path in (*folder.glob("*-*.partial"), *folder.glob(".*.part")):
                if not path.name.startswith(f"{self._run}-") and path.lstat().st_mtime < self._started:
                    path.unlink(missing_ok=True)

    def adopt_picture(self, partial: Path, *, created_at: datetime, instruction: str, job_id: str, index: int) -> str:
        """The relative path that a finished partial file has been moved to, named for people; never onto another file.

        The name tells the local time and the instruction. The file is on the drive, name and all, when this returns.
        """
        moment = created_at.astimezone()
        stem = f"{moment:%Y-%m-%d %H-%M} {safe_stem(instruction)} {_mark(job_id)}-{index + 1}"
        with os_errors_as_sentences(self.folder):
            durable.flush_file(partial)
            with partial.open("rb") as file:
                ending = ending_of(file.read(64), "result.png")
            wanted = self.folder / PICTURES / f"{moment:%Y-%m}" / f"{stem}{ending}"
            return self._relative(durable.move_beside(partial, wanted))

    def take_copy(self, source: Path) -> Path:
        """A partial file with the content of a file from outside, on the drive.

        Raises:
            PictureError: the source cannot be read.
            LibraryError: the library's drive does not take it.
        """
        partial = self.new_partial()
        try:
            status = source.stat()
            durable.copy(source, partial)
            # The moment of the photo, where its camera wrote none; a rebuild has nothing else to go by.
            os.utime(partial, ns=(status.st_atime_ns, status.st_mtime_ns))
        except OSError as error:
            partial.unlink(missing_ok=True)
            if error.errno in _OF_THE_TARGET:
                raise from_os(error, self.folder) from error
            raise PictureError(
                translate("library", "“{name}” cannot be read: {reason}.").format(
                    name=source.name, reason=error.strerror
                ),
                next_step=translate("library", "Check that it still exists and that you may read it."),
            ) from error
        return partial

    def adopt_copies(self, copies: Sequence[tuple[Path, str, datetime, str]]) -> list[str]:
        """The relative paths that copies from outside have been moved to; all or none, and never onto another file.

        Each is a partial file with the relative path that is its own, if it has one, and the moment and the name of its
        picture: the others lie by month, under the names they came with.
        """
        with os_errors_as_sentences(self.folder):
            moves = [
                (partial, self.absolute(own.removeprefix(f"{TRASH}/")) if own else self._place(partial, moment, name))
                for partial, own, moment, name in copies
            ]
            return [self._relative(target) for target in durable.move_all_beside(moves)]

    def _place(self, partial: Path, moment: datetime, name: str) -> Path:
        with partial.open("rb") as file:
            ending = ending_of(file.read(64), name)
        stem = safe_stem(name.removesuffix(PurePath(name).suffix), _IMPORTED_NAME_BYTES)
        return self.folder / PICTURES / IMPORTED / f"{moment.astimezone():%Y-%m}" / f"{stem}{ending}"

    def results_of(self, job_id: str, since: datetime) -> list[str]:
        """The relative paths of files that are named as results of this job, in the months since the moment."""
        named = re.compile(rf".* {_mark(job_id)}-\d+(?: \d+)?\.\w+")
        first_month = f"{(since - _FARTHEST_ZONES).astimezone():%Y-%m}"
        with os_errors_as_sentences(self.folder):
            months = [m for m in (self.folder / PICTURES).glob("????-??") if m.name >= first_month]
            return [self._relative(file) for month in months for file in month.iterdir() if named.fullmatch(file.name)]

    def trash(self, relatives: Sequence[str]) -> list[str]:
        """The relative paths in the library's own trash that the files have been moved to; all or none.

        A file is never moved onto another; one that is missing keeps its path.
        """
        return self._move_all([(relative, f"{TRASH}/{relative}") for relative in relatives])

    def restore(self, trashed: Sequence[str]) -> list[str]:
        """The relative paths that files in the trash have been moved back to: their own, or beside those if taken."""
        return self._move_all([(relative, relative.removeprefix(f"{TRASH}/")) for relative in trashed])

    def _move_all(self, moves: Sequence[tuple[str, str]]) -> list[str]:
        moved = {source: source for source, _ in moves}
        places = [(source, self.absolute(source), self.absolute(target)) for source, target in moves]
        with os_errors_as_sentences(self.folder):
            there = [place for place in places if place[1].exists()]
            targets = durable.move_all_beside([(source, target) for _, source, target in there])
        moved |= {relative: self._relative(target) for (relative, _, _), target in zip(there, targets, strict=True)}
        return list(moved.values())

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def _leaves_the_library(self) -> LibraryError:
        return LibraryError(
            translate(
                "library", "The library in {folder} names a file outside its folder, which is not opened."
            ).format(folder=self.folder),
            next_step=translate("library", "The library may be damaged or not your own."),
        )


def _mark(job_id: str) -> str:
    """What the names of a job's results have in common; nearly always no other job's have it."""
    return re.sub(r"[^0-9a-z]", "", job_id.lower())[-6:]
