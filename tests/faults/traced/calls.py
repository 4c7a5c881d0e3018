"""The system calls that strace wrote down, and what they say about an answer."""

import ast
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LINE = re.compile(r"[\d.]+ (\w+)\((.*?)(?:\)\s+= (.*)|\s<unfinished \.\.\.>)?$", re.DOTALL)
_DESCRIPTOR = re.compile(r"(\d+)<([^>]*)>")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_LENGTH = re.compile(rb"\r\ncontent-length: (\d+)\r\n", re.IGNORECASE)


@dataclass(frozen=True)
class Call:
    """One call. `result` is empty, or a question mark, where the thread did not live to see it."""

    name: str
    arguments: str
    result: str

    @property
    def returned(self) -> bool:
        return self.result not in {"", "?"}

    @property
    def file(self) -> str:
        """What the call's first argument stands for: a path, or `socket:[…]`."""
        found = _DESCRIPTOR.match(self.arguments)
        return found[2] if found else ""

    @property
    def creates(self) -> bool:
        """Whether the call may make a file."""
        return "O_CREAT" in self.arguments

    def received(self) -> bytes:
        """The first bytes that it brought."""
        quoted = _QUOTED.search(self.arguments)
        return bytes(ast.literal_eval(f"b{quoted[0]}")) if quoted else b""


def read(lines: Iterable[str]) -> list[Call]:
    """The calls in these lines of strace, in order."""
    found = (_LINE.match(line) for line in lines)
    return [Call(match[1], match[2], match[3] or "") for match in found if match]


@dataclass(frozen=True)
class Place:
    """A place in what a thread does at which strace can step in: before its call number `which` of this name.

    `call` is what stood there without a fault. Strace counts the calls of each name and each thread by themselves.
    """

    call: Call
    which: int

    def inject(self, action: str, *, from_then_on: bool = False) -> str:
        """What strace is told."""
        return f"{self.call.name}:{action}:when={self.which}{'+' if from_then_on else ''}"


def places(threads: Iterable[Sequence[Call]]) -> list[Place]:
    """All places in what the threads did, in the order in which a thread comes by."""
    found: dict[tuple[str, int], tuple[int, Place]] = {}
    for calls in threads:
        count: Counter[str] = Counter()
        for position, call in enumerate(calls):
            count[call.name] += 1
            place = Place(call, count[call.name])
            known = found.setdefault((call.name, place.which), (position, place))
            found[call.name, place.which] = min(known, (position, place), key=lambda at: at[0])
    return [place for _, place in sorted(found.values(), key=lambda at: at[0])]


def spread(found: Sequence[Place], count: int) -> list[Place]:
    """So many of the places, evenly spaced; all where there are no more."""
    count = min(count, len(found))
    return [found[number * len(found) // count] for number in range(count)]


def after_answer(calls: Sequence[Call]) -> list[Call] | None:
    """What a job's thread did after the last byte of the service's answer was in its hands; None if it never was."""
    whole, had = 0, 0
    for position, call in enumerate(calls):
        if call.name != "recvfrom" or not call.result.isdigit():
            continue
        if not whole:
            head, end, _ = call.received().partition(b"\r\n\r\n")
            length = _LENGTH.search(head + b"\r\n")
            if not end or length is None:
                raise ValueError(f"This is no beginning of an answer: {call}")
            whole = len(head) + len(end) + int(length[1])
        had += int(call.result)
        if had >= whole:
            return list(calls[position + 1 :])
    return None


def until_kept(after: Sequence[Call]) -> list[Call]:
    """The calls in which a kill would lose an answer that is here: up to the one that puts it on the drive.

    Raises:
        ValueError: none does.
    """
    for position, call in enumerate(after):
        if call.name in {"fsync", "fdatasync"} and call.file.endswith(".answer"):
            return list(after[: position + 1])
    raise ValueError("Nothing puts the answer on the drive.")


def without_waits(calls: Sequence[Call]) -> list[Call]:
    """The calls that are more than a wait for a lock.

    With several jobs at work Python's own lock is waited for between any two lines, and as often as others hold it.
    """
    return [call for call in calls if call.name != "futex"]


def job_of(calls: Sequence[Call]) -> str | None:
    """The id of the job that the thread took a spare place for."""
    for call in calls:
        found = re.search(r"/\.answers/(\w+)\.answer", call.arguments)
        if found:
            return found[1]
    return None
