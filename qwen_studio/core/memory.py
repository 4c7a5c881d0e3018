"""How the memory that C takes for Python and Qt is shared out, and goes back to the system."""

import sys
from collections.abc import Callable

_ARENAS = 2
_M_ARENA_MAX = -8
"""The name of that setting in glibc's `malloc.h`."""


def share_arenas() -> None:
    """Let all threads that come take memory from few places; to be called while there is only one.

    glibc would give each thread an arena of its own, and what pictures leave free in one of them is of no use to
    another: 30 MB after a long scroll. With a single one the decoding of two pictures at a time takes a tenth longer.
    """
    _call("mallopt", _M_ARENA_MAX, _ARENAS)


def give_back() -> None:
    """Let the system have the holes between the blocks that are in use: a few ms, for a worker at a quiet moment.

    glibc keeps them, tens of MB after a long scroll. Pages of its own for each picture would leave none, but to ask for
    these doubles the time of a thumbnail.
    """
    _call("malloc_trim", 0)


def _call(name: str, *values: int) -> None:
    """Nothing happens without glibc."""
    if sys.platform == "linux":
        import ctypes

        function: Callable[..., int] | None = getattr(ctypes.CDLL(None), name, None)
        if function is not None:
            function(*values)
