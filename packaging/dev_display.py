"""A display of its own for the tests, where the machine has none: Xvfb with a window manager in it."""

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping

SCREEN = "1440x900x24"


@contextlib.contextmanager
def virtual_display(environment: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """`environment` with a display that ends with this context. The server picks a free number by itself."""
    with contextlib.ExitStack() as stack:
        log = stack.enter_context(tempfile.TemporaryFile("w+"))
        reading, writing = os.pipe()
        server = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"]
        stack.enter_context(running(server, environment, log.fileno(), keep_open=writing))
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            log.seek(0)
            sys.exit(f"{log.read()}\nXvfb did not start, for the reason above.")
        inside = {**environment, "DISPLAY": f":{number}"}
        for elsewhere in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            inside.pop(elsewhere, None)
        stack.enter_context(running(["openbox", "--sm-disable"], inside, log.fileno()))
        yield inside


@contextlib.contextmanager
def running(
    command: list[str], environment: Mapping[str, str], log: int, keep_open: int | None = None
) -> Iterator[None]:
    """Runs `command` in a session of its own, so that Ctrl+C reaches the tests first and the display outlives them."""
    inherited = () if keep_open is None else (keep_open,)
    process = subprocess.Popen(
        command, env=environment, stdout=log, stderr=log, pass_fds=inherited, start_new_session=True
    )
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
