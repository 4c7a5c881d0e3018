"""What a start does with the edits that the last run left unfinished."""

from collections.abc import Collection
from datetime import UTC, datetime
from sqlite3 import Connection

from qwen_studio.core.job import Failure, Job, JobState
from qwen_studio.core.language import marked, translate
from qwen_studio.library import jobs
from qwen_studio.library.job_rows import library_of
from qwen_studio.library.spare_answers import SpareAnswers

_NEVER_SENT = Failure(
    marked("jobs", "Qwen Studio ended before this was sent. Nothing was charged."),
    marked("jobs", "Choose Retry to send it now."),
)
_WAS_SENDING = Failure(
    marked(
        "jobs", "Qwen Studio ended while this was with the service, so its answer is unknown. It may have been charged."
    ),
    marked("jobs", "Look at the usage page before sending it again; the page is about one hour late."),
)

_WAS_IN_DEMO = Failure(
    marked("jobs", "Qwen Studio ended while the demo was at work on this. Nothing was charged."),
    marked("jobs", "Choose Retry to do it again."),
)


def settle(connection: Connection, running: Collection[str] = ()) -> list[Job]:
    """Ends what cannot go on, and returns the jobs whose answer is here and whose pictures are still to be fetched.

    Nothing that may have been sent is ever sent again by itself. `running` are jobs of this run, which are let alone.
    """
    resumable = []
    for job in jobs.unfinished(connection):
        if job.id in running:
            continue
        if job.state.pending:
            resumable.append(job)
        elif job.state is JobState.SENDING and (_is_answered(connection, job) or _bring_in(connection, job)):
            resumable.append(jobs.advance(connection, job.id, JobState.ANSWERED))
        elif job.state is JobState.SENDING:
            _end(connection, job, JobState.UNKNOWN, _WAS_IN_DEMO if job.demo else _WAS_SENDING)
        else:
            _end(connection, job, JobState.NOT_SENT, _NEVER_SENT)
    return resumable


def _is_answered(connection: Connection, job: Job) -> bool:
    """Whether the last send has its answer; that of an earlier one, refused for its pace, says nothing about it."""
    answer = jobs.answer(connection, job.id)
    return answer is not None and job.sent_at is not None and answer.received_at >= job.sent_at


def _bring_in(connection: Connection, job: Job) -> bool:
    """Whether the answer lay in its spare place, where it was put because the journal's drive was full."""
    spare = SpareAnswers(library_of(connection)).get(job.id)
    if spare is None or job.sent_at is None or spare.received_at < job.sent_at:
        return False
    jobs.store_answer(connection, job.id, spare.status, spare.headers, spare.body, spare.received_at)
    return True


def give_back_spare_places(connection: Connection) -> None:
    """Remove the spare places of answers that nobody waits for; only once what `settle` did is on the drive."""
    spare = SpareAnswers(library_of(connection))
    for job_id in spare.job_ids():
        job = jobs.get(connection, job_id)
        if job is None or job.state.finished or jobs.answer(connection, job_id) is not None:
            spare.free(job_id)


def _end(connection: Connection, job: Job, state: JobState, failure: Failure) -> None:
    worded = Failure(translate("jobs", failure.message), translate("jobs", failure.next_step))
    jobs.advance(connection, job.id, state, failure=worded, finished_at=datetime.now(UTC))
