"""Where Image 1 of the draft comes from: nobody builds upon a result without being told."""

from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from qwen_studio.library import pictures
from qwen_studio.library.database import Database
from qwen_studio.state.composer import Composer
from qwen_studio.state.slots import SlotState
from qwen_studio.state.tasks import Tasks

if TYPE_CHECKING:
    from qwen_studio.library.lineage_values import AncestryStep


class Chain(QObject):
    """Follows what stands in Image 1, also where a result came back as a file.

    Signals:
        changed(): `steps` are other than before.
    """

    changed = Signal()

    def __init__(self, tasks: Tasks, database: Database, composer: Composer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._database = database
        self._composer = composer
        self.steps: tuple[AncestryStep, ...] = ()
        """From the original to what stands in Image 1; empty where that is no result of this library."""
        self._file: Path | None = None
        composer.slots_changed.connect(self._follow)
        self._follow()

    @property
    def generation(self) -> int:
        """Which one the next edit makes: 1 for an edit of an original."""
        return sum(step.kind == "job" for step in self.steps) + 1

    def _follow(self) -> None:
        slot = self._composer.slot(1)
        file = slot.file if slot.state is SlotState.READY else None
        if file == self._file:
            return
        self._file = file
        if file is None:
            self._take(None, [])
        elif slot.picture_id is not None:
            found = self._database.submit(_steps_to, slot.picture_id)
            self._tasks.deliver(found, lambda steps: self._take(file, steps))
        else:
            self._tasks.run(
                self._steps_of_file,
                file,
                done=lambda steps: self._take(file, steps),
                failed=lambda _: self._take(file, []),
            )

    def _steps_of_file(self, file: Path) -> "list[AncestryStep]":
        from qwen_studio.imaging.metadata import content_hash

        return self._database.call(_steps_to_content, content_hash(file))

    def _take(self, file: Path | None, steps: "list[AncestryStep]") -> None:
        if file == self._file and tuple(steps) != self.steps:
            self.steps = tuple(steps)
            self.changed.emit()


def _steps_to_content(connection: Connection, content_hash: str) -> "list[AncestryStep]":
    picture = pictures.by_content(connection, content_hash)
    return [] if picture is None else _steps_to(connection, picture.id)


def _steps_to(connection: Connection, picture_id: int) -> "list[AncestryStep]":
    from qwen_studio.library.lineage import ancestry

    steps = ancestry(connection, picture_id)
    # What was brought in from outside without a known way is an original for all that is known.
    return [step for step in steps if step.kind == "original" or step.job_id]
