"""What is said about a job, in the fewest words."""

from datetime import datetime

from PySide6.QtCore import QObject

from qwen_studio.core.job import Failure, Job, JobState
from qwen_studio.state.job_card import JobCard
from qwen_studio.ui.figures import clock_text, seconds_text, usd_text
from qwen_studio.ui.punctuation import named

_LONGEST_TITLE = 40

NOT_SENT_YET = frozenset({JobState.WAITING, JobState.PREPARING})


class JobWords(QObject):
    """Words for cards; each method returns one line."""

    def title(self, card: JobCard) -> str:
        """The instruction in one line."""
        return " ".join(card.job.request.instruction.split())

    def facts(self, card: JobCard) -> str:
        """How long it took and what it cost, how many came if not all did, and how many of them show nothing."""
        job = card.job
        facts = []
        if job.state is JobState.PARTIAL:
            facts.append(self.tr("{got} of {asked}").format(got=job.image_count, asked=job.request.n))
        if job.finished_at is not None:
            started = job.sent_at or job.created_at
            facts.append(seconds_text((job.finished_at - started).total_seconds()))
        facts.append(self._cost(job))
        black = sum(bool(picture.flag) for picture in card.pictures)
        if black:
            # Last, because the strip may have no room for it, and the price comes first.
            facts.append(self.tr("{count} all black").format(count=black))
        return " · ".join(fact for fact in facts if fact)

    def running(self, card: JobCard, now: datetime) -> str:
        """How long it has been under way, and how long such a job usually is."""
        usual = clock_text(max(1.0, card.usual_s))
        return self.tr("{elapsed} · usually {usual}").format(elapsed=clock_text(card.elapsed_s(now)), usual=usual)

    def stop(self, job: Job) -> str:
        """What the link on a running job does: one that was sent goes on, and is charged."""
        return self.tr("Stop") if job.state in NOT_SENT_YET else self.tr("Hide")

    def stop_explained(self, job: Job) -> str:
        """What becomes of the job and its money."""
        if job.state in NOT_SENT_YET:
            return self.tr("It was not sent yet: nothing is charged")
        if job.demo:
            return self.tr("It goes on hidden, and is here again when its results come")
        return self.tr(
            "It is with the service and will be charged. It goes on hidden, and is here again when its results come"
        )

    def out_of_sight(self, card: JobCard) -> str:
        """What became of an edit that nobody looked at."""
        title = self.title(card)
        title = title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE].rstrip() + "…"
        count = len(card.pictures)
        if card.job.failure is not None:
            return self.tr("“{title}”, hidden: {message}").format(title=title, message=card.job.failure.message)
        if count == 1:
            return self.tr("“{title}”: 1 result came and is kept").format(title=title)
        return self.tr("“{title}”: {count} results came and are kept").format(title=title, count=count)

    def for_support(self, failure: Failure) -> str:
        """Code and request id in one line; empty if the service gave neither."""
        parts = []
        if failure.code:
            parts.append(self.tr("Code {code}").format(code=failure.code))
        if failure.request_id:
            parts.append(self.tr("Request id {id}").format(id=failure.request_id))
        return " · ".join(parts)

    def support_report(self, failure: Failure) -> str:
        """Everything that the service said, one fact a line."""
        lines = (
            ("Code", failure.code),
            (self.tr("Message"), failure.service_message),
            (self.tr("Request id"), failure.request_id),
            (self.tr("HTTP status"), "" if failure.status is None else str(failure.status)),
        )
        return "\n".join(named(name, value) for name, value in lines if value)

    def _cost(self, job: Job) -> str:
        if job.demo:
            return self.tr("free demo")
        return "" if job.unit_price is None else usd_text(job.cost)
