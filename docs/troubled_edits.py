"""Edits that do not end well, for the screenshots: the sandbox misbehaves, or the drive and the network do."""

import errno
from dataclasses import replace
from pathlib import Path

from photographer import Photographer

from qwen_studio.core.job import Failure
from qwen_studio.library.failures import from_os
from qwen_studio.sandbox.server import SandboxServer

INSTRUCTION = "Put the cup on a blue saucer"

FAULTS = {
    "unknown": "drop-after-reading",
    "refused": "DataInspectionFailed",
    "partial": "partial",
    "expired": "expired-link",
    "missing": "missing-result",
}
UNKNOWN_HOST = Failure("", "", field="results.example.com", kind="UnknownHost")


def no_room() -> Failure:
    """The drive is full, in the words of the language that is spoken now."""
    return Failure.of(from_os(OSError(errno.ENOSPC, ""), Path("/home/ann/Pictures/Qwen Studio")))


def meet_fault(photographer: Photographer, sandbox: SandboxServer, name: str, n: int = 4) -> None:
    """One edit that meets the fault of that name; its card is the newest then."""
    sandbox.use_fault(FAULTS[name], times=1)
    photographer.begin("coffee.png", INSTRUCTION, n)
    jobs = photographer.studio.jobs

    def ended() -> bool:
        job = jobs.cards()[0].job
        return job.state.finished or job.failure is not None

    photographer.wait(ended)
    photographer.settle(0.3)


def meet_failure(photographer: Photographer, sandbox: SandboxServer, failure: Failure) -> None:
    """One edit whose answer is here, and whose pictures cannot be fetched for a reason that no sandbox can make."""
    meet_fault(photographer, sandbox, "missing")
    card = photographer.studio.jobs.cards()[0]
    photographer.studio.jobs.job_changed(replace(card.job, failure=failure), "")
    photographer.settle(0.3)
