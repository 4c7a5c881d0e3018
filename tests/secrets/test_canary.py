"""A key appears nowhere but on the wire: not in files, logs, reports, processes, screens or the clipboard."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from qwen_studio.core.resources import resource_path
from qwen_studio.sandbox.server import SandboxServer
from tests.secrets.search import Home, children_of, forms_in, shown_by_the_system

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

COFFEE = str(resource_path("samples", "coffee.png"))
INSTRUCTION = "Make it warm, says the canary of the instruction"
WINDOW = Path(__file__).with_name("window_with_a_key.py")
WAIT_S = 90


def begin(home: Home, sandbox: SandboxServer, name: str, *, key: str) -> "subprocess.Popen[bytes]":
    """`qwen-studio edit` at home, its outputs kept there, begun."""
    command = [sys.executable, "-m", "qwen_studio", "edit", COFFEE, "--instruction", INSTRUCTION, "--json"]
    with (home.folder / f"{name}.out").open("wb") as out, (home.folder / f"{name}.err").open("wb") as err:
        return subprocess.Popen(
            [*command, "--base-url", sandbox.base_url],
            env=home.environment(DASHSCOPE_API_KEY=key),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
        )


def edit(home: Home, sandbox: SandboxServer, name: str, *, key: str) -> int:
    """`qwen-studio edit` to its end; its exit code."""
    with begin(home, sandbox, name, key=key) as process:
        return process.wait(WAIT_S)


def test_an_edit_on_the_command_line(home: Home, sandbox: SandboxServer, key: str) -> None:
    # WHEN the service takes the key, and is looked at while it works
    sandbox.service._latency_s = 1.0
    with begin(home, sandbox, "taken", key=f" Bearer {key} ") as process:
        assert sandbox.wait_for_requests(1, WAIT_S)
        shown = shown_by_the_system(process.pid)
        assert process.wait(WAIT_S) == 0
    assert sandbox.requests[0].headers["authorization"] == f"Bearer {key}"
    assert forms_in(shown["cmdline"], key) == []
    # The variable is the user's own, and stands there once.
    assert shown["environ"].count(key.encode()) == 1

    # AND a call breaks, one is refused, and others hold what cannot be a key
    sandbox.service._latency_s = 0.0
    sandbox.use_fault("drop-after-reading")
    assert edit(home, sandbox, "broken", key=key) == 5
    sandbox.service._region_key = "sk-another-key"
    assert edit(home, sandbox, "refused", key=key) == 3
    for number, malformed in enumerate((f"{key}\n{key}", f"{key} {key}", f"{key}é", f"\x7f{key}")):
        assert edit(home, sandbox, f"malformed {number}", key=malformed) == 2

    # THEN the key went to the service alone, also where its results lie on the same host
    assert [download.sent_authorization for download in sandbox.downloads] == [False]
    # AND there is nothing of it in the library, the logs, or what was said
    assert "WARNING qwen_studio.api.client: A call failed" in (home.folder / "broken.err").read_text(encoding="utf-8")
    assert list((home.library / "pictures").rglob("*.png"))
    assert home.has_no(key) > 10


@pytest.mark.parametrize("keyring", ["none", "one that keeps it"])
def test_a_window_in_which_the_key_is_typed(home: Home, sandbox: SandboxServer, key: str, keyring: str) -> None:
    backend = "keyring.backends.fail.Keyring" if keyring == "none" else "tests.secrets.keyring_in_memory.Keyring"
    process = subprocess.Popen(
        [sys.executable, str(WINDOW), sandbox.base_url, str(home.folder)],
        env=home.environment(PYTHON_KEYRING_BACKEND=backend),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(f"{key}\n{INSTRUCTION}\n")
        process.stdin.flush()
        line = process.stdout.readline()
        assert line, process.stderr.read()
        told = json.loads(line)

        # THEN the processes show nothing of it, while they run
        (sandbox_child,) = [
            pid for pid in children_of(process.pid) if b"sandbox" in shown_by_the_system(pid)["cmdline"]
        ]
        for pid in (process.pid, sandbox_child):
            for content in shown_by_the_system(pid).values():
                assert forms_in(content, key) == []
        out, err = process.communicate("end\n", timeout=WAIT_S)
    home.keep("stdout", line + out)
    home.keep("stderr", err)
    assert process.returncode == 0, err

    # AND the key was really used: checked, kept, sent
    assert told["kept"] == ("session" if keyring == "none" else "keyring")
    assert sandbox.requests[0].headers["authorization"] == f"Bearer {key}"
    assert [download.sent_authorization for download in sandbox.downloads] == [False]
    # AND the field looks as it does with any other key of that length, and says nothing to a screen reader
    assert told["looks_alike"]
    # AND there is a report of the fault that had the key in its hands, and a log at DEBUG
    (report,) = home.folder.rglob("crash *.txt")
    assert "window_with_a_key.py" in report.read_text(encoding="utf-8")
    logs = "".join(path.read_text(encoding="utf-8") for path in home.folder.rglob("qwen-studio.log*"))
    assert "unexpected error" in logs
    assert "for the log:" in logs
    for left in (report.read_text(encoding="utf-8"), logs, out, err):
        assert INSTRUCTION not in left
        assert "Signature=" not in left
    assert home.has_no(key) > 15
