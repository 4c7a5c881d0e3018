"""Exceptions as text that tells where in the code something failed, and nothing of what it was working on."""

import os
import re
import traceback
from collections.abc import Iterator
from types import TracebackType

_DEEPEST_CHAIN = 6

# What these say is about code. Others, such as ValueError, like to repeat the value.
_ABOUT_CODE = (
    AttributeError,
    ImportError,
    MemoryError,
    NameError,
    NotImplementedError,
    RecursionError,
    ZeroDivisionError,
)
_QT_OBJECT_GONE = re.compile(r"Internal C\+\+ object \(?[\w.]+\)? already deleted\.?")
_COUNTS_ARGUMENTS = re.compile(
    r"[\w.<>]+\(\) (?:missing \d+|takes|got an unexpected keyword|got multiple values)[^\n]*"
    r"|'\w+' object is not (?:callable|iterable|subscriptable)"
    r"|unsupported operand type\(s\) for [^\n]*"
)


def words_of(error: BaseException) -> str:
    """The exception's type, and its words where they cannot hold what the person wrote or opened."""
    name = type(error).__qualname__
    if isinstance(error, OSError) and error.errno is not None:
        # The system's words, without the file's name, and without those that somebody else put in their place.
        return f"{name}: [Errno {error.errno}] {os.strerror(error.errno)}"
    text = str(error)
    if (
        isinstance(error, _ABOUT_CODE)
        or (isinstance(error, RuntimeError) and _QT_OBJECT_GONE.fullmatch(text))
        or (isinstance(error, TypeError) and _COUNTS_ARGUMENTS.fullmatch(text))
    ):
        return f"{name}: {text}" if text else name
    return f"{name} (its words are left out; they may repeat what you wrote)" if text else name


def trace_of(error: BaseException, trace: TracebackType | None = None) -> str:
    """The exception with those that led to it, oldest first: files, lines and source, without any value."""
    parts = list(_chain(error, error.__traceback__ if trace is None else trace))
    return "\n\n".join(reversed(parts))


def place_of(error: BaseException, trace: TracebackType | None = None) -> str:
    """Type and innermost line: the same for every time that the same fault happens."""
    frames = traceback.StackSummary.extract(
        traceback.walk_tb(error.__traceback__ if trace is None else trace), lookup_lines=False
    )
    where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__module__}.{type(error).__qualname__} at {where}"


def _chain(error: BaseException, trace: TracebackType | None) -> Iterator[str]:
    seen: set[int] = set()
    link: BaseException | None = error
    led_to = ""
    while link is not None and id(link) not in seen and len(seen) < _DEEPEST_CHAIN:
        seen.add(id(link))
        frames = traceback.StackSummary.extract(traceback.walk_tb(trace)).format()
        yield "Traceback (most recent call last):\n" + "".join(frames) + words_of(link) + led_to
        if link.__cause__ is not None:
            link, led_to = link.__cause__, "\n  which was the cause of:"
        elif not link.__suppress_context__:
            link, led_to = link.__context__, "\n  during the handling of which this happened:"
        else:
            link = None
        trace = None if link is None else link.__traceback__
