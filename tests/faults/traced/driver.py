"""Runs trials in forked children: plans come on stdin, trials go to stdout, one a line. Linux only.

Everything is imported once, and an edit is done once, before the first child is forked; so a trial costs a fraction of
a start of Python, and what is traced is the edit and nothing else. This process has one thread when it forks.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from tests.faults.traced.plan import BROKEN, Fault, Plan, Trial
from tests.faults.traced.program import Program

HANGING_S = 120
# With time stamps and paths; the head of an answer has about 250 bytes.
STRACE = ["strace", "-ttt", "-y", "-s", "400"]


def main() -> None:
    """Serve until stdin closes."""
    warm = False
    for line in sys.stdin:
        told = json.loads(line)
        plan = Plan(**told | {"faults": tuple(Fault(**fault) for fault in told["faults"])})
        if not warm:
            warm_up(plan)
            warm = True
        try:
            answer = asdict(conduct(plan))
        except Exception:  # noqa: BLE001 - told to the other side, which knows what was planned
            answer = {"broken": traceback.format_exc()}
        print(json.dumps(answer), flush=True)


def warm_up(plan: Plan) -> None:
    """Do an edit in this very process, so that everything is loaded that an edit ever loads."""
    with tempfile.TemporaryDirectory() as folder:
        program = Program(replace(plan, folder=folder, jobs=1, name="before the trials"))
        program.run()
        program.library()
        program.close()
    # Timers that were cancelled take a moment to leave.
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join()


def conduct(plan: Plan) -> Trial:
    """One trial: a run with its fault, and the start after it."""
    words = Path(plan.folder) / "words.txt"
    ready_out, ready_in = os.pipe()
    go_out, go_in = os.pipe()
    end_out, end_in = os.pipe()

    def run() -> None:
        os.close(go_in)
        program = Program(plan)
        os.write(ready_in, json.dumps(program.threads()).encode() + b"\n")
        os.read(go_out, 1)
        ended = program.go_on() if plan.resumes else program.run()
        os.write(end_in, json.dumps(ended).encode())
        program.close()

    child = in_child(run, words)
    for fd in (ready_in, go_out, end_in):
        os.close(fd)
    with os.fdopen(ready_out) as ready:
        threads: dict[str, list[int]] = json.loads(ready.readline())
    traces = attach(plan, threads)
    # The fault may come with the wait for work, and then nobody is left to hear this.
    with contextlib.suppress(BrokenPipeError):
        os.write(go_in, b"!")
    os.close(go_in)
    with os.fdopen(end_out) as end:
        said = end.read()
    _, status = os.waitpid(child, 0)
    for trace in traces:
        trace.communicate(timeout=20)
    return Trial(
        code=os.waitstatus_to_exitcode(status),
        ended=json.loads(said) if said else None,
        started=start_again(plan, words) if plan.starts_again else None,
        calls=calls_of(plan, threads),
        words=words.read_text("utf-8", "replace"),
    )


def attach(plan: Plan, threads: dict[str, list[int]]) -> "list[subprocess.Popen[str]]":
    """Strace on every thread that meets a fault or is logged; returns when it holds them."""
    traces: list[subprocess.Popen[str]] = []
    # Those that meet a fault last: it may come with the first call, which is the wait for work.
    met = {fault.role for fault in plan.faults}
    for role in sorted(met.union(plan.logged), key=lambda role: role in met):
        inject = [part for fault in plan.faults if fault.role == role for part in ("-e", f"inject={fault.what}")]
        held = {thread: hold(thread, f"{plan.folder}/calls.{thread}", inject) for thread in threads[role]}
        for thread, trace in held.items():
            wait_until_held(thread, trace)
        traces += held.values()
    return traces


def hold(thread: int, log: str, inject: list[str]) -> "subprocess.Popen[str]":
    """Strace on one thread; without -f it holds no other."""
    return subprocess.Popen([*STRACE, *inject, "-o", log, "-p", str(thread)], stderr=subprocess.PIPE, text=True)


def wait_until_held(thread: int, trace: "subprocess.Popen[str]") -> None:
    """Returns when strace holds the thread, or the thread is gone: another's fault may have killed them all."""
    assert trace.stderr is not None
    line = trace.stderr.readline()
    if not line.rstrip().endswith(("attached", "No such process")) and not has_ended(thread):
        raise RuntimeError(f"strace says: {line}{trace.stderr.read()}")


def has_ended(thread: int) -> bool:
    """Whether nothing but its name is left of it, if that."""
    try:
        after_its_name = Path(f"/proc/{thread}/stat").read_text().rpartition(")")[2]
    except (FileNotFoundError, ProcessLookupError):
        return True
    return after_its_name.split()[0] in {"Z", "X"}


def calls_of(plan: Plan, threads: dict[str, list[int]]) -> dict[str, list[list[str]]]:
    """The lines about each thread that was held, by role."""
    found: dict[str, list[list[str]]] = {}
    for role, ids in threads.items():
        files = [Path(f"{plan.folder}/calls.{thread}") for thread in ids]
        found[role] = [file.read_text("utf-8", "replace").splitlines() for file in files if file.exists()]
    return found


def start_again(plan: Plan, words: Path) -> dict[str, Any] | None:
    """What a start without any fault finds in the library, when it has done what a start does; None if it fails."""
    out, into = os.pipe()

    def start() -> None:
        program = Program(plan)
        program.go_on()
        os.write(into, json.dumps(program.library()).encode())
        program.close()

    child = in_child(start, words)
    os.close(into)
    with os.fdopen(out) as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    if status or not said:
        return None
    found: dict[str, Any] = json.loads(said)
    return found


def in_child(work: Callable[[], None], words: Path) -> int:
    """The process id of a forked child that does the work, and writes what it says to the file."""
    child = os.fork()
    if child:
        return child
    try:
        # By the system, so that nothing in the child can put it off.
        signal.alarm(HANGING_S)
        fd = os.open(words, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(fd, 1)
        os.dup2(fd, 2)
        work()
    except BaseException:  # noqa: BLE001 - whatever it is, the child must not go on as if it were the parent
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(BROKEN)
    os._exit(0)


if __name__ == "__main__":
    main()
