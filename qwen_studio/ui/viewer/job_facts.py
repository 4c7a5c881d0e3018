"""The facts of one edit, as rows for its details."""

from PySide6.QtCore import QObject

from qwen_studio.core.job import Failure, Job, JobState
from qwen_studio.state.job_details import AnswerFacts, JobDetails
from qwen_studio.ui.figures import bytes_text, usd_text
from qwen_studio.ui.moments import exact_text
from qwen_studio.ui.punctuation import beside, listed


class JobFacts(QObject):
    """Names and values; what is not known has no row."""

    def rows(self, details: JobDetails) -> list[tuple[str, str]]:
        """The facts from what it is to what came of it; never the instruction."""
        job = details.card.job
        moments = (
            (self.tr("Started"), job.created_at),
            (self.tr("Sent"), job.sent_at),
            (self.tr("Answered"), job.answered_at),
            (self.tr("Ended"), job.finished_at),
        )
        rows = [
            (self.tr("State"), self._state(job)),
            (self.tr("Images"), self._images(details)),
            *((name, "" if moment is None else exact_text(moment)) for name, moment in moments),
            (self.tr("Model"), job.request.model),
            (self.tr("Service"), self._service(job)),
            (self.tr("Made from"), listed(given.name for given in details.inputs)),
            (self.tr("Price"), self._price(job)),
            (self.tr("Cost"), self._cost(job)),
            (self.tr("Request id"), job.request_id),
            (self.tr("Answer"), self._answer(details.answer)),
            *self._failure(job.failure or Failure("", "")),
            (self.tr("Edit"), job.id),
        ]
        return [(name, value) for name, value in rows if value]

    def _state(self, job: Job) -> str:
        return {
            JobState.WAITING: self.tr("waiting for its turn; not sent"),
            JobState.PREPARING: self.tr("being prepared; not sent"),
            JobState.SENDING: self.tr("with the service; no answer yet"),
            JobState.ANSWERED: self.tr("answered; nothing is fetched yet"),
            JobState.DOWNLOADING: self.tr("delivered; the results are not all here"),
            JobState.DONE: self.tr("done"),
            JobState.PARTIAL: self.tr("ended with fewer images than asked for"),
            JobState.REFUSED: self.tr("refused by the service; nothing was charged"),
            JobState.NOT_SENT: self.tr("not sent; nothing was charged"),
            JobState.UNKNOWN: self.tr("unknown; it may have been charged"),
            JobState.EXPIRED: self.tr("expired; the results are gone"),
            JobState.STOPPED: self.tr("stopped before it was sent; nothing was charged"),
            JobState.IMPORTED: self.tr("imported; it was not made in this library"),
        }[job.state]

    def _images(self, details: JobDetails) -> str:
        card = details.card
        return self.tr("{asked} asked for, {made} made, {came} here").format(
            asked=card.job.request.n, made=card.job.image_count, came=card.came
        )

    def _service(self, job: Job) -> str:
        return self.tr("demo on this computer") if job.demo else beside(job.request.region, job.service)

    def _price(self, job: Job) -> str:
        if job.demo or job.unit_price is None:
            return ""
        price = usd_text(job.unit_price)
        if job.price_as_of is None:
            return self.tr("{usd} an image").format(usd=price)
        return self.tr("{usd} an image, as published on {day}").format(usd=price, day=job.price_as_of.isoformat())

    def _cost(self, job: Job) -> str:
        if job.demo:
            return self.tr("free demo")
        if job.unit_price is None:
            return self.tr("no price is known")
        if job.cost_at_most > job.cost:
            return self.tr("{usd} known, {most} at most").format(
                usd=usd_text(job.cost), most=usd_text(job.cost_at_most)
            )
        return usd_text(job.cost)

    def _answer(self, answer: AnswerFacts | None) -> str:
        if answer is None:
            return self.tr("none is kept")
        size = bytes_text(answer.byte_count)
        words = self.tr("HTTP {status}, {size}, received {time}, kept as it came")
        if not answer.intact:
            words = self.tr("HTTP {status}, {size}, received {time}, damaged since")
        return words.format(status=answer.status, size=size, time=exact_text(answer.received_at))

    def _failure(self, failure: Failure) -> list[tuple[str, str]]:
        return [
            (self.tr("What happened"), failure.message),
            (self.tr("Code"), failure.code),
            (self.tr("Message"), failure.service_message),
            (self.tr("HTTP status"), "" if failure.status is None else str(failure.status)),
        ]
