"""The document's two requests per second, counted for each key."""

import threading
from collections import defaultdict, deque

from qwen_studio.sandbox.answers import Refused
from qwen_studio.sandbox.clock import Clock

# A second minus what the way through a loaded machine may take away between two requests that left a second apart.
WINDOW_S = 0.95


class RateLimit:
    """Counts the accepted requests of each key in a sliding window of one second."""

    def __init__(self, clock: Clock, requests_per_second: int | None) -> None:
        self._clock = clock
        self._limit = requests_per_second
        self._lock = threading.Lock()
        self._accepted: dict[str, deque[float]] = defaultdict(deque)

    def admit(self, key: str) -> None:
        """Count a request with `key`.

        Raises:
            Refused: it is one too many; it is not counted.
        """
        if self._limit is None:
            return
        now = self._clock.now()
        with self._lock:
            accepted = self._accepted[key]
            while accepted and accepted[0] <= now - WINDOW_S:
                accepted.popleft()
            if len(accepted) >= self._limit:
                raise Refused(429, "Throttling.RateQuota", "Requests rate limit exceeded, please try again later.", 1)
            accepted.append(now)
