"""What is being written, kept in the library's folder: one file, and beside it the pictures that are nowhere else."""

import logging
import os
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from qwen_studio.core.kept_draft import KeptDraft, draft_from_json, draft_to_json
from qwen_studio.core.private_files import open_private
from qwen_studio.library import durable
from qwen_studio.library.failures import os_errors_as_sentences
from qwen_studio.library.files import DRAFT

FILE_NAME = "draft.json"
SET_ASIDE = "draft-damaged"
_MOST_BYTES = 32 * 2**20

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class FoundDraft:
    """What an earlier start left. `damaged` is where a file lies that could not be read, or not in full."""

    kept: KeptDraft | None = None
    damaged: Path | None = None


class DraftFile:
    """The draft of the library in a folder. Any thread, one at a time."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self.folder = library / DRAFT
        self._started = time.time()

    def path_of(self, told: str) -> Path:
        """The path that the draft tells; those in the library go with it when that is moved."""
        return self._library / told

    def told_path(self, path: Path) -> str:
        """The path as the draft tells it."""
        return path.relative_to(self._library).as_posix() if path.is_relative_to(self._library) else str(path)

    def write(self, kept: KeptDraft) -> None:
        """Put the draft in place of the one before, wholly or not at all; the drive has it on return.

        Raises:
            LibraryError: it cannot be written.
        """
        beside = self.folder / f"{FILE_NAME}.new"
        with os_errors_as_sentences(self._library):
            durable.make_folder(self.folder)
            with open_private(beside, "wb") as stream:
                stream.write(draft_to_json(kept).encode("ascii"))
                stream.flush()
                durable.flush(stream.fileno())
            os.replace(beside, self.folder / FILE_NAME)  # noqa: PTH105 - atomic on every system
            durable.flush_folder(self.folder)

    def read(self) -> FoundDraft:
        """What an earlier start left; a damaged file is set aside, and pictures that nothing needs are removed.

        Raises:
            LibraryError: it cannot be read, or not be set aside.
        """
        file = self.folder / FILE_NAME
        with os_errors_as_sentences(self._library):
            try:
                with file.open("rb") as stream:
                    raw = stream.read(_MOST_BYTES + 1)
            except FileNotFoundError:
                return FoundDraft()
            kept, bad = (None, ["draft"]) if len(raw) > _MOST_BYTES else draft_from_json(raw.decode(errors="replace"))
            if bad:
                log.warning("of the draft could not be used: %s", ", ".join(bad))
                # Its pictures stay, too: they may be all that is left of it.
                return FoundDraft(kept, self._set_aside(file))
            if kept is not None:
                self._remove_unused(kept)
        return FoundDraft(kept)

    def _set_aside(self, file: Path) -> Path:
        stem = f"{SET_ASIDE}-{datetime.now().astimezone():%Y-%m-%d}"
        return durable.move_beside(file, self.folder / f"{stem}.json")

    def _remove_unused(self, kept: KeptDraft) -> None:
        if any(self.folder.glob(f"{SET_ASIDE}*")):
            return
        needed = {self.path_of(slot.file) for slot in kept.slots} | {self.folder / FILE_NAME}
        for path in self.folder.iterdir():
            # A picture may have been pasted into the window meanwhile.
            if path not in needed and path.is_file() and path.stat().st_mtime < self._started:
                path.unlink(missing_ok=True)
