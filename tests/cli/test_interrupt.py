"""Ctrl+C: nothing is sent that was not, and nothing is lost that is paid for."""

import signal
import subprocess
import sys

import pytest

from qwen_studio.sandbox.server import SandboxServer
from tests.cli.command import COFFEE, Command

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl+C to whole consoles only")

INTERRUPTED_LOADING = """
import importlib.abc, os, signal, sys
from qwen_studio.cli import main

class Interrupt(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "qwen_studio.jobs.headless":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupt())
sys.exit(main(sys.argv[1:]))
"""


def interrupt_at(run: "subprocess.Popen[str]", note: str) -> tuple[str, str]:
    """What the run says after it was interrupted at the moment when it says `note`."""
    assert run.stderr is not None
    said = next((line for line in run.stderr if line.startswith(note)), "")
    assert said, f"it never said “{note}”"
    run.send_signal(signal.SIGINT)
    return run.communicate(timeout=30)


def test_before_sending_nothing_is_sent(command: Command, sandbox: SandboxServer) -> None:
    # GIVEN an edit that waits to try again, because nobody listens
    sandbox.stop()
    run = command.start(COFFEE, "--instruction", "sepia", "--base-url", sandbox.base_url)

    # WHEN it is interrupted and the service comes back
    out, err = interrupt_at(run, "Trying again")
    with sandbox:
        # THEN it says that nothing was sent, and that is true
        assert run.returncode == 130
        assert out == ""
        assert err.splitlines()[-1] == "Stopped before it was sent. Nothing was charged."
        assert not sandbox.requests


def test_while_the_service_works_the_answer_is_waited_for_and_kept(command: Command) -> None:
    # GIVEN an edit that the service has and works on
    with SandboxServer(latency_s=1.5) as sandbox:
        run = command.start(COFFEE, "--instruction", "sepia", "-n", "2", "--base-url", sandbox.base_url)

        # WHEN it is interrupted
        out, err = interrupt_at(run, "With the service")

        # THEN its pictures are here all the same
        assert run.returncode == 0
        assert err.startswith("Stopping, unless it was sent already")
        assert out.splitlines() == list(map(str, command.pictures))
        assert sandbox.billed == len(command.pictures) == 2


def test_while_the_program_loads_it_stops_with_a_word(command: Command, sandbox: SandboxServer) -> None:
    ended = command.run(
        *(COFFEE, "--instruction", "sepia", "--base-url", sandbox.base_url),
        program=(sys.executable, "-c", INTERRUPTED_LOADING),
    )

    assert (ended.code, ended.out, ended.err) == (130, "", "Stopped.\n")
    assert not sandbox.requests
