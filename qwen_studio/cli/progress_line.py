"""How far a long piece of work is, as one line that is written over."""

import sys
import time
from types import TracebackType
from typing import Self

_PAUSE_S = 0.1


class ProgressLine:
    """Called with what is done and of how much; shows it on a terminal, and nothing anywhere else."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._shows = sys.stderr.isatty()
        self._next_at = 0.0
        self._width = 0

    def __call__(self, done: int, of: int) -> None:
        """Show it, unless it was shown a moment ago."""
        if self._shows and of and (done == of or time.monotonic() >= self._next_at):
            self._next_at = time.monotonic() + _PAUSE_S
            self._write(f"{self._what}: {done} of {of}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._width:
            self._write("")
            self._write("")

    def _write(self, text: str) -> None:
        try:
            print(f"\r{text:<{self._width}}", end="", file=sys.stderr, flush=True)
        except OSError:
            # The terminal is gone, which must not end the work.
            self._shows = False
        self._width = len(text)
