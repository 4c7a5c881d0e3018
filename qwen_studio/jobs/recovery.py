"""What a start does with the edits that the last run left unfinished."""

from datetime import UTC, datetime
from sqlite3 import Connection

from qwen_studio.core.job import Failure, Job, JobState
from qwen_studio.library import jobs

_NEVER_SENT = Failure("Qwen Studio ended before this was sent. Nothing was charged.", "Choose Retry to send it now.")
_WAS_SENDING = Failure(
    "Qwen Studio ended while this was with the service, so its answer is unknown. It may have been charged.",
    "Look at the usage page before sending it again; the page is about one hour late.",
)

_WAS_IN_DEMO = Failure(
    "Qwen Studio ended while the demo was at work on this. Nothing was charged.", "Choose Retry to do it again."
)


def settle(connection: Connection) -> list[Job]:
    """Ends what cannot go on, and returns the jobs whose answer is here and whose pictures are still to be fetched.

    Nothing that may have been sent is ever sent again by itself.
    """
    resumable = []
    for job in jobs.unfinished(connection):
        if job.state in {JobState.ANSWERED, JobState.DOWNLOADING}:
            resumable.append(job)
        elif job.state is JobState.SENDING and _is_answered(connection, job):
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


def _end(connection: Connection, job: Job, state: JobState, failure: Failure) -> None:
    jobs.advance(connection, job.id, state, failure=failure, finished_at=datetime.now(UTC))
