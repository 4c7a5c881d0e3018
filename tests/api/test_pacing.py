"""No second holds more starts than the service allows, and the turns go in order."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qwen_studio.api.pacing import Pacer
from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import Cancelled, LibraryError


@dataclass
class SimulatedTime(CancelToken):
    """Time that passes only while someone sleeps, so that one thread can play through hours."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.raise_if_cancelled()
        self.slept.append(seconds)
        self.now += seconds


def begin(pacer: Pacer, key_id: str, cancel: CancelToken) -> None:
    """Begin a request as soon as it may, without any delay of its own."""
    with pacer.turn(key_id, cancel) as turn:
        turn.start()


@given(
    per_second=st.integers(1, 5),
    gaps=st.lists(st.floats(0, 2), min_size=1, max_size=30),
)
def test_no_second_holds_more_starts_than_allowed(per_second: int, gaps: list[float]) -> None:
    time = SimulatedTime()
    pacer = Pacer(per_second, clock=time.clock)
    starts = []
    for gap in gaps:
        time.now += gap
        begin(pacer, "a", time)
        starts.append(time.now)
    for index, start in enumerate(starts):
        assert sum(start <= other < start + 1 for other in starts[index:]) <= per_second


def test_first_requests_do_not_wait() -> None:
    time = SimulatedTime()
    pacer = Pacer(2, clock=time.clock)
    begin(pacer, "a", time)
    begin(pacer, "a", time)
    assert time.slept == []
    begin(pacer, "a", time)
    assert 1.0 <= sum(time.slept) < 1.2


def test_each_key_has_its_own_pace() -> None:
    time = SimulatedTime()
    pacer = Pacer(1, clock=time.clock)
    for key in ("a", "b", "c"):
        begin(pacer, key, time)
    assert time.slept == []


def test_back_off_holds_the_next_requests_of_that_key_alone() -> None:
    time = SimulatedTime()
    pacer = Pacer(2, clock=time.clock)
    pacer.back_off("a", 30)
    begin(pacer, "b", time)
    assert time.slept == []
    begin(pacer, "a", time)
    assert sum(time.slept) == pytest.approx(30)


def test_shorter_back_off_does_not_shorten_a_longer_one() -> None:
    time = SimulatedTime()
    pacer = Pacer(2, clock=time.clock)
    pacer.back_off("a", 30)
    pacer.back_off("a", 1)
    begin(pacer, "a", time)
    assert sum(time.slept) == pytest.approx(30)


def test_cancelled_waiter_leaves_the_line() -> None:
    time = SimulatedTime()
    pacer = Pacer(1, clock=time.clock)
    cancelled = SimulatedTime()
    cancelled.cancel()
    with pytest.raises(Cancelled):
        begin(pacer, "a", cancelled)
    begin(pacer, "a", time)
    assert time.slept == []


class Line:
    """Threads that queue one after the other; each entry is known before the next one joins."""

    def __init__(self, pacer: Pacer) -> None:
        self._pacer = pacer
        self.order: list[int] = []
        self.threads: list[threading.Thread] = []

    def join(self, number: int, token: CancelToken) -> None:
        waiting = threading.Event()

        class Telling(CancelToken):
            def raise_if_cancelled(self) -> None:
                token.raise_if_cancelled()

            def sleep(self, seconds: float) -> None:
                waiting.set()
                token.sleep(seconds)

        def run() -> None:
            try:
                begin(self._pacer, "a", Telling())
                self.order.append(number)
            except Cancelled:
                pass
            finally:
                waiting.set()

        thread = threading.Thread(target=run)
        self.threads.append(thread)
        thread.start()
        assert waiting.wait(10)

    def finish(self) -> None:
        for thread in self.threads:
            thread.join(20)


def test_turns_go_in_the_order_of_asking() -> None:
    line = Line(Pacer(2))
    for number in range(5):
        line.join(number, CancelToken())
    line.finish()
    assert line.order == [0, 1, 2, 3, 4]


def test_nobody_overtakes_the_first_in_line() -> None:
    # Both may start at once, but the second thread happens to wake first.
    lane = Pacer(2)._lanes["a"]
    first, second = object(), object()
    lane.waiting.extend((first, second))
    assert lane.delay_s(second, 1000.0) > 0
    assert lane.delay_s(first, 1000.0) == 0


def test_back_off_reaches_those_who_wait_already() -> None:
    now = [1000.0]
    clock: Callable[[], float] = lambda: now[0]  # noqa: E731 - a clock that the test moves
    pacer = Pacer(1, clock=clock)
    begin(pacer, "a", CancelToken())
    slept: list[float] = []

    class Sleeper(CancelToken):
        def sleep(self, seconds: float) -> None:
            if not slept:
                pacer.back_off("a", 60)  # the answer 429 comes while this one waits for its turn
            slept.append(seconds)
            now[0] += seconds

    begin(pacer, "a", Sleeper())
    assert now[0] >= 1060


def test_cancelled_in_the_middle_does_not_hold_the_others() -> None:
    line = Line(Pacer(2))
    stopped = CancelToken()
    line.join(0, CancelToken())
    line.join(1, CancelToken())
    line.join(2, stopped)
    line.join(3, CancelToken())
    stopped.cancel()
    line.finish()
    assert line.order == [0, 1, 3]


def test_a_turn_counts_from_the_moment_of_the_request() -> None:
    # GIVEN a first request that takes 3 s on its way through journal and connection
    time = SimulatedTime()
    pacer = Pacer(1, clock=time.clock)
    with pacer.turn("a", time) as turn:
        time.now += 3
        turn.start()
        begun = time.now

    # THEN the next one keeps its distance from when the service saw the first
    begin(pacer, "a", time)
    assert time.now - begun >= 1.0


def test_nobody_starts_while_all_turns_are_held() -> None:
    time = SimulatedTime()
    pacer = Pacer(2, clock=time.clock)
    with pacer.turn("a", time), pacer.turn("a", time) as second:
        # Long after both got their turns, and neither has started.
        time.now += 60
        lane = pacer._lanes["a"]
        lane.waiting.append(third := object())
        assert lane.delay_s(third, time.now) >= 1.0
        second.start()
        # One has started this moment, the other may at any time.
        assert lane.delay_s(third, time.now) >= 1.0
        lane.waiting.clear()


def test_a_turn_that_was_not_used_is_given_back() -> None:
    time = SimulatedTime()
    pacer = Pacer(1, clock=time.clock)
    with pytest.raises(LibraryError), pacer.turn("a", time):
        raise LibraryError("The journal did not take it.")
    begin(pacer, "a", time)
    assert time.slept == []
