"""The one way back: what was done to pictures and albums, newest last."""

from collections import deque
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from qwen_studio.library.database import Database
from qwen_studio.state.tasks import Tasks

if TYPE_CHECKING:
    from qwen_studio.library.changes import Applied, Change

MOST_STEPS = 100


class Place(Enum):
    """Where the user sees what a step has changed, by the name of the page."""

    EDIT = "edit"
    LIBRARY = "gallery"
    ANYWHERE = "anywhere"


@dataclass(eq=False)
class Step:
    """Something that can be taken back. `words` name it ("Rate 3 pictures").

    `told` is a sentence for what needs its way back at hand ("3 pictures moved to the trash"), empty for the rest.
    What the library does not do itself is taken back by `act`, and done again by `again`, where that can be.
    """

    words: str
    told: str = ""
    key: Hashable = None
    reverse: "Change | None" = None
    act: Callable[[], object] | None = None
    again: Callable[[], object] | None = None
    pictures: set[int] = field(default_factory=set)
    place: Place = Place.LIBRARY


class UndoStack(QObject):
    """Does changes, and takes them back. The library does one after the other; the window waits for none.

    Signals:
        changed(): other steps can be taken back, or done again.
        applied(Applied): pictures, tags, albums or saved searches are other than before.
        offered(Step): a step was done whose way back is to be shown; it has `told`.
        taken_back(Step), done_again(Step): that was done.
        failed(StudioError): a change could not be made, or not be taken back.
    """

    changed = Signal()
    applied = Signal(object)
    offered = Signal(object)
    taken_back = Signal(object)
    done_again = Signal(object)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, database: Database, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._database = database
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._under_way = 0
        self._waiting: deque[Callable[[], None]] = deque()

    @property
    def undo_words(self) -> str:
        """What would be taken back; empty if there is nothing."""
        return self._done[-1].words if self._done else ""

    @property
    def redo_words(self) -> str:
        """What would be done again; empty if there is nothing."""
        return self._undone[-1].words if self._undone else ""

    def can_take_back(self, step: Step) -> bool:
        """Whether the step is among those that were done."""
        return step in self._done

    def is_newest(self, step: Step) -> bool:
        """Whether nothing was done after the step."""
        return bool(self._done) and self._done[-1] is step

    def do(self, words: str, change: "Change", *, told: str = "", key: Hashable = None) -> Step:
        """Make the change. Steps of the same key that follow each other are one."""
        step = Step(words, told, key)
        self._apply(change, lambda applied: self._took(step, applied))
        return step

    def offer(
        self,
        words: str,
        told: str,
        act: Callable[[], object],
        again: Callable[[], object] | None = None,
        *,
        place: Place = Place.ANYWHERE,
    ) -> Step:
        """Keep the way back from something that was done elsewhere; without `again` it cannot be done once more."""
        step = Step(words, told, act=act, again=again, place=place)
        self._push(step)
        return step

    def undo(self) -> None:
        """Take the newest step back."""
        self._when_free(lambda: self._take_back(self._done[-1]) if self._done else None)

    def take_back(self, step: Step) -> None:
        """Take that step back, unless it was before."""
        self._when_free(lambda: self._take_back(step) if step in self._done else None)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._when_free(self._do_again)

    def forget(self, ids: Iterable[int]) -> None:
        """There are no such pictures any more: steps that concern no others go."""
        gone = set(ids)
        for steps in (self._done, self._undone):
            for step in steps:
                left = step.pictures - gone
                if step.pictures and not left:
                    step.reverse = step.act = step.again = None
                step.pictures = left
            steps[:] = [step for step in steps if step.reverse is not None or step.act is not None]
        self.changed.emit()

    def _took(self, step: Step, applied: "Applied") -> None:
        if not applied.pictures and not applied.names:
            return
        top = self._done[-1] if self._done else None
        if step.key is not None and top is not None and top.key == step.key and top.reverse is not None:
            from qwen_studio.library.changes import InOrder

            top.reverse = InOrder((applied.reverse, top.reverse))
            top.pictures |= applied.pictures
            self._undone.clear()
            self.changed.emit()
            return
        step.reverse, step.pictures = applied.reverse, applied.pictures
        self._push(step)

    def _push(self, step: Step) -> None:
        self._done.append(step)
        del self._done[:-MOST_STEPS]
        self._undone.clear()
        self.changed.emit()
        if step.told:
            self.offered.emit(step)

    def _take_back(self, step: Step) -> None:
        self._done.remove(step)
        self.changed.emit()
        if step.act is not None:
            step.act()
            if step.again is not None:
                self._undone.append(step)
                self.changed.emit()
            self.taken_back.emit(step)
        elif step.reverse is not None:
            self._apply(step.reverse, lambda applied: self._turn(step, applied, self._undone, self.taken_back.emit))

    def _do_again(self) -> None:
        if self._undone:
            step = self._undone.pop()
            self.changed.emit()
            if step.again is not None:
                step.again()
                self._done.append(step)
                self.changed.emit()
                self.done_again.emit(step)
            elif step.reverse is not None:
                self._apply(step.reverse, lambda applied: self._turn(step, applied, self._done, self.done_again.emit))

    def _turn(self, step: Step, applied: "Applied", steps: list[Step], say: Callable[[Step], object]) -> None:
        step.reverse = applied.reverse
        steps.append(step)
        self.changed.emit()
        say(step)

    def _apply(self, change: "Change", then: Callable[["Applied"], None]) -> None:
        self._under_way += 1
        future = self._database.submit(change.apply)
        self._tasks.deliver(future, lambda applied: self._tell(applied, then), self.failed.emit)
        # After its outcome is told, and also when that is a bug.
        future.add_done_callback(lambda _: self._tasks.call_soon(self._end))

    def _tell(self, applied: "Applied", then: Callable[["Applied"], None]) -> None:
        then(applied)
        self.applied.emit(applied)

    def _end(self) -> None:
        self._under_way -= 1
        while self._waiting and not self._under_way:
            self._waiting.popleft()()

    def _when_free(self, act: Callable[[], None]) -> None:
        """The way back is known only when the library has done what came before."""
        if self._under_way:
            self._waiting.append(act)
        else:
            act()
