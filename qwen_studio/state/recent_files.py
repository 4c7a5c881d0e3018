"""The picture files that were opened as inputs last."""

import os
import threading
from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from qwen_studio.core.resources import resource_path
from qwen_studio.core.settings import is_storable
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.tasks import Tasks

MOST_REMEMBERED = 10
SILENT_AFTER_MS = 1500


class Whereabouts(Enum):
    """What is known of a file."""

    NOT_ASKED = "nothing yet"
    THERE = "it is there"
    GONE = "it is not there"
    SILENT = "its drive does not answer"


class RecentFiles(QObject):
    """Owner of the list. Drives are asked on threads of their own: one that does not answer may hold its for ever.

    Signals:
        changed(): `files`, or where they are, is other than before.
    """

    changed = Signal()

    def __init__(
        self,
        tasks: Tasks,
        preferences: Preferences,
        parent: QObject | None = None,
        *,
        exists: Callable[[Path], bool] = os.path.isfile,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._preferences = preferences
        self._exists = exists
        self._asked: set[Path] = set()
        self._known: dict[Path, Whereabouts] = {}
        self._patience = QTimer(self, singleShot=True, interval=SILENT_AFTER_MS)
        self._patience.timeout.connect(self._give_up)

    @property
    def files(self) -> list[Path]:
        """Newest first."""
        return [Path(known) for known in self._preferences.settings.recent_files]

    def whereabouts(self, file: Path) -> Whereabouts:
        """What was found when it was last looked for."""
        return self._known.get(file, Whereabouts.NOT_ASKED)

    def remember(self, files: Sequence[Path]) -> None:
        """Put the files at the top of the list; the program's own samples are not among them."""
        samples = resource_path("samples")
        new = [str(file) for file in files if file.parent != samples and is_storable(str(file))]
        if new:
            # It is being read at this moment: whatever was known of it is out of date.
            for file in files:
                self._known.pop(file, None)
            together = dict.fromkeys([*new, *self._preferences.settings.recent_files])
            self._preferences.change(recent_files=tuple(together)[:MOST_REMEMBERED])
            self.changed.emit()

    def clear(self) -> None:
        """Forget them."""
        self._preferences.change(recent_files=())
        self._known.clear()
        self.changed.emit()

    def look(self) -> None:
        """Find out where the files are; `changed` follows as that is known."""
        for file in self.files:
            if file not in self._asked:
                self._asked.add(file)
                # Not a worker of `Tasks`: the end of the program waits for those.
                threading.Thread(target=self._ask, args=(file,), name="recent file", daemon=True).start()
        self._patience.start()

    def _ask(self, file: Path) -> None:
        found = Whereabouts.THERE if self._exists(file) else Whereabouts.GONE
        self._tasks.call_soon(lambda: self._found(file, found))

    def _found(self, file: Path, found: Whereabouts) -> None:
        self._asked.discard(file)
        self._learn({file: found})

    def _give_up(self) -> None:
        self._learn(dict.fromkeys(self._asked, Whereabouts.SILENT))

    def _learn(self, found: dict[Path, Whereabouts]) -> None:
        if any(self._known.get(file) is not where for file, where in found.items()):
            self._known |= found
            self.changed.emit()
