"""A place on the drive for each answer, taken before its edit is sent, so that a full drive can keep it.

The answer's home is the journal. This place is written first, because that is quicker, and read at a start that does
not find the answer in the journal: the program was killed just then, or the drive was full.
"""

import hashlib
import json
import logging
import os
import struct
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from qwen_studio.core.errors import LibraryError
from qwen_studio.core.language import translate
from qwen_studio.library import durable
from qwen_studio.library.columns import moment_of, stored_moment
from qwen_studio.library.failures import os_errors_as_sentences
from qwen_studio.library.jobs import StoredAnswer

FOLDER = ".answers"
SPARE_BYTES = 64 * 1024
"""The service's answers have about 4 KB."""

_ENDING = ".answer"
_FRAME = struct.Struct(">II32s")
"""Length of what is told about the body, length of the body, SHA-256 of both."""

log = logging.getLogger(__name__)


class SpareAnswers:
    """The spare places of the library in a folder. Any thread; LibraryError in place of every OSError."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self._folder = library / FOLDER

    def reserve(self, job_id: str) -> None:
        """Take the place for the answer to this job; its bytes are on the drive when this returns.

        Raises:
            NoRoom: the drive is full, so the edit should not be sent.
        """
        with os_errors_as_sentences(self._library):
            durable.make_folder(self._folder)
            path = self._path(job_id)
            fd = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
            try:
                # Written, not only promised: a file of holes has no room of its own.
                _write(fd, bytes(SPARE_BYTES))
                durable.flush(fd)
            finally:
                os.close(fd)
            durable.flush_folder(self._folder)

    def put(self, job_id: str, status: int, headers: Mapping[str, str], body: bytes, received_at: datetime) -> bool:
        """Whether the answer now lies in its place. One that is longer than the place needs more room on the drive."""
        told = json.dumps([status, dict(headers), stored_moment(received_at)]).encode()
        content = told + body
        frame = _FRAME.pack(len(told), len(body), hashlib.sha256(content).digest())
        try:
            # Into the bytes that are there: a full drive gives no new ones.
            fd = os.open(self._path(job_id), os.O_WRONLY | os.O_CREAT, 0o600)
            try:
                _write(fd, frame + content)
                durable.flush(fd)
            finally:
                os.close(fd)
        except OSError as error:
            log.warning("An answer could not be put aside either: %s", type(error).__name__)
            return False
        return True

    def get(self, job_id: str) -> StoredAnswer | None:
        """The answer in its place; None if the place is empty, or what is in it is not whole."""
        try:
            content = self._path(job_id).read_bytes()
        except OSError:
            return None
        if len(content) < _FRAME.size:
            return None
        told_length, body_length, digest = _FRAME.unpack_from(content)
        end = _FRAME.size + told_length + body_length
        kept = content[_FRAME.size : end]
        if not told_length or len(content) < end or hashlib.sha256(kept).digest() != digest:
            return None
        status, headers, received_at = json.loads(kept[:told_length])
        return StoredAnswer(status, headers, kept[told_length:], moment_of(received_at), intact=True)

    def free(self, job_id: str) -> None:
        """Give the place back, once the journal has the answer or there will be none."""
        try:
            self._path(job_id).unlink(missing_ok=True)
        except OSError as error:
            log.info("A spare place was not given back: %s", type(error).__name__)

    def job_ids(self) -> list[str]:
        """The jobs that have a place."""
        try:
            return [path.name.removesuffix(_ENDING) for path in self._folder.glob(f"*{_ENDING}")]
        except OSError as error:
            raise LibraryError(
                translate("library", "The folder {folder} cannot be read: {reason}.").format(
                    folder=self._folder, reason=error.strerror
                )
            ) from error

    def _path(self, job_id: str) -> Path:
        # A library from elsewhere may hold any id.
        return self._folder / f"{Path(job_id).name}{_ENDING}"


def _write(fd: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(fd, view) :]
