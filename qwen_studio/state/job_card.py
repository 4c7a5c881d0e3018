"""One edit as the window shows it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from qwen_studio.core.job import Job, JobState
from qwen_studio.core.picture import Picture


@dataclass(frozen=True)
class JobCard:
    """A job with what came of it so far.

    `pictures` are in the order of the answer, without those in the trash; `came` counts those, too.
    """

    job: Job
    pictures: tuple[Picture, ...]
    usual_s: float
    note: str = ""
    came: int = 0

    def elapsed_s(self, now: datetime) -> float:
        """Seconds since it was started, until it ended."""
        return max(0.0, ((self.job.finished_at or now) - self.job.created_at).total_seconds())

    @property
    def is_running(self) -> bool:
        """Whether something happens to it by itself. A download that failed waits for its user."""
        job = self.job
        return not job.state.finished and job.state is not JobState.WAITING and job.failure is None

    @property
    def is_pending(self) -> bool:
        """Whether its pictures are paid for and still to be fetched."""
        return self.job.state.pending

    @property
    def missing(self) -> int:
        """How many of the pictures that were asked for are not here."""
        return max(0, self.job.request.n - self.came)

    @property
    def to_fetch(self) -> int:
        """How many of the pictures that the service made are not here."""
        return max(0, (self.job.image_count or self.job.request.n) - self.came)

    def links_end(self, lifetime_h: int) -> datetime | None:
        """When the links of its results stop working, as far as that is known."""
        begin = self.job.answered_at or self.job.sent_at
        return None if begin is None else begin + timedelta(hours=lifetime_h)
