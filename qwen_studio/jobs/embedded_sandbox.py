"""The sandbox that serves the demo: a process of its own, so that its painting never slows the window."""

import contextlib
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from qwen_studio.api.credentials import ENVIRONMENT_VARIABLE
from qwen_studio.core.errors import LibraryError
from qwen_studio.core.language import translate

if TYPE_CHECKING:
    import subprocess

log = logging.getLogger(__name__)

NICENESS = 10
_NOT_FOR_THE_CHILD = {ENVIRONMENT_VARIABLE, "QWEN_STUDIO_SANDBOX_KEY"}
_ANNOUNCEMENT = "listening on "
_PACKAGE_FOLDER = Path(__file__).resolve().parents[2]
# Not `python -m`: that takes every module from the current folder first, and there may be a random.py of someone's own.
# Only this very package comes from its folder, so that the child is of the same version.
_RUN = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); import qwen_studio; del sys.path[0]; "
    "from qwen_studio.cli import main; sys.exit(main())"
)


class EmbeddedSandbox:
    """Starts the sandbox on a free loopback port when it is first needed, and again should it have died.

    The child ends by itself when its standard input closes, so it never outlives this process, however that ends.
    """

    key = "sk-sandbox-singapore"

    def __init__(self, latency_s: float = 3.0) -> None:
        self._latency_s = latency_s
        self._process: subprocess.Popen[str] | None = None
        self._base_url = ""

    def start(self) -> str:
        """The base URL of the running sandbox. Blocks until it listens, about 0.3 s the first time.

        Raises:
            LibraryError: it does not start.
        """
        if self._process is not None and self._process.poll() is None:
            return self._base_url
        import subprocess

        self.stop()
        try:
            self._process = subprocess.Popen(  # noqa: S603 - this program itself, with fixed arguments
                [*_this_program(), "sandbox", "--port", "0", "--latency", str(self._latency_s), "--until-stdin-closes"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                # The stand-in has no business with the person's own key, and takes none but the demo's.
                env={name: value for name, value in os.environ.items() if name not in _NOT_FOR_THE_CHILD},
                # Ctrl+C in a terminal is for this process alone; the child goes when its input closes.
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise _did_not_start() from error
        if sys.platform != "win32":
            # Painting takes a whole core; the window comes first.
            os.setpriority(os.PRIO_PROCESS, self._process.pid, NICENESS)
        assert self._process.stdout is not None  # noqa: S101 - a pipe was asked for
        line = self._process.stdout.readline().strip()
        if not line.startswith(_ANNOUNCEMENT):
            self.stop()
            raise _did_not_start()
        self._base_url = line.removeprefix(_ANNOUNCEMENT)
        log.info("sandbox started")
        return self._base_url

    def stop(self) -> None:
        """End the child, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        import subprocess

        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(5)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


def _did_not_start() -> LibraryError:
    return LibraryError(
        translate("jobs", "The demo's sandbox did not start."), next_step=translate("jobs", "Start Qwen Studio again.")
    )


def _this_program() -> list[str]:
    # A frozen bundle is its own interpreter.
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-P", "-c", _RUN, str(_PACKAGE_FOLDER)]
