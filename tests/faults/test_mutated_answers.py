"""Ten thousand spoiled answers: none crashes, none hangs, none costs a picture that could be had."""

import random
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection

import pytest

from qwen_studio.api.answer import Answer
from qwen_studio.api.answers import Delivered, read_answer
from qwen_studio.api.link_policy import LinkPolicy
from qwen_studio.core.errors import DownloadError, OutcomeUnknown, ServiceError
from qwen_studio.core.job import Failure, JobState
from qwen_studio.library import jobs
from qwen_studio.library.database import Database
from qwen_studio.library.spare_answers import SpareAnswers
from tests.faults.answer_mutations import Spoiled, captured, mutated
from tests.faults.answer_oracle import salvageable
from tests.faults.conftest import Report
from tests.library.history import Writer

SEED = 20251031
ALL, SOME = 10_000, 500
TOGETHER = 250
MOST_CPU_S = 2.0
POLICY = LinkPolicy("https://dashscope-intl.aliyuncs.com/api/v1", suffixes=(".aliyuncs.com",))

Meaning = Delivered | ServiceError | OutcomeUnknown


@dataclass
class Tally:
    """What became of the answers; `bad` names those that went wrong, by their number."""

    ends: dict[str, int] = field(default_factory=dict)
    bad: dict[str, list[int]] = field(
        default_factory=lambda: {"crashes": [], "hangs": [], "links ignored": [], "not kept": []}
    )


def meant(answer: Answer) -> Meaning:
    """What the answer means; anything else that is raised is a crash."""
    try:
        return read_answer(answer)
    except (ServiceError, OutcomeUnknown) as error:
        return error


def check(number: int, spoiled: Spoiled, tally: Tally) -> tuple[Answer, Meaning | None]:
    """Read one answer."""
    answer = Answer(spoiled.status, spoiled.headers, spoiled.body, datetime.now(UTC))
    begun = time.thread_time()
    try:
        meaning = meant(answer)
        found = meaning.links if isinstance(meaning, Delivered) else ()
        for link in found:
            try:
                POLICY.address(link)
            except DownloadError:
                continue
    except Exception:  # noqa: BLE001 - counted, and told with its number
        tally.bad["crashes"].append(number)
        return answer, None
    if time.thread_time() - begun > MOST_CPU_S:
        tally.bad["hangs"].append(number)
    if not set(salvageable(spoiled)) <= set(found):
        tally.bad["links ignored"].append(number)
    end = type(meaning).__name__
    tally.ends[end] = tally.ends.get(end, 0) + 1
    return answer, meaning


def kept(c: Connection, job_id: str, answer: Answer, meaning: Meaning) -> bool:
    """Whether the journal gives back what it was given: the raw answer, and the words about it."""
    jobs.store_answer(c, job_id, answer.status, answer.headers, answer.body, answer.received_at)
    stored = jobs.answer(c, job_id)
    assert stored is not None
    if isinstance(meaning, Delivered):
        wanted = jobs.update(c, job_id, request_id=meaning.request_id, image_count=meaning.image_count)
        same = (wanted.request_id, wanted.image_count) == (meaning.request_id, meaning.image_count)
    else:
        same = jobs.update(c, job_id, failure=Failure.of(meaning)).failure == Failure.of(meaning)
    as_sent = (answer.status, dict(answer.headers), answer.body)
    return same and stored.intact and (stored.status, dict(stored.headers), stored.body) == as_sent


@pytest.mark.timeout(1_800)
def test_mutated_answers(whole: bool, report: Report, tmp_path: Path) -> None:
    answers = captured()
    dice = random.Random(SEED)
    tally = Tally()
    runs = ALL if whole else SOME
    database = Database(tmp_path / "library")
    job = Writer(database).job("a" * 64, "sepia", state=JobState.SENDING)
    spare = SpareAnswers(tmp_path / "library")
    spare.reserve(job.id)

    def keep(c: Connection, first: int, read: list[tuple[Answer, Meaning | None]]) -> None:
        for number, (answer, meaning) in enumerate(read, first):
            if meaning is not None and not kept(c, job.id, answer, meaning):
                tally.bad["not kept"].append(number)

    for first in range(0, runs, TOGETHER):
        read = [check(first + n, mutated(dice, answers), tally) for n in range(TOGETHER)]
        database.call(keep, first, read)
        # AND the last of them, which is any of them, in the place that is for a full drive
        answer = read[-1][0]
        assert spare.put(job.id, answer.status, answer.headers, answer.body, answer.received_at)
        put = spare.get(job.id)
        if put is None or (put.status, put.body, put.intact) != (answer.status, answer.body, True):
            tally.bad["not kept"].append(first)
    database.close()

    counts = {name: len(numbers) for name, numbers in tally.bad.items()}
    report("mutated answers", runs, sum(counts.values()), f"seed {SEED}", counts | tally.ends)
    assert sum(tally.ends.values()) == runs
    assert min(tally.ends.get(end, 0) for end in ("Delivered", "ServiceError", "OutcomeUnknown")) > runs // 20
    assert tally.bad == {name: [] for name in tally.bad}
