"""What can be done about an edit that did not end well."""

from enum import Enum

from qwen_studio.core.job import Job, JobState
from qwen_studio.state.job_card import JobCard
from qwen_studio.state.key_facts import is_unknown_key


class CardAction(Enum):
    """One button of a card."""

    RETRY = "retry"
    RUN_AGAIN = "run again"
    SEND_AGAIN = "send again"
    GENERATE_MISSING = "generate missing"
    DOWNLOAD = "download"
    TRY_NOW = "try now"
    ALLOW_HOST = "allow host"
    NOT_NOW = "not now"
    USAGE = "usage page"
    RAISE_CAP = "raise cap"
    TRY_REGION = "try region"


def actions_of(card: JobCard) -> tuple[CardAction, ...]:
    """What is offered, from left to right; the last is what most people want."""
    job = card.job
    if card.is_pending:
        match "" if job.failure is None else job.failure.kind:
            case "NoRoom":
                return (CardAction.TRY_NOW,)
            case "UnknownHost":
                return (CardAction.NOT_NOW, CardAction.ALLOW_HOST)
            case _:
                return (CardAction.DOWNLOAD,)
    if job.state is JobState.UNKNOWN and not job.demo:
        return (CardAction.USAGE, CardAction.SEND_AGAIN)
    if job.state is JobState.EXPIRED:
        return (CardAction.RUN_AGAIN,)
    if job.state is JobState.PARTIAL:
        return (CardAction.GENERATE_MISSING,) if card.missing else ()
    if job.failure is not None and job.failure.kind == "OverCap":
        return (CardAction.RAISE_CAP,)
    if is_key_unknown(job):
        return (CardAction.RETRY, CardAction.TRY_REGION)
    return (CardAction.RETRY,)


def is_key_unknown(job: Job) -> bool:
    """Whether the service did not know the key at all, which may be that of another region."""
    failure = job.failure
    return not job.demo and failure is not None and is_unknown_key(failure.code, failure.status)
