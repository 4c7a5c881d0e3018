"""Removes what nobody needs any more, while nobody waits for anything."""

import logging
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from qwen_studio.state.tasks import Tasks

AFTER_MS = 120_000
"""Long after the start, which has other things to read."""

log = logging.getLogger(__name__)


class Housekeeping(QObject):
    """Once in a run, on a worker thread."""

    def __init__(self, tasks: Tasks, library: Path, cache: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._library = library
        self._cache = cache
        self._later = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._later.timeout.connect(self.clean)

    def start(self) -> None:
        """Do it in a while."""
        self._later.start()

    def clean(self) -> None:
        """Do it now."""
        self._tasks.run(_clean, self._library, self._cache)


def _clean(library: Path, cache: Path) -> None:
    from qwen_studio.library.leftovers import remove_leftovers

    removed = remove_leftovers(library, cache, datetime.now(UTC))
    if removed:
        log.info("removed %d files that nobody needs any more", removed)
