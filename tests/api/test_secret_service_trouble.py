"""A real Secret Service that is absent, locked or frozen: a sentence within the limit, and the key for this session.

Each test has a bus and a daemon of its own, so that nobody's keyring is touched.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.secretservice,
    pytest.mark.skipif(
        shutil.which("gnome-keyring-daemon") is None or shutil.which("dbus-daemon") is None, reason="needs a keyring"
    ),
]

# A process of its own: the keyring library keeps its connection to the bus of its first call.
ASK = """
import sys, time
from qwen_studio.api.credentials import KeyStore

store = KeyStore({}, keyring_timeout_s=float(sys.argv[1]))
began = time.monotonic()
print(store.save("singapore", "sk-of-a-test-0123456789"))
print(store.keyring_problem)
found = store.find("singapore")
print(found.source if found else "nowhere")
assert time.monotonic() - began < float(sys.argv[1]) + 5
"""

WAIT_S = 20
IS_THERE = [
    *("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"),
    *("org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"),
]


@dataclass
class Bus:
    """A session bus, and the processes on it."""

    environment: dict[str, str]
    processes: list["subprocess.Popen[bytes]"]

    def daemon(self, password: bytes | None) -> "subprocess.Popen[bytes]":
        """A keyring's daemon, unlocked by the password, or locked without one."""
        unlock = [] if password is None else ["--unlock"]
        process = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--components=secrets", *unlock],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.processes.append(process)
        assert process.stdin is not None
        process.stdin.write(password or b"")
        process.stdin.close()
        until = time.monotonic() + WAIT_S
        while (
            b"boolean true"
            not in subprocess.run(IS_THERE, env=self.environment, capture_output=True, check=False).stdout
        ):
            assert time.monotonic() < until
            time.sleep(0.02)
        return process

    def _has_keyring(self) -> bool:
        told = subprocess.run(IS_THERE, env=self.environment, capture_output=True, check=False)
        return b"boolean true" in told.stdout

    def ask(self, limit_s: float) -> list[str]:
        """Where a key was kept, what was wrong, and where it was found again."""
        done = subprocess.run(
            [sys.executable, "-c", ASK, str(limit_s)], env=self.environment, capture_output=True, text=True, check=True
        )
        return done.stdout.splitlines()


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[Bus]:
    folders = dict.fromkeys(
        ("HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(tmp_path)
    )
    environment = {**os.environ, **folders}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "PYTHON_KEYRING_BACKEND", "GNOME_KEYRING_CONTROL"):
        environment.pop(name, None)
    process = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address=unix:dir={tmp_path}"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    environment["DBUS_SESSION_BUS_ADDRESS"] = process.stdout.readline().decode().strip()
    opened = Bus(environment, [process])
    yield opened
    for started in reversed(opened.processes):
        started.send_signal(signal.SIGCONT)
        started.kill()
        started.wait()
    process.stdout.close()


def test_one_that_works_keeps_the_key(bus: Bus) -> None:
    bus.daemon(b"tests")
    assert bus.ask(10) == ["keyring", "", "keyring"]


def test_no_bus_is_no_keyring(bus: Bus, tmp_path: Path) -> None:
    bus.environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={tmp_path}/nowhere"
    assert bus.ask(10) == ["session", "This computer has no keyring that keeps keys safely.", "session"]


def test_a_bus_without_a_keyring_is_none(bus: Bus) -> None:
    kept, problem, found = bus.ask(10)
    assert (kept, found) == ("session", "session")
    # Some systems start one on demand, and that one has no keyring yet.
    assert problem in {"This computer has no keyring that keeps keys safely.", "The system's keyring does not work."}


def test_a_locked_one_never_makes_anybody_wait(bus: Bus) -> None:
    # GIVEN a keyring with a password, and a daemon that was not given it and has no display to ask on
    first = bus.daemon(b"tests")
    assert bus.ask(10)[0] == "keyring"
    first.kill()
    first.wait()
    bus.daemon(None)
    kept, problem, found = bus.ask(2)
    assert (kept, found) == ("session", "session")
    assert problem in {
        "The system's keyring is locked.",
        "The system's keyring does not work.",
        "The system's keyring did not answer within 2 seconds.",
        "The system's keyring still does not answer.",
    }


def test_a_frozen_one_is_given_up_at_the_limit(bus: Bus) -> None:
    daemon = bus.daemon(b"tests")
    assert bus.ask(10)[0] == "keyring"
    daemon.send_signal(signal.SIGSTOP)
    assert bus.ask(1) == ["session", "The system's keyring did not answer within 1 seconds.", "session"]
    daemon.send_signal(signal.SIGCONT)
    assert bus.ask(10) == ["keyring", "", "keyring"]
