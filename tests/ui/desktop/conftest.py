import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

SERVER = Path(__file__).with_name("notification_server.py")


class Desktop:
    """A bus, and on it a notification server and a dock, which write down what they are told."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self._log = folder / "told"
        self._qtbot = qtbot
        self._server: subprocess.Popen[str] | None = None

    def start_server(self, *abilities: str) -> None:
        """From now on there is one."""
        self._server = subprocess.Popen(
            [sys.executable, str(SERVER), str(self._log), *abilities], stdin=subprocess.PIPE, text=True
        )
        self._qtbot.waitUntil(lambda: bool(self.told("ready")))

    def told(self, name: str) -> list[list[Any]]:
        """The arguments of all calls or signals of that name so far, the signature first."""
        lines = self._log.read_text("utf-8").splitlines() if self._log.exists() else []
        return [told[1:] or [""] for told in map(json.loads, lines) if told[0] == name]

    def click(self, token: str) -> None:
        """Choose the last notice."""
        assert self._server is not None
        assert self._server.stdin is not None
        self._server.stdin.write(f"click {token}\n")
        self._server.stdin.flush()

    def close(self) -> None:
        if self._server is not None:
            self._server.kill()
            self._server.communicate()


@pytest.fixture
def desktop(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    """A bus of the test's own."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("There is no session bus to start here.")
    command = [daemon, "--session", "--print-address", "--nofork", "--nopidfile"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as bus:
        assert bus.stdout is not None
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.stdout.readline().strip())
        desktop = Desktop(tmp_path, qtbot)
        yield desktop
        desktop.close()
        bus.kill()


@pytest.fixture
def no_bus(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Takes the bus of the machine away."""

    def take_away() -> None:
        for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
            monkeypatch.delenv(name, raising=False)

    return take_away
