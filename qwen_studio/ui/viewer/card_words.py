"""What the card of an edit says that did not end well: what is wrong, what it cost, and what can be done."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from PySide6.QtCore import QObject

from qwen_studio.core.job import Failure, Job, JobState
from qwen_studio.core.language import sentences
from qwen_studio.state.job_card import JobCard
from qwen_studio.state.spending import CapInTheWay
from qwen_studio.ui.figures import usd_text
from qwen_studio.ui.moments import moment_text
from qwen_studio.ui.period_words import PeriodWords
from qwen_studio.ui.viewer.card_actions import CardAction, actions_of

USAGE_IS_LATE = timedelta(hours=1)
"""How far the service's usage page lags behind, as its documentation says."""

_LONGEST_HOST = 56
_LONGEST_HOST_ON_BUTTON = 32


class CardText(NamedTuple):
    """What is wrong, and what to do about it."""

    title: str
    advice: str


class CardWords(QObject):
    """Words for one card as they hold now.

    `link_lifetime_h` is how long the service keeps results; `cap_in_way_of` tells which cap a job would pass today,
    and `other_region` what the region is called that the key of a job may belong to.
    """

    def __init__(
        self,
        link_lifetime_h: int,
        cap_in_way_of: Callable[[Job], CapInTheWay | None] = lambda _: None,
        other_region: Callable[[Job], str] = lambda _: "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link_lifetime_h = link_lifetime_h
        self._cap_in_way_of = cap_in_way_of
        self._other_region = other_region
        self._period_words = PeriodWords(self)

    def text(self, card: JobCard, now: datetime) -> CardText:
        """What is wrong, and what to do."""
        job = card.job
        if card.is_pending:
            return self._pending(card, job.failure or Failure("", ""), now)
        match job.state:
            case JobState.UNKNOWN if not job.demo:
                return self._unknown(job, now)
            case JobState.EXPIRED:
                return self._expired(card, now)
            case JobState.PARTIAL:
                return self._partial(card, now)
            case JobState.REFUSED:
                return self._nothing_charged(job)
            case _:
                return self._plain(job)

    def actions(self, card: JobCard) -> list[CardAction]:
        """What is offered, from left to right; the last is what most people want."""
        return [a for a in actions_of(card) if a is not CardAction.TRY_REGION or self._other_region(card.job)]

    def label(self, action: CardAction, card: JobCard) -> str:
        """The words on a button."""
        job = card.job
        match action:
            case CardAction.RUN_AGAIN:
                return self._priced(self.tr("Run again"), job, job.request.n)
            case CardAction.GENERATE_MISSING:
                return self._priced(self.tr("Generate {count} more").format(count=card.missing), job, card.missing)
            case CardAction.DOWNLOAD if job.state is not JobState.ANSWERED and card.to_fetch > 1:
                return self.tr("Download {count} again").format(count=card.to_fetch)
            case CardAction.ALLOW_HOST:
                return self.tr("Fetch from {host}").format(host=_host(card, _LONGEST_HOST_ON_BUTTON))
            case CardAction.TRY_REGION:
                return self.tr("Try the key in {region}…").format(region=self._other_region(job))
            case CardAction.RAISE_CAP:
                return self._raise_label(self._cap_in_way_of(job))
            case _:
                return self._fixed_label(action)

    def _fixed_label(self, action: CardAction) -> str:
        return {
            CardAction.RETRY: self.tr("Retry"),
            CardAction.SEND_AGAIN: self.tr("Send again (may be charged twice)…"),
            CardAction.DOWNLOAD: self.tr("Download again"),
            CardAction.TRY_NOW: self.tr("Try now"),
            CardAction.NOT_NOW: self.tr("Not now"),
            CardAction.USAGE: self.tr("Usage page"),
        }[action]

    def _raise_label(self, found: CapInTheWay | None) -> str:
        if found is None:
            return self._fixed_label(CardAction.RETRY)
        cap = self._period_words.cap(found.period)
        if found.enough is None:
            return self.tr("Take the {cap} away and send").format(cap=cap)
        return self.tr("Raise the {cap} to {usd} and send").format(cap=cap, usd=usd_text(found.enough))

    def at_most(self, job: Job) -> str:
        """What a job of unknown outcome may have cost."""
        if job.unit_price is None:
            return self.tr("It may have been charged; no price is known.")
        if job.request.n == 1:
            return self.tr("It may have cost {usd} at most.").format(usd=usd_text(job.cost_at_most))
        return self.tr("It may have cost {usd} at most ({count} × {price}).").format(
            usd=usd_text(job.cost_at_most), count=job.request.n, price=usd_text(job.unit_price)
        )

    def _unknown(self, job: Job, now: datetime) -> CardText:
        message = self.tr("What became of this edit is not known.") if job.failure is None else job.failure.message
        return CardText(message, sentences(self.at_most(job), self._when_to_look(job, now)))

    def _when_to_look(self, job: Job, now: datetime) -> str:
        sent = job.sent_at or job.created_at
        shown_by = sent + USAGE_IS_LATE
        if now < shown_by:
            return self.tr("Look at the usage page after {time}: it is about one hour late.").format(
                time=moment_text(shown_by, now)
            )
        return self.tr("The usage page shows by now what was charged at {time}.").format(time=moment_text(sent, now))

    def _expired(self, card: JobCard, now: datetime) -> CardText:
        job = card.job
        title = self.tr("The results of this edit are gone: they were not fetched in time.")
        told = [
            self.tr("It was sent at {time}, and its links lived {hours} hours.").format(
                time=moment_text(job.sent_at or job.created_at, now), hours=self._link_lifetime_h
            )
        ]
        if job.cost:
            told.append(self.tr("{usd} was charged.").format(usd=usd_text(job.cost)))
        if job.request.seed is not None:
            told.append(self.tr("The same seed gives something similar."))
        return CardText(title, sentences(*told))

    def _partial(self, card: JobCard, now: datetime) -> CardText:
        job = card.job
        asked, made, came = job.request.n, job.image_count, card.came
        if came < made:
            title = self.tr("{came} of {asked} images came, and the links of the others no longer work.").format(
                came=came, asked=asked
            )
            ended = card.links_end(self._link_lifetime_h)
            advice = "" if ended is None else self.tr("They lived until {time}.").format(time=moment_text(ended, now))
        else:
            title = self.tr("{came} of {asked} images came.").format(came=came, asked=asked)
            advice = self.tr("The service made no more.")
        return CardText(title, sentences(advice, self._charged(job)))

    def _pending(self, card: JobCard, failure: Failure, now: datetime) -> CardText:
        until = self._until(card, now)
        if failure.kind == "NoRoom":
            title = self.tr("The answer is kept. It goes on by itself when there is room.")
            return CardText(title, sentences(failure.message, until))
        if failure.kind == "UnknownHost":
            title = self.tr(
                "The results lie at {host}, which is not known as a place of the service. Fetch them from there?"
            ).format(host=_host(card))
            return CardText(title, sentences(self.tr("You are asked once for each host."), until))
        if card.job.state is JobState.ANSWERED:
            return CardText(failure.message, sentences(failure.next_step, self.tr("The answer is kept.")))
        return CardText(self._still_missing(card), sentences(failure.message, failure.next_step, until))

    def _still_missing(self, card: JobCard) -> str:
        if card.to_fetch + card.came == 1:
            return self.tr("The result could not be fetched yet.")
        if not card.came:
            return self.tr("The {count} results could not be fetched yet.").format(count=card.to_fetch)
        return self.tr("{came} of {made} are here; the others could not be fetched yet.").format(
            came=card.came, made=card.came + card.to_fetch
        )

    def _until(self, card: JobCard, now: datetime) -> str:
        """How much time there is left, and that it is paid for."""
        end = card.links_end(self._link_lifetime_h)
        if end is None:
            return ""
        if end < now:
            return self.tr("The links lived until {time}, so they may be gone.").format(time=moment_text(end, now))
        if card.job.cost:
            return self.tr("It is paid for; the links live until {time}.").format(time=moment_text(end, now))
        return self.tr("The links live until {time}.").format(time=moment_text(end, now))

    def _nothing_charged(self, job: Job) -> CardText:
        text = self._plain(job)
        charge = "" if job.demo else self.tr("Nothing was charged.")
        if charge.rstrip(".。") in f"{text.title} {text.advice}":
            return text
        return CardText(text.title, sentences(text.advice, charge))

    def _plain(self, job: Job) -> CardText:
        if job.failure is None:
            return CardText(self.tr("Stopped before it was sent. Nothing was charged."), "")
        return CardText(job.failure.message, job.failure.next_step)

    def _charged(self, job: Job) -> str:
        if job.demo:
            return ""
        if job.unit_price is None:
            return self.tr("{count} are charged.").format(count=job.image_count)
        if job.image_count == 1:
            return self.tr("1 is charged: {usd}.").format(usd=usd_text(job.cost))
        return self.tr("{count} are charged: {usd}.").format(count=job.image_count, usd=usd_text(job.cost))

    def _priced(self, words: str, job: Job, count: int) -> str:
        if job.demo or job.unit_price is None:
            return words
        return self.tr("{words} ({usd})").format(words=words, usd=usd_text(job.unit_price * count))


def _host(card: JobCard, longest: int = _LONGEST_HOST) -> str:
    """The host that is asked about; the end, which says whose it is, is never cut off."""
    host = "" if card.job.failure is None else card.job.failure.field
    return host if len(host) <= longest else "…" + host[1 - longest :]
