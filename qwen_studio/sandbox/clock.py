"""Time that tests can move."""

import threading
import time


class Clock:
    """The time of day in seconds since 1970, running on steadily and moved ahead by :meth:`advance`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._offset_s = time.time() - time.monotonic()

    def now(self) -> float:
        """Seconds since 1970."""
        with self._lock:
            return time.monotonic() + self._offset_s

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass at once, so that links expire and the rate limit forgets."""
        with self._lock:
            self._offset_s += seconds
