"""The demo's sandbox is a process that starts when it is needed and never outlives the program."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from qwen_studio.core.errors import LibraryError
from qwen_studio.jobs import embedded_sandbox
from qwen_studio.jobs.embedded_sandbox import EmbeddedSandbox

# Says where its sandbox listens, then waits for its end.
PARENT = """
import sys
from qwen_studio.jobs.embedded_sandbox import EmbeddedSandbox
print(EmbeddedSandbox(0).start(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def embedded() -> Iterator[EmbeddedSandbox]:
    sandbox = EmbeddedSandbox(latency_s=0)
    yield sandbox
    sandbox.stop()


def models(base_url: str, key: str = EmbeddedSandbox.key) -> int:
    """The HTTP status of a question that only the service with this key answers."""
    request = urllib.request.Request(f"{base_url}/models", headers={"Authorization": f"Bearer {key}"})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            assert json.load(answer)
            return int(answer.status)
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code


def wait_until_gone(base_url: str) -> bool:
    """Whether the process that listened there has ended; waits for it to drop an open connection."""
    parts = urlsplit(base_url)
    try:
        with socket.create_connection((parts.hostname, parts.port), timeout=20) as connection:
            while connection.recv(1024):
                pass
    except (ConnectionError, TimeoutError):
        pass
    with socket.socket() as probe:
        return probe.connect_ex((parts.hostname, parts.port)) != 0


def test_it_starts_once_and_answers_to_its_key(embedded: EmbeddedSandbox) -> None:
    base_url = embedded.start()
    assert urlsplit(base_url).hostname == "127.0.0.1"
    assert models(base_url) == 200
    assert models(base_url, "sk-another-key") == 401
    assert embedded.start() == base_url


def test_one_that_died_is_started_again(embedded: EmbeddedSandbox) -> None:
    # GIVEN a sandbox that was killed
    first = embedded.start()
    process = embedded._process
    assert process is not None
    process.kill()
    process.wait()
    assert wait_until_gone(first)

    # THEN the next start gives one that answers
    assert models(embedded.start()) == 200


def test_a_stopped_one_is_gone_and_can_be_started_again(embedded: EmbeddedSandbox) -> None:
    first = embedded.start()
    embedded.stop()
    embedded.stop()
    assert wait_until_gone(first)
    assert models(embedded.start()) == 200


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_it_ends_with_a_program_that_is_killed() -> None:
    # GIVEN a program with a sandbox
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with parent:
        assert parent.stdout is not None
        base_url = parent.stdout.readline().strip()
        assert models(base_url) == 200

        # WHEN nothing in it can clean up any more
        os.kill(parent.pid, signal.SIGKILL)
        parent.wait()

        # THEN the sandbox ends by itself
        assert wait_until_gone(base_url)


def test_modules_of_the_current_folder_are_not_taken_for_pythons_own(
    embedded: EmbeddedSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("random", "json", "qwen_studio"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('shadowed')")
    monkeypatch.chdir(tmp_path)
    assert models(embedded.start()) == 200


def test_one_that_does_not_start_is_said(embedded: EmbeddedSandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded_sandbox, "_this_program", lambda: [sys.executable, "-c", "print('nonsense')"])
    with pytest.raises(LibraryError, match=r"The demo's sandbox did not start\."):
        embedded.start()
    monkeypatch.undo()
    assert models(embedded.start()) == 200


def test_a_program_that_is_not_there_is_said(embedded: EmbeddedSandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded_sandbox, "_this_program", lambda: ["/nowhere/qwen-studio"])
    with pytest.raises(LibraryError, match=r"The demo's sandbox did not start\."):
        embedded.start()
