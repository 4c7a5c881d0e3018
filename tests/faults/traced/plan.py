"""What is to be done in one trial, and what came out of it; both go through pipes as JSON."""

import signal
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Fault:
    """What strace does to each thread of one role, in the words of its `-e inject=`."""

    role: str
    what: str


@dataclass(frozen=True)
class Plan:
    """Some edits of `images` results each, in a library under `folder`, which is made if it is not there.

    The calls of threads whose role is in `logged` are written down, as are those of threads that meet a fault.
    `resumes` begins with what a start of the program does, instead of with new edits, and `starts_again` false leaves
    out the start after the run. After `patience_s` the program is closed, whether or not the edits have ended.
    `name` goes into the instructions, so that the sandbox knows whose they are.
    """

    folder: str
    photo: str
    base_url: str
    images: int = 1
    jobs: int = 1
    faults: tuple[Fault, ...] = ()
    logged: tuple[str, ...] = ("job",)
    resumes: bool = False
    starts_again: bool = True
    patience_s: float = 60
    name: str = ""

    def instruction(self, number: int) -> str:
        """The words by which the sandbox knows edit `number` of this trial again."""
        return f"Make it black and white, {self.name}, edit {number}"


BROKEN = 70


@dataclass(frozen=True)
class Trial:
    """What became of a plan.

    `code` is how the run's process ended: 0 for well, the negative number of a signal, or BROKEN.
    `ended` is how the run showed its jobs, if it lived to its end, and `started` what the start after it found in the
    library, if that did not fail. `calls` are the lines that strace wrote for each thread of a role, `words` what
    both said on stderr.
    """

    code: int
    ended: list[dict[str, Any]] | None
    started: dict[str, Any] | None
    calls: dict[str, list[list[str]]]
    words: str

    @property
    def killed(self) -> bool:
        return self.code == -signal.SIGKILL
