"""Where trials are done: a sandbox in this process, a driver in another, and a folder for each trial."""

import contextlib
import itertools
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from types import TracebackType
from typing import Self

import certifi
import pytest
from PIL import Image

from qwen_studio.core.resources import resource_path
from qwen_studio.sandbox.server import SandboxServer
from tests.faults.traced.calls import Call, read
from tests.faults.traced.plan import Fault, Plan, Trial
from tests.faults.traced.verdict import judge


def can_trace() -> bool:
    """Whether one program may look into another here; some containers forbid it."""
    if not sys.platform.startswith("linux") or shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False).returncode == 0


needs_strace = pytest.mark.skipif(not can_trace(), reason="strace, a tool of Linux, is not here or not allowed")

ROLES = ("job", "disk", "download")
ROOT = Path(__file__).parents[3]
PHOTO_SIDE = 384


class Bench:
    """Conducts trials one after the other; `folder` is for what they need."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count(1)
        self._sandbox = SandboxServer(quick=True, requests_per_second=None)
        self._photo = folder / "photo.jpg"
        self._certificate = folder / "certificate.pem"
        self._driver: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        photo = Image.open(resource_path("samples", "coffee.png")).convert("RGB")
        photo.crop((0, 0, PHOTO_SIDE, PHOTO_SIDE)).save(self._photo)
        # One authority in place of a hundred: reading them takes longer than the whole edit.
        first, end, _ = Path(certifi.where()).read_text("utf-8").partition("-----END CERTIFICATE-----")
        self._certificate.write_text(first + end, "utf-8")
        self._sandbox.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._driver is not None:
            self._driver.communicate()
        self._sandbox.stop()

    def plan(self, images: int, jobs: int, *faults: Fault) -> Plan:
        """A plan with a folder of its own."""
        name = f"trial {next(self._numbers)}"
        folder = self._folder / name
        folder.mkdir()
        return Plan(str(folder), str(self._photo), self._sandbox.base_url, images, jobs, faults, name=name)

    @contextlib.contextmanager
    def conducted(self, plan: Plan) -> Iterator[tuple[Trial, Counter[str]]]:
        """What became of the plan, and how often each instruction reached the service as a whole request.

        The folder is gone afterwards.
        """
        self._sandbox.requests.clear()
        trial = self._conduct(plan)
        texts = [request.json["input"]["messages"][0]["content"][-1]["text"] for request in self._sandbox.requests]
        mine = {plan.instruction(number) for number in range(plan.jobs)}
        yield trial, Counter(text for text in texts if text in mine)
        shutil.rmtree(plan.folder)

    @contextlib.contextmanager
    def left_behind(self, plan: Plan) -> Iterator[Plan]:
        """A plan that goes on where this one's fault ends, before any start; it holds the only copy of the library."""
        with self.conducted(replace(plan, starts_again=False)) as (trial, _):
            assert trial.killed
            yield replace(plan, faults=(), resumes=True)

    def copied(self, plan: Plan, *faults: Fault) -> Plan:
        """The plan with a copy of its library and other faults."""
        folder = self._folder / f"trial {next(self._numbers)}"
        shutil.copytree(plan.folder, folder, ignore=shutil.ignore_patterns("calls.*"))
        return replace(plan, folder=str(folder), faults=faults)

    def calls_without_fault(self, images: int, jobs: int) -> dict[str, list[list[Call]]]:
        """What each thread of each role does in a run that goes well."""
        return self.calls_of(self.plan(images, jobs))

    def calls_of(self, plan: Plan) -> dict[str, list[list[Call]]]:
        """What each thread of each role does, in a plan that must go well."""
        plan = replace(plan, logged=ROLES)
        with self.conducted(plan) as (trial, posts):
            bad = judge(plan, trial, posts).bad
            states = [job["state"] for job in trial.ended or ()]
            if bad or states != ["done"] * plan.jobs or sum(posts.values()) != (0 if plan.resumes else plan.jobs):
                raise RuntimeError(f"A run without a fault ended with {states}, {posts}: {bad}")
            return {role: [read(lines) for lines in threads] for role, threads in trial.calls.items()}

    def _conduct(self, plan: Plan) -> Trial:
        if self._driver is None:
            self._driver = subprocess.Popen(
                [sys.executable, "-m", "tests.faults.traced.driver"],
                cwd=ROOT,
                env=os.environ | {"SSL_CERT_FILE": str(self._certificate)},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        assert self._driver.stdin is not None
        assert self._driver.stdout is not None
        self._driver.stdin.write(json.dumps(asdict(plan)) + "\n")
        self._driver.stdin.flush()
        answer = self._driver.stdout.readline()
        if not answer:
            raise RuntimeError("The driver of the trials is gone; its words stand above.")
        told = json.loads(answer)
        if "broken" in told:
            raise RuntimeError(f"No trial of {plan.faults}:\n{told['broken']}")
        return Trial(**told)
