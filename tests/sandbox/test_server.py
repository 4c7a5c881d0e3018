"""The server's life: its port, its connections, its waiting, and the command that runs it."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from qwen_studio.sandbox.keys import SINGAPORE_KEY
from qwen_studio.sandbox.server import SandboxServer, main, parser
from tests.sandbox.calls import Caller, order

COMMAND = [
    sys.executable,
    "-c",
    "import sys; from qwen_studio.sandbox.server import main; sys.exit(main(sys.argv[1:]))",
]


def port_of(sandbox: SandboxServer) -> int:
    return urlsplit(sandbox.base_url).port or 0


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere 127.0.0.2 is no address of this machine")
def test_it_listens_on_one_address_alone(sandbox: SandboxServer) -> None:
    assert sandbox.base_url == f"http://127.0.0.1:{port_of(sandbox)}/api/v1"
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", port_of(sandbox)), timeout=5)


def test_a_connection_is_kept_alive(sandbox: SandboxServer) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port_of(sandbox), timeout=10)
    sources = set()
    for _ in range(3):
        connection.request("GET", "/api/v1/models?page_no=1&page_size=1", headers={"Authorization": "Bearer x"})
        sources.add(connection.sock.getsockname())
        assert connection.getresponse().read()
    connection.close()
    assert len(sources) == 1


def test_calls_run_side_by_side() -> None:
    with SandboxServer(latency_s=0.6, requests_per_second=None) as sandbox:
        callers = [threading.Thread(target=Caller(sandbox).post, args=(order(),)) for _ in range(4)]
        for caller in callers:
            caller.start()
        # All have arrived long before the first of them can have been answered, one after the other.
        assert sandbox.wait_for_requests(4, timeout_s=10)
        assert sandbox.billed < 4
        for caller in callers:
            caller.join()
        assert sandbox.billed == 4


def test_an_edit_takes_about_its_latency_and_a_refusal_none() -> None:
    with SandboxServer(latency_s=1.0) as sandbox:
        started = time.monotonic()
        assert Caller(sandbox).post({}).status == 400
        refused = time.monotonic()
        assert Caller(sandbox).post(order()).status == 200
        painted = time.monotonic()
    assert painted - refused >= 0.85
    assert refused - started < painted - refused


def test_stopping_ends_calls_that_wait_and_the_port_can_be_taken_again() -> None:
    before = set(threading.enumerate())
    sandbox = SandboxServer(latency_s=600).start()
    outcome: list[BaseException] = []

    def call() -> None:
        try:
            Caller(sandbox).post(order())
        except (http.client.HTTPException, OSError) as error:
            outcome.append(error)

    waiting = threading.Thread(target=call)
    waiting.start()
    assert sandbox.wait_for_requests(1)
    base_url = sandbox.base_url
    sandbox.stop()
    waiting.join(timeout=10)
    assert not waiting.is_alive()
    assert outcome
    for thread in set(threading.enumerate()) - before:
        thread.join(timeout=10)
        assert not thread.is_alive()

    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port_of(sandbox)), timeout=5)
    with sandbox:
        assert sandbox.base_url == base_url
        assert Caller(sandbox).post({}).status == 400


def test_stopping_twice_or_before_starting_does_nothing() -> None:
    sandbox = SandboxServer()
    sandbox.stop()
    sandbox.start()
    sandbox.stop()
    sandbox.stop()


def test_without_recording_nothing_is_kept() -> None:
    with SandboxServer(recording=False) as sandbox:
        Caller(sandbox).get(Caller(sandbox).post(order()).links[0])
        assert (sandbox.requests, sandbox.downloads) == ([], [])


@pytest.fixture
def command() -> Iterator["subprocess.Popen[str]"]:
    """The command on any free port, ending with its stdin."""
    with subprocess.Popen(
        [*COMMAND, "--port", "0", "--until-stdin-closes"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.kill()


def address_of(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    words = process.stdout.readline().split()
    assert words[:2] == ["listening", "on"]
    return words[2]


def test_the_command_says_where_it_listens_and_ends_with_its_stdin(command: "subprocess.Popen[str]") -> None:
    url = f"{address_of(command)}/models?page_no=1&page_size=1"
    request = urllib.request.Request(url, headers={"Authorization": f"Bearer {SINGAPORE_KEY}"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert json.load(answer)["output"]["models"]

    _, errors = command.communicate(timeout=20)  # closes stdin
    assert (command.returncode, errors) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGINT to one process")
def test_ctrl_c_ends_the_command_quietly(command: "subprocess.Popen[str]") -> None:
    address_of(command)
    command.send_signal(signal.SIGINT)
    assert command.wait(timeout=20) == 0
    assert command.stderr is not None
    assert command.stderr.read() == ""


def test_a_port_in_use_is_a_plain_sentence(sandbox: SandboxServer, capsys: pytest.CaptureFixture[str]) -> None:
    port = str(port_of(sandbox))
    assert main(["--port", port]) == 2
    captured = capsys.readouterr()
    assert captured.err == f"Port {port} is already in use. Choose another one with --port, or 0 for any free one.\n"
    assert captured.out == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--port", "65536"], "a port is a number from 0 to 65535"),
        (["--port", "http"], "a port is a number from 0 to 65535"),
        (["--latency", "-1"], "a latency is a number of seconds"),
        (["--latency", "nan"], "a latency is a number of seconds"),
        (["--fault", "gremlins"], "no fault is called “gremlins”"),
        (["--region", "mars"], "invalid choice: 'mars'"),
    ],
)
def test_bad_options_are_named(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert words in capsys.readouterr().err


def test_a_region_is_known_whatever_the_case_of_its_letters() -> None:
    assert parser().parse_args(["--region", "Beijing"]).region == "beijing"


def test_the_sandbox_knows_nothing_of_the_package() -> None:
    code = (
        "import sys, qwen_studio.sandbox.server\n"
        "print([m for m in sys.modules if m.startswith('qwen_studio.') and not m.startswith('qwen_studio.sandbox')])\n"
        "print([m for m in ('httpx', 'pydantic', 'PySide6', 'keyring') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.split() == ["[]", "[]"]
