"""Everything that the journal knows about one edit."""

from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection

from qwen_studio.core.picture import JobInput
from qwen_studio.library import jobs
from qwen_studio.state.card_rows import card_of
from qwen_studio.state.job_card import JobCard


@dataclass(frozen=True)
class AnswerFacts:
    """What is known about the last answer without reading it. `intact`: it is what was written."""

    status: int
    received_at: datetime
    byte_count: int
    intact: bool


@dataclass(frozen=True)
class JobDetails:
    """An edit, what it was made from, and the last answer to it."""

    card: JobCard
    inputs: tuple[JobInput, ...]
    answer: AnswerFacts | None


def job_details(connection: Connection, job_id: str) -> JobDetails | None:
    """The details of a job that was entered; runs on the disk thread."""
    card = card_of(connection, job_id)
    if card is None:
        return None
    answer = jobs.answer(connection, job_id)
    facts = None if answer is None else AnswerFacts(answer.status, answer.received_at, len(answer.body), answer.intact)
    return JobDetails(card, jobs.inputs(connection, job_id), facts)
