"""What can be done about an edit that did not end well."""

from enum import Enum

from qwen_studio.core.job import JobState
from qwen_studio.state.job_card import JobCard


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
    return (CardAction.RETRY,)
