"""Running a branch again after one of its steps was changed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qwen_studio.core.request import EditRequest, FileImage


@dataclass(frozen=True)
class ResultOf:
    """A picture that stood in a slot and was a result of the same branch: which job made it, and its place there."""

    number: int
    job_id: str
    index: int


@dataclass(frozen=True)
class BranchStep:
    """One edit of a branch as it was sent, and which of its inputs the branch itself had made."""

    job_id: str
    request: EditRequest
    made_from: tuple[ResultOf, ...] = ()


def request_on(step: BranchStep, made: Mapping[str, Sequence[Path]], region: str) -> EditRequest:
    """The step's request with the new results, by the job that they take the place of, instead of the old ones.

    Of a job that has delivered fewer pictures than before its last takes the place of those that are missing.
    """
    images = list(step.request.images)
    for source in step.made_from:
        files = made[source.job_id]
        file = files[min(source.index, len(files) - 1)]
        images[source.number - 1] = FileImage(file, file.name)
    return replace(step.request, images=tuple(images), region=region)


def needed_for(steps: Sequence[BranchStep], job_ids: Collection[str]) -> set[str]:
    """The jobs among these, and all that their inputs were made by, directly or not; always the first step."""
    needed = {*job_ids, steps[0].job_id}
    for step in reversed(steps):
        if step.job_id in needed:
            needed |= {source.job_id for source in step.made_from}
    return needed & {step.job_id for step in steps}


def without_those_on(steps: Sequence[BranchStep], job_id: str) -> list[BranchStep]:
    """The steps, in their order, that need nothing of that job, directly or not."""
    gone = {job_id}
    left = []
    for step in steps:
        if gone.isdisjoint(source.job_id for source in step.made_from):
            left.append(step)
        else:
            gone.add(step.job_id)
    return left
