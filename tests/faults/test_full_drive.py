"""A drive that is really full, from the worst moments on."""

import contextlib
import errno
import shutil
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from qwen_studio.core.errors import NoRoom
from qwen_studio.core.job import Job, JobState
from qwen_studio.core.resources import resource_path
from qwen_studio.sandbox.server import SandboxServer
from tests.faults.conftest import Report
from tests.faults.traced.plan import Plan, Trial
from tests.faults.traced.program import Program
from tests.faults.traced.verdict import judge

MEGABYTES = 120
"""A little more than the room that an edit of two images asks for before it is sent."""
IMAGES = 2
LATENCY_S = 0.4
MOMENTS = ("With the service", "Answered", "Downloading")
CHECK = "drive without room from the worst moments on"


class Drive:
    """A small drive of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    def fill(self) -> None:
        """Leave not a single byte."""
        with self._ballast.open("ab", buffering=0) as ballast:
            for size in (1 << 20, 1 << 12, 1):
                try:
                    while ballast.write(bytes(size)) == size:
                        pass
                except OSError as error:
                    if error.errno != errno.ENOSPC:
                        raise

    def make_room(self) -> None:
        """Give it all back."""
        self._ballast.unlink()


class FillsTheDrive(Program):
    """Fills the drive when its job is told to be at some point, and notices when it stands still for want of room."""

    def __init__(self, plan: Plan, drive: Drive, note: str) -> None:
        super().__init__(plan)
        self._drive = drive
        self._note = note
        self.stands_still = threading.Event()

    def job_changed(self, job: Job, note: str) -> None:
        super().job_changed(job, note)
        if self._note and note.startswith(self._note):
            self._note = ""
            self._drive.fill()
        if job.failure is not None and job.failure.kind == "NoRoom":
            self.stands_still.set()


@pytest.fixture
def drive(tmp_path: Path) -> Iterator[Drive]:
    folder = tmp_path / "drive"
    folder.mkdir()
    if not sys.platform.startswith("linux"):
        pytest.skip("A small drive is made with the tmpfs of Linux.")
    command = ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "none", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("A small drive cannot be mounted here; root can.")
    yield Drive(folder)
    # A program that a failed test left behind must not keep it.
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def sandbox() -> Iterator[SandboxServer]:
    with SandboxServer(quick=True, latency_s=LATENCY_S, requests_per_second=None) as server:
        yield server


@pytest.fixture
def plan(drive: Drive, sandbox: SandboxServer, tmp_path: Path) -> Plan:
    photo = tmp_path / "photo.png"
    shutil.copyfile(resource_path("samples", "coffee.png"), photo)
    return Plan(str(drive.folder), str(photo), sandbox.base_url, IMAGES)


def problems(plan: Plan, program: Program, sandbox: SandboxServer) -> list[str]:
    """What is wrong with the library in the end."""
    trial = Trial(code=0, ended=None, started=program.library(), calls={"job": []}, words="")
    return judge(plan, trial, Counter([plan.instruction(0)] * len(sandbox.requests))).bad


@pytest.mark.parametrize("note", MOMENTS)
def test_an_edit_goes_on_as_soon_as_there_is_room(
    plan: Plan, drive: Drive, sandbox: SandboxServer, report: Report, note: str
) -> None:
    program = FillsTheDrive(plan, drive, note)
    running = threading.Thread(target=program.run)
    running.start()
    assert program.stands_still.wait(30)
    assert running.is_alive()

    drive.make_room()
    running.join(30)

    bad = problems(plan, program, sandbox)
    (job,) = program.shown.values()
    program.close()
    report(CHECK, 1, len(bad))
    assert bad == []
    assert job.state is JobState.DONE
    assert len(sandbox.requests) == 1


@pytest.mark.parametrize("note", MOMENTS)
def test_what_came_to_a_full_drive_is_there_when_the_program_was_ended_and_there_is_room(
    plan: Plan, drive: Drive, sandbox: SandboxServer, report: Report, note: str
) -> None:
    # GIVEN an edit that stands still because its drive is full, and a program that is ended then
    program = FillsTheDrive(plan, drive, note)
    running = threading.Thread(target=program.run)
    running.start()
    assert program.stands_still.wait(30)
    program.close()
    running.join()
    (shown,) = program.shown.values()
    assert shown.failure is not None
    assert shown.failure.kind == "NoRoom"

    # WHEN it is started while there is still no room, and again when there is
    with contextlib.suppress(NoRoom):
        still_full = Program(replace(plan, patience_s=0.5))
        try:
            still_full.go_on()
        finally:
            still_full.close()
    drive.make_room()
    again = Program(plan)
    again.go_on()

    # THEN nothing is missing and nothing was sent again
    bad = problems(plan, again, sandbox)
    found = again.library()
    again.close()
    report(CHECK, 1, len(bad))
    assert bad == []
    assert [job["state"] for job in found["jobs"]] == ["done"]
    assert len(sandbox.requests) == 1


def test_nothing_is_sent_from_a_full_drive(plan: Plan, drive: Drive, sandbox: SandboxServer, report: Report) -> None:
    program = Program(plan)
    drive.fill()
    (shown,) = program.run()
    program.close()
    report(CHECK, 1, len(sandbox.requests))
    assert shown["state"] == "not sent"
    assert shown["failure"]
    assert not sandbox.requests
