"""Faults of any thread, told to the window a few times a second at most."""

import threading

from PySide6.QtCore import QObject, QTimer, Signal

from qwen_studio.state.crash_reports import Fault

_TOGETHER_MS = 200


class FaultNews(QObject):
    """Passes faults on to the UI thread; a storm of them arrives as one with its count.

    Signals:
        happened(Fault): it happened, `times` times so far.
        _first(): something waits to be passed on.
    """

    happened = Signal(object)
    _first = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._guard = threading.Lock()
        self._waiting: dict[str, Fault] = {}
        self._timer = QTimer(self, singleShot=True, interval=_TOGETHER_MS)
        self._timer.timeout.connect(self._pass_on)
        self._first.connect(self._timer.start)

    def tell(self, fault: Fault) -> None:
        """Pass the fault on. For any thread."""
        with self._guard:
            first = not self._waiting
            self._waiting[fault.place] = fault
        if first:
            self._first.emit()

    def _pass_on(self) -> None:
        with self._guard:
            waiting, self._waiting = self._waiting, {}
        for fault in waiting.values():
            self.happened.emit(fault)
