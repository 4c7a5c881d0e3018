"""The life of one edit."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Self

from qwen_studio.core.errors import ServiceError, StudioError
from qwen_studio.core.request import EditRequest


class JobState(Enum):
    """Where an edit stands. What is at stake decides the borders: money from SENDING on, pictures from ANSWERED on."""

    WAITING = "waiting"
    PREPARING = "preparing"
    SENDING = "sending"
    ANSWERED = "answered"
    DOWNLOADING = "downloading"
    DONE = "done"
    PARTIAL = "partial"
    REFUSED = "refused"
    NOT_SENT = "not sent"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    STOPPED = "stopped"
    # Not an edit of this library at all: what its pictures tell came with them from outside.
    IMPORTED = "imported"

    @property
    def finished(self) -> bool:
        """Whether nothing more will happen by itself."""
        return not TRANSITIONS[self]

    @property
    def pending(self) -> bool:
        """Whether its pictures are paid for and still to be fetched."""
        return self in {JobState.ANSWERED, JobState.DOWNLOADING}


TRANSITIONS: dict[JobState, frozenset[JobState]] = {
    JobState.WAITING: frozenset({JobState.PREPARING, JobState.NOT_SENT, JobState.STOPPED}),
    JobState.PREPARING: frozenset({JobState.SENDING, JobState.NOT_SENT, JobState.STOPPED}),
    # WAITING, NOT_SENT and STOPPED only while the service certainly never had the whole request.
    JobState.SENDING: frozenset(
        {JobState.ANSWERED, JobState.UNKNOWN, JobState.WAITING, JobState.NOT_SENT, JobState.STOPPED}
    ),
    # Back to WAITING when the service refused it for its pace: nothing was made or charged.
    JobState.ANSWERED: frozenset({JobState.DOWNLOADING, JobState.REFUSED, JobState.UNKNOWN, JobState.WAITING}),
    JobState.DOWNLOADING: frozenset({JobState.DONE, JobState.PARTIAL, JobState.EXPIRED}),
    JobState.DONE: frozenset(),
    JobState.PARTIAL: frozenset(),
    JobState.REFUSED: frozenset(),
    JobState.NOT_SENT: frozenset(),
    JobState.UNKNOWN: frozenset(),
    JobState.EXPIRED: frozenset(),
    JobState.STOPPED: frozenset(),
    JobState.IMPORTED: frozenset(),
}
"""Legal transitions; the journal writes no other."""


@dataclass(frozen=True)
class Failure:
    """Why an edit did not end well, in words for the person and facts for support.

    `kind` is the name of its class in the error tree.
    """

    message: str
    next_step: str
    code: str = ""
    service_message: str = ""
    request_id: str = ""
    status: int | None = None
    field: str = ""
    kind: str = ""

    @classmethod
    def of(cls, error: StudioError) -> Self:
        """The error in words that can be kept."""
        refusal = error if isinstance(error, ServiceError) else None
        return cls(
            error.message,
            error.next_step,
            code="" if refusal is None else refusal.code,
            service_message="" if refusal is None else refusal.service_message,
            request_id=getattr(error, "request_id", ""),
            status=None if refusal is None else refusal.status,
            field=getattr(error, "field", ""),
            kind=type(error).__name__,
        )


@dataclass(frozen=True)
class Job:
    """One edit and what became of it.

    `unit_price` is USD per picture from the catalogue at the time, as published on `price_as_of`; None where no price
    is known. `service` is the base URL it went to. `demo` jobs went to the embedded sandbox and cost nothing.
    """

    id: str
    request: EditRequest
    state: JobState
    created_at: datetime
    service: str
    demo: bool
    unit_price: Decimal | None = None
    price_as_of: date | None = None
    sent_at: datetime | None = None
    answered_at: datetime | None = None
    finished_at: datetime | None = None
    request_id: str = ""
    image_count: int = 0
    failure: Failure | None = None
    hidden: bool = False

    @property
    def cost(self) -> Decimal:
        """USD that this job is known to have cost."""
        if self.demo or self.unit_price is None:
            return Decimal(0)
        return self.unit_price * self.image_count

    @property
    def cost_at_most(self) -> Decimal:
        """USD that this job can have cost: what is known, or the whole call where the outcome is not."""
        if self.state is JobState.UNKNOWN and not self.demo and self.unit_price is not None:
            return self.unit_price * self.request.n
        return self.cost
