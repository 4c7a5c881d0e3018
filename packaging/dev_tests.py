"""The one check, and all the tests: side by side where they can be, one after the other where windows need it."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import dev_canary
import dev_display
import dev_system

CHECKS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy"],
    "import contracts": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
}

NO_TESTS_COLLECTED = 5

# A Secret Service of the tests' own: on a bus and in folders that end with them, beside the person's own keyring.
WITH_SECRET_SERVICE = [
    "dbus-run-session",
    "--",
    "sh",
    "-c",
    'printf tests | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"',
    "sh",
]


@dataclass(frozen=True)
class Outcome:
    """How one run of pytest ended, with its counts; none where it did not live to write them."""

    name: str
    code: int
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    @property
    def is_good(self) -> bool:
        return self.code in (0, NO_TESTS_COLLECTED)


def check(python: str, root: Path) -> int:
    """Zero if every check passes. All of them run, so that one pass shows everything there is to mend."""
    failed = []
    for name, arguments in CHECKS.items():
        # Said in one piece: tests may speak at the same time.
        ended = subprocess.run(
            [python, *arguments], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
        print(f"— {name}\n{ended.stdout.decode(errors='replace')}", end="", flush=True)
        if ended.returncode != 0:
            failed.append(name)
    print(f"Check failed: {', '.join(failed)}." if failed else "Check passed.", flush=True)
    return 1 if failed else 0


def test(python: str, root: Path, arguments: list[str]) -> int:
    """Zero if the check and all tests pass; with arguments, the exit code of the one run of pytest with them."""
    stop_on_termination()
    pytest = [python, "-m", "pytest"]
    if arguments:
        with display() as environment:
            return subprocess.call([*pytest, *arguments], cwd=root, env=environment)
    key = os.environ[dev_canary.VARIABLE] = dev_canary.new_key()
    side_by_side = [*pytest, "-m", "not window and not secretservice", "-n", "3"]
    in_windows = [*pytest, "-p", "no:xdist", *marked(root, "window")]
    with_keyring = [*WITH_SECRET_SERVICE, *pytest, "-p", "no:xdist", *marked(root, "secretservice")]
    with contextlib.ExitStack() as stack:
        environment = stack.enter_context(display())
        left = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        private = stack.enter_context(private_folders(environment))
        beside = stack.enter_context(ThreadPoolExecutor())
        # It keeps one processor busy, and the tests leave some of the others free.
        checking = beside.submit(check, python, root)
        keyring = None
        if dev_system.is_linux():
            # Most of its time a keyring that does not answer is waited for.
            keyring = beside.submit(run, "with a keyring", with_keyring, root, private, left)
        # In processes of their own: what other tests load (numpy, the official SDK) has nothing to do beside widgets.
        outcomes = [
            run("of all but the window", [*side_by_side, "--ignore=tests/ui"], root, offscreen(), left),
            run("of the window's parts", [*side_by_side, "tests/ui"], root, offscreen(), left),
        ]
        checked = checking.result() == 0
        # Alone: some of them look at how long a window keeps somebody waiting.
        outcomes.append(run("in windows", in_windows, root, environment, left))
        if keyring is not None:
            outcomes.append(keyring.result())
        found = dev_canary.search(key, [left, root / ".pytest_cache"])
    print("\n".join(found.places), end="\n" if found.places else "")
    print(verdict(checked, outcomes, found))
    return exit_code(checked, outcomes, found)


def marked(root: Path, marker: str) -> list[str]:
    """What chooses the tests with the marker, among files that name it: to collect all tests for a few takes long."""
    files = (root / "tests").rglob("*.py")
    naming = [file for file in files if f"mark.{marker}" in file.read_text(encoding="utf-8")]
    return ["-m", marker, *sorted(str(file.parent if file.name == "conftest.py" else file) for file in naming)]


def run(name: str, command: list[str], root: Path, environment: Mapping[str, str], left: Path) -> Outcome:
    """How the tests ended. Below `left` is what they leave, and their report with everything that was captured."""
    print(f"— tests {name}", flush=True)
    folder = left / name.replace(" ", "-")
    folder.mkdir(parents=True)
    report = folder / "report.xml"
    kept = [f"--basetemp={folder / 'tmp'}", f"--junit-xml={report}", "-o", "junit_logging=all"]
    code = subprocess.call([*command, *kept], cwd=root, env=environment)
    return outcome(name, code, report.read_text(encoding="utf-8") if report.exists() else None)


def outcome(name: str, code: int, report: str | None) -> Outcome:
    suite = ET.fromstring(report).find("testsuite") if report else None  # noqa: S314 - written by our own pytest
    if suite is None:
        return Outcome(name, code)
    failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    skipped = int(suite.get("skipped", 0))
    return Outcome(name, code, int(suite.get("tests", 0)) - failed - skipped, failed, skipped)


def exit_code(checked: bool, outcomes: list[Outcome], found: dev_canary.Found) -> int:
    some_tests_ran = any(outcome.code != NO_TESTS_COLLECTED for outcome in outcomes)
    good = checked and some_tests_ran and all(outcome.is_good for outcome in outcomes) and not found.places
    return 0 if good else 1


def verdict(checked: bool, outcomes: list[Outcome], found: dev_canary.Found) -> str:
    """The last line: what passed and what did not, in counts."""
    parts = [f"check {'passed' if checked else 'failed'}"]
    for one in outcomes:
        counts = f"{one.passed} passed, {one.failed} failed, {one.skipped} skipped"
        ended = "" if one.is_good or one.failed else f", pytest ended with exit code {one.code}"
        parts.append(f"tests {one.name}: {counts}{ended}")
    parts.append(found.verdict)
    return f"{'PASSED' if exit_code(checked, outcomes, found) == 0 else 'FAILED'} — {'; '.join(parts)}."


def offscreen() -> dict[str, str]:
    """The environment for windows that nobody sees: on one display, two at a time would take each other's keyboard."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


@contextlib.contextmanager
def display() -> Iterator[Mapping[str, str]]:
    if dev_system.is_linux() and not os.environ.get("DISPLAY"):
        with dev_display.virtual_display(os.environ) as environment:
            yield environment
    else:
        yield os.environ


@contextlib.contextmanager
def private_folders(environment: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """`environment` with a keyring's folders in a temporary place."""
    # The keyring's daemon may still be leaving while its folder is taken away.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield {**environment, "XDG_DATA_HOME": folder, "XDG_RUNTIME_DIR": folder, "XDG_CACHE_HOME": folder}


def stop_on_termination() -> None:
    """Makes a polite kill end this program by an exception, so that the display it started ends too."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
