"""What a trial must have come to, whatever was done to it."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tests.faults.traced.calls import after_answer, job_of, read, without_waits
from tests.faults.traced.plan import Plan, Trial

WINDOW_CALLS = 10
"""In so many system calls after an answer has arrived a kill may make its outcome unknown; waits for locks apart."""

ENDED_IN_PEACE = ("done", "stopped")
"""States that need no words: on a slow machine the program may be closed before an edit is sent."""

LOST = {"pictures lost": 0, "second POSTs": 0}


@dataclass
class Verdict:
    """`bad` says what went wrong, in words; `counts` is for the table."""

    bad: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=lambda: Counter(LOST))


def judge(plan: Plan, trial: Trial, posts: Counter[str]) -> Verdict:
    """Money: no edit reached the service twice, none that is called unsent did. Pictures: all that were answered."""
    verdict = Verdict()
    if trial.started is None:
        verdict.bad.append(f"the next start failed: {trial.words}")
        return verdict
    if trial.code and not trial.killed:
        verdict.bad.append(f"the program broke: {trial.words}")
    verdict.bad += trial.started["wrong"]
    for shown in trial.ended or ():
        if shown["state"] not in ENDED_IN_PEACE and not shown["failure"]:
            verdict.bad.append(f"{shown['state']} without a word")
    jobs = {job["instruction"]: job for job in trial.started["jobs"]}
    pictures = trial.started["pictures"]
    in_window = _calls_since_answer(trial)
    for number in range(plan.jobs):
        instruction = plan.instruction(number)
        sent = posts[instruction]
        if sent > 1:
            verdict.counts["second POSTs"] += sent - 1
            verdict.bad.append(f"edit {number} was sent {sent} times")
        job = jobs.get(instruction)
        if job is not None:
            indices = sorted(picture["index"] for picture in pictures if picture["job"] == job["id"])
            _judge_job(verdict, plan, job, indices, sent, in_window.get(job["id"]))
        elif sent:
            verdict.bad.append(f"edit {number} was sent and is not in the journal")
    _judge_files(verdict, pictures, trial.started["files"])
    return verdict


def _judge_job(
    verdict: Verdict, plan: Plan, job: dict[str, Any], pictures: list[int], sent: int, since_answer: int | None
) -> None:
    state = job["state"]
    if state == "done":
        if pictures != list(range(plan.images)):
            verdict.bad.append(f"done with the pictures {pictures}")
        return
    if pictures:
        verdict.bad.append(f"{state} with the pictures {pictures}")
    if state in ("not sent", "stopped"):
        if sent:
            verdict.bad.append(f"called {state}, and was sent")
    elif state != "unknown":
        verdict.bad.append(f"still {state}: {job['failure']}")
    elif since_answer is None:
        verdict.counts["unknown while with the service"] += 1
    elif since_answer <= WINDOW_CALLS:
        verdict.counts["unknown in the window"] += 1
    if since_answer is not None and since_answer > WINDOW_CALLS:
        verdict.counts["pictures lost"] += plan.images
        verdict.bad.append(f"{state}, although its answer was here for {since_answer} calls")


def _judge_files(verdict: Verdict, pictures: list[dict[str, Any]], files: list[str]) -> None:
    damaged = [picture["path"] for picture in pictures if not picture["whole"]]
    if damaged:
        verdict.bad.append(f"damaged: {damaged}")
    entered = sorted(picture["path"] for picture in pictures)
    if entered != files:
        verdict.bad.append(f"entered {entered}, on the drive {files}")


def _calls_since_answer(trial: Trial) -> dict[str, int]:
    """How many calls each job's thread had begun since the answer was in its hands, by the job's id."""
    found = {}
    for lines in trial.calls["job"]:
        calls = read(lines)
        after = after_answer(calls)
        job = job_of(calls)
        if after is not None and job is not None:
            found[job] = len(without_waits(after))
    return found
