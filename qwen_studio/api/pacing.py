"""The service's pace: so many requests a second for each key, over all threads."""

import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

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

    @contextmanager
    def turn(self, key_id: str, cancel: CancelToken) -> Iterator["Turn"]:
        """Waits until the next request with this key may start. `key_id` names the key and is not the key.

        The turn is held until it is said to have started: however long the journal and the connection take then, two
        requests never come closer on the wire than they may. One that never started is given back at the end.

        Raises:
            Cancelled: stopped while waiting; the turn goes to the next.
        """
        lane = self._wait(key_id, cancel)
        turn = Turn(lambda: self._started(lane))
        try:
            yield turn
        finally:
            if not turn.has_started:
                with self._lock:
                    lane.held -= 1

    def back_off(self, key_id: str, seconds: float) -> None:
        """Let no request with this key start for so long; those that wait already wait longer."""
        with self._lock:
            lane = self._lanes[key_id]
            lane.not_before = max(lane.not_before, self._clock() + seconds)

    def _wait(self, key_id: str, cancel: CancelToken) -> "_Lane":
        """The lane, with one more turn held in it."""
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
                        lane.held += 1
                        return lane
                cancel.sleep(delay_s)
        finally:
            with self._lock:
                lane.waiting.remove(ticket)

    def _started(self, lane: "_Lane") -> None:
        with self._lock:
            lane.held -= 1
            lane.started.append(self._clock())


class Turn:
    """The right to start one request."""

    def __init__(self, on_start: Callable[[], None]) -> None:
        self._on_start = on_start
        self.has_started = False

    def start(self) -> None:
        """Say that the service sees the request from now on."""
        if not self.has_started:
            self.has_started = True
            self._on_start()


class _Lane:
    """The requests of one key: when the last ones started, whose turn it is, and who waits."""

    def __init__(self, per_second: int) -> None:
        self.started: deque[float] = deque(maxlen=per_second)
        self.held = 0
        self.waiting: deque[object] = deque()
        self.not_before = 0.0

    def delay_s(self, ticket: object, now: float) -> float:
        """How long the ticket waits at least; nothing only for the first in line."""
        # Whose turn it is may start this moment, and not before.
        starts = deque((*self.started, *[now] * self.held), maxlen=self.started.maxlen)
        for place, waiting in enumerate(self.waiting):
            full = len(starts) == starts.maxlen
            start = max(now, self.not_before, starts[0] + WINDOW_S if full else now)
            if waiting is ticket:
                return max(start - now, TURN_S if place else 0.0)
            starts.append(start)
        return TURN_S
