"""Runs `qwen-studio edit` and `qwen-studio library` as a person does, in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qwen_studio.core.resources import resource_path

COFFEE = str(resource_path("samples", "coffee.png"))
CHELSEA = str(resource_path("samples", "chelsea.png"))
PROGRAM = (sys.executable, "-m", "qwen_studio")
# Ends with another code than any of the program's own if a window's library was loaded.
WITHOUT_QT = """
import sys
from qwen_studio.cli import main
code = main(sys.argv[1:])
sys.exit(99 if any(name.startswith(("PySide6", "shiboken6")) for name in sys.modules) else code)
"""


@dataclass(frozen=True)
class Ended:
    """How a run ended."""

    code: int
    out: str
    err: str

    @property
    def files(self) -> list[Path]:
        """The files that stand on stdout, one a line."""
        return [Path(line) for line in self.out.splitlines()]

    @property
    def sentence(self) -> str:
        """The one line of stderr."""
        (line,) = self.err.splitlines()
        return line


class Command:
    """The program, on one library."""

    def __init__(self, library: Path) -> None:
        self.library = library

    def arguments(self, *given: str) -> list[str]:
        """Everything after the program's name."""
        return ["edit", "--library", str(self.library), *given]

    def run(self, *given: str, program: Sequence[str] = PROGRAM) -> Ended:
        """The run to its end."""
        return self._ended([*program, *self.arguments(*given)])

    def look_after(self, *given: str, program: Sequence[str] = PROGRAM) -> Ended:
        """`qwen-studio library …` to its end."""
        return self._ended([*program, "library", "--library", str(self.library), *given])

    def listed(self) -> dict[str, list[dict[str, Any]]]:
        """Everything in the library, as the program lists it."""
        ended = self.look_after("list", "--json")
        assert ended.code == 0, ended.err
        told: dict[str, list[dict[str, Any]]] = json.loads(ended.out)
        return told

    def _ended(self, arguments: Sequence[str]) -> Ended:
        ended = subprocess.run(
            arguments,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        return Ended(ended.returncode, ended.stdout, ended.stderr)

    def start(self, *given: str) -> "subprocess.Popen[str]":
        """The run at its beginning; both of its outputs are pipes."""
        return subprocess.Popen(
            [*PROGRAM, *self.arguments(*given)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    @property
    def pictures(self) -> list[Path]:
        """The results in the library."""
        return sorted((self.library / "pictures").rglob("*.png"))
