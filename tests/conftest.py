import gc
import http.server
import itertools
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from pytestqt.qtbot import QtBot

from qwen_studio.sandbox.server import SandboxServer

# The program speaks as the system does, and tests expect its English words.
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)

# Begun in the background of a shell, this process ignores Ctrl+C, and so would all that it starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Nothing is timed by a test.
hypothesis.settings.register_profile("patient", deadline=None, max_examples=40)
hypothesis.settings.load_profile("patient")

PATIENCE_MS = 30_000
"""Nothing is measured by it: machines are slow at times, and what does not come at all is found all the same."""


class PatientBot(QtBot):
    """Waits longer than usual, unless it is told how long."""

    def waitSignal(self, *arguments: Any, **options: Any) -> Any:
        return super().waitSignal(*arguments, **{"timeout": PATIENCE_MS, **options})

    def waitUntil(self, *arguments: Any, **options: Any) -> None:
        super().waitUntil(*arguments, **{"timeout": PATIENCE_MS, **options})


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """A bot with patience, in place of pytest-qt's own."""
    return PatientBot(request)


_SOME_TESTS = 50
_begun = itertools.count(1)


@pytest.fixture(autouse=True, scope="session")
def garbage_is_left_to_this_thread() -> None:
    """As in the program: garbage that holds a Qt object must not be collected by a worker."""
    gc.disable()
    # What is loaded by now stays, and need not be looked through again.
    gc.freeze()


@pytest.fixture(autouse=True)
def garbage_is_collected() -> None:
    """Before each test what the last one left, all of it from time to time.

    Not after each: pytest still holds what the test was given, and it would be old by the next time.
    """
    gc.collect(1 if next(_begun) % _SOME_TESTS else 2)


@pytest.fixture(autouse=True)
def no_keyring_of_the_person(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps tests away from the keyring of whoever runs them, and from waiting for one that does not answer."""
    if request.node.get_closest_marker("secretservice") is None:
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


@pytest.fixture
def paints() -> bool:
    """Whether the sandbox paints, for tests that look at results; small plain colours take a tenth of the time."""
    return False


@pytest.fixture
def sandbox(*, paints: bool) -> Iterator[SandboxServer]:
    """The Singapore region on a free port of this machine, answering without delay."""
    with SandboxServer(quick=not paints) as server:
        yield server


@pytest.fixture
def web(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """An address that serves what is put into a folder, and that folder."""
    folder = tmp_path / "web"
    folder.mkdir()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", folder
        server.shutdown()
        thread.join()


@pytest.fixture
def time_zone() -> Iterator[Callable[[str], None]]:
    """Moves the machine to another time zone, by its name."""
    with pytest.MonkeyPatch.context() as patch:

        def move(zone: str) -> None:
            patch.setenv("TZ", zone)
            time.tzset()

        yield move
    time.tzset()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""
