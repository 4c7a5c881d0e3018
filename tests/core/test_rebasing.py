"""Which steps of a branch run on what."""

from pathlib import Path

from qwen_studio.core.rebasing import BranchStep, ResultOf, request_on, without_those_on
from qwen_studio.core.request import EditRequest, FileImage

OLD = tuple(FileImage(Path(name), name) for name in ("old.png", "hat.png"))


def step(job_id: str, *sources: ResultOf) -> BranchStep:
    return BranchStep(job_id, EditRequest(OLD, job_id, "model", "beijing"), sources)


def test_the_same_place_of_the_new_results_takes_the_place_of_the_old_one() -> None:
    made = {"a": [Path("1.png"), Path("2.png")]}
    request = request_on(step("b", ResultOf(1, "a", 1)), made, "singapore")
    assert [image.name for image in request.images] == ["2.png", "hat.png"]
    assert request.region == "singapore"


def test_of_too_few_results_the_last_is_taken() -> None:
    request = request_on(step("b", ResultOf(2, "a", 5)), {"a": [Path("1.png")]}, "singapore")
    assert [image.name for image in request.images] == ["old.png", "1.png"]


def test_what_builds_on_a_failed_step_is_left_out_however_far_down() -> None:
    steps = [step("b", ResultOf(1, "a", 0)), step("c", ResultOf(1, "b", 0)), step("d", ResultOf(2, "c", 0)), step("e")]
    assert [each.job_id for each in without_those_on(steps, "b")] == ["b", "e"]
    assert [each.job_id for each in without_those_on(steps, "a")] == ["e"]
