"""Pictures that are ready to be sent, kept in a cache folder."""

import contextlib
import hashlib
import json
import logging
import os
import re
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from qwen_studio.core.catalog import InputLimits
from qwen_studio.core.errors import LibraryError, PictureError
from qwen_studio.core.geometry import Size
from qwen_studio.core.language import translate
from qwen_studio.core.private_files import make_private_folder
from qwen_studio.imaging.decode import PictureInfo
from qwen_studio.imaging.encode import data_uri_bytes
from qwen_studio.imaging.metadata import file_sha256
from qwen_studio.imaging.written import replacing

log = logging.getLogger(__name__)

# A new number makes what older versions have prepared invisible.
_RULES = 1
KEPT_BYTES = 500_000_000
"""What the folder may hold when the program starts; a picture takes up to 8 MB."""

_OWN_NAME = re.compile(r"[0-9a-f]{64}-[0-9a-f]{12}\.\w+|\.[0-9a-f]{16}\.part")
_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "image/bmp": ".bmp", "image/tiff": ".tif"}


@dataclass(frozen=True)
class Prepared:
    """A file that is sent in place of `original`; `changes` says in words for people how they differ."""

    path: Path
    mime: str
    size: Size
    file_bytes: int
    original: PictureInfo
    changes: tuple[str, ...]

    @property
    def data_uri_bytes(self) -> int:
        """How long it is as a data URI, which is what the service's limit counts."""
        return data_uri_bytes(self.mime, self.file_bytes)


class PreparedFolder:
    """Prepared files by what they were made from and for: any number of threads may share a folder."""

    def __init__(self, folder: Path, limits: InputLimits, painted: str = "") -> None:
        """`painted` tells what is drawn upon the pictures: those with other marks are other files."""
        self._folder = folder
        rules = (_RULES, limits, painted) if painted else (_RULES, limits)
        self._rules = hashlib.sha256(repr(rules).encode()).hexdigest()[:12]

    def find(self, digest: str) -> Prepared | None:
        """What was kept for the file of this SHA-256, if it is still there as it was written."""
        try:
            told: Any = json.loads(self._record(digest).read_text("utf-8"))
            path = self._folder / Path(told["file"]).name
            if file_sha256(path) != told["sha256"]:
                return None
            _note_use(path)
            original = told["original"]
            return Prepared(
                path=path,
                mime=told["mime"],
                size=Size(*told["size"]),
                file_bytes=told["file_bytes"],
                original=PictureInfo(**original | {"size": Size(*original["size"])}),
                changes=tuple(told["changes"]),
            )
        # Anything may have happened to a cache: then the picture is prepared again.
        except (OSError, ValueError, TypeError, KeyError, RecursionError, PictureError):
            return None

    def keep(
        self, digest: str, data: bytes, mime: str, size: Size, original: PictureInfo, changes: tuple[str, ...]
    ) -> Prepared:
        """The prepared file, written.

        Raises:
            LibraryError: the folder does not take it.
        """
        path = self._folder / f"{digest}-{self._rules}{_ENDINGS[mime]}"
        prepared = Prepared(path, mime, size, len(data), original, changes)
        record = asdict(prepared) | {"file": path.name, "sha256": hashlib.sha256(data).hexdigest()}
        del record["path"]
        try:
            make_private_folder(self._folder)
        except OSError as error:
            raise LibraryError(
                translate("imaging", "The folder for prepared pictures cannot be made: {reason}.").format(
                    reason=error.strerror
                ),
                next_step=translate("imaging", "Check the permissions of your cache folder, and the room on the disk."),
            ) from error
        with replacing(path, durable=False, private=True) as stream:
            stream.write(data)
        # Last, so that a record always has its file.
        with replacing(self._record(digest), durable=False, private=True) as stream:
            stream.write(json.dumps(record).encode())
        return prepared

    def _record(self, digest: str) -> Path:
        return self._folder / f"{digest}-{self._rules}.json"


def _note_use(path: Path) -> None:
    # By hand, since most drives are set up not to note every reading.
    with contextlib.suppress(OSError):
        os.utime(path, ns=(time.time_ns(), path.stat().st_mtime_ns))


def trim(folder: Path, kept_bytes: int = KEPT_BYTES) -> None:
    """Remove prepared files, those first that were not used for longest, until the others fit into so many bytes.

    Files of other names stay: they are not this program's.
    """
    try:
        with os.scandir(folder) as entries:
            found = [(entry.stat(follow_symlinks=False), entry.path) for entry in entries if _is_own(entry)]
    except OSError as error:
        log.info("The folder of prepared pictures was not looked through: %s", error.strerror)
        return
    found.sort(key=lambda known: max(known[0].st_atime, known[0].st_mtime), reverse=True)
    room = kept_bytes
    for known, path in found:
        room -= known.st_size
        if room < 0:
            try:
                Path(path).unlink(missing_ok=True)
            except OSError as error:
                log.info("A prepared picture stays: %s", error.strerror)


def _is_own(entry: "os.DirEntry[str]") -> bool:
    return entry.is_file(follow_symlinks=False) and _OWN_NAME.fullmatch(entry.name) is not None
