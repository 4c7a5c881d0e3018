"""Python's garbage, collected where Qt's objects live."""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class GarbageCollector(QObject):
    """Collects cyclic garbage on the UI thread, as often as Python would, and keeps all other threads from it.

    Python collects on whichever thread happens to ask for memory. Where garbage holds a Qt object, or a connection to
    one, a worker would then take Qt's locks with Python's lock in its hand: the UI thread, which holds the former and
    waits for the latter, would stand still for ever, or find an object gone that it is working with.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._collect)

    def start(self) -> None:
        """From now on; what is there when this is asked for first is taken as lasting."""
        if not self._timer.isActive():
            gc.freeze()
            self._timer.start()

    def _collect(self) -> None:
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
