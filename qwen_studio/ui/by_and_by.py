"""Work that the UI thread does piece by piece, so that the window is never away for long."""

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

Step = Callable[[], object]


class ByAndBy(QObject):
    """Steps in their order, of which each is done once; between two of them the window hears the user."""

    def __init__(self, steps: Iterable[Step], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = deque(steps)
        self._then: deque[Step] = deque()
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._go_on)

    def begin(self, then: Step) -> None:
        """Do one step after the other; `then` follows the last, even where `finish` was quicker."""
        self._then.append(then)
        self._turn.start()

    def finish(self) -> None:
        """Do all that is left at once. A step that asks for this itself is not done again."""
        while self._steps:
            self._steps.popleft()()

    def _go_on(self) -> None:
        following = self._steps or self._then
        if following:
            step = following.popleft()
            # Before the step: the next ones do not fall with one that fails, or that waits for the user.
            self._turn.start()
            step()
