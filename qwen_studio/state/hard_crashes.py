"""What is left of a run that the system ended: its stack, file and line only, told at the next start."""

import contextlib
import faulthandler
import os
import sys
import time
from pathlib import Path
from typing import IO, Any

from qwen_studio.core.private_files import make_private_folder, open_private

_NAME = "hard-crash-"


class StackOfLastResort:
    """A file in the folder of the log into which the interpreter writes every thread's stack when it dies.

    It is empty, and gone after `close`, in every run that ends by itself.
    """

    def __init__(self, folder: Path) -> None:
        self._file: IO[Any] | None = None
        self._path = folder / f"{_NAME}{os.getpid()}-{time.time_ns()}.txt"
        with contextlib.suppress(OSError):
            make_private_folder(folder)
            self._file = open_private(self._path, "x", encoding="utf-8")
            faulthandler.enable(self._file)

    def close(self) -> None:
        """The run has ended well enough."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
            with contextlib.suppress(OSError):
                self._path.unlink()

    def take_earlier(self) -> str:
        """The stacks that earlier runs left; they are told once. Empty where none died."""
        found = []
        for path in sorted(self._path.parent.glob(f"{_NAME}*-*.txt")):
            if path == self._path:
                continue
            # On Windows the file of a run that lives cannot be taken away.
            with contextlib.suppress(OSError):
                text = path.read_text(encoding="utf-8", errors="replace").strip()
                if text or not _may_live(path):
                    path.unlink()
                if text:
                    found.append(text)
        return "\n\n".join(found)


def _may_live(path: Path) -> bool:
    if sys.platform == "win32":
        return False
    try:
        os.kill(int(path.name.removeprefix(_NAME).partition("-")[0]), 0)
    except ProcessLookupError:
        return False
    except (OSError, ValueError, OverflowError):
        return True
    return True
