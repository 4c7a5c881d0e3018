"""The service's pace: so many requests a second for each key, over all threads."""

import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable

from qwen_studio.core.cancel import CancelToken

# A little more than a second: the way to the service is not equally long for each request.
WINDOW_S = 1.05
TURN_S = 0.005


class Pacer:
    """Lets requests start in the order in which they asked, never more than `per_second` in one second."""

    def __init__(self, per_second: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_second = per_second
        self._clock = clock
        self._lock = threading.Lock()
        self._lanes: defaultdict[str, _Lane] = defaultdict(lambda: _Lane(per_second))

    def wait(self, key_id: str, cancel: CancelToken) -> None:
        """Returns when the next request with this key may start. `key_id` names the key and is not the key.

        Raises:
            Cancelled: stopped while waiting; the turn goes to the next.
        """
        ticket = object()
        with self._lock:
            lane = self._lanes[key_id]
            lane.waiting.append(ticket)
        try:
            while True:
                cancel.raise_if_cancelled()
                with self._lock:
                    delay_s = lane.delay_s(ticket, self._clock())
                    if delay_s <= 0:
                        lane.started.append(self._clock())
                        return
                cancel.sleep(delay_s)
        finally:
            with self._lock:
                lane.waiting.remove(ticket)

    def back_off(self, key_id: str, seconds: float) -> None:
        """Let no request with this key start for so long; those that wait already wait longer."""
        with self._lock:
            lane = self._lanes[key_id]
            lane.not_before = max(lane.not_before, self._clock() + seconds)


class _Lane:
    """The requests of one key: when the last ones started, and who waits."""

    def __init__(self, per_second: int) -> None:
        self.started: deque[float] = deque(maxlen=per_second)
        self.waiting: deque[object] = deque()
        self.not_before = 0.0

    def delay_s(self, ticket: object, now: float) -> float:
        """How long the ticket waits at least; nothing only for the first in line."""
        starts = deque(self.started, maxlen=self.started.maxlen)
        for place, waiting in enumerate(self.waiting):
            full = len(starts) == starts.maxlen
            start = max(now, self.not_before, starts[0] + WINDOW_S if full else now)
            if waiting is ticket:
                return max(start - now, TURN_S if place else 0.0)
            starts.append(start)
        return TURN_S
