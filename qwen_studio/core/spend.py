"""What edits cost, what they may have cost, and the caps that the user sets. All money is in USD."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_CEILING, Decimal
from enum import Enum

from qwen_studio.core.errors import OverCap
from qwen_studio.core.job import JobState
from qwen_studio.core.language import translate

IN_FLIGHT = frozenset({JobState.SENDING, JobState.ANSWERED})
"""The service has the call, or is being given it, and what it made is not known yet."""

FREE = frozenset(
    {
        *(JobState.WAITING, JobState.PREPARING, JobState.NOT_SENT, JobState.STOPPED, JobState.REFUSED),
        JobState.IMPORTED,
    }
)
"""Nothing was charged here: the service never had the call, or refused it, or it was no call of this library."""

_ZERO = Decimal(0)
# Up to this much, caps are rounded up to multiples of that.
_STEPS = ((Decimal(5), Decimal("0.50")), (Decimal(20), Decimal(1)), (Decimal(100), Decimal(5)))
_STEP_ABOVE = Decimal(25)


class Period(Enum):
    """What a cap holds for: the user's own day or month."""

    DAY = "day"
    MONTH = "month"

    def days(self, today: date) -> tuple[date, date]:
        """The first day of the period that `today` lies in, and the first day after it."""
        if self is Period.DAY:
            return today, today + timedelta(days=1)
        first = today.replace(day=1)
        return first, (first + timedelta(days=31)).replace(day=1)


@dataclass(frozen=True)
class Spend:
    """What some calls cost.

    `usd` is known. `unknown_usd` is what the calls of unknown outcome have cost at most, `in_flight_usd` what those
    with the service will cost at most. `unpriced_images` of the `images` have no known price and are in no amount.
    """

    calls: int = 0
    images: int = 0
    usd: Decimal = _ZERO
    unknown_usd: Decimal = _ZERO
    in_flight_usd: Decimal = _ZERO
    unpriced_images: int = 0

    def __add__(self, other: "Spend") -> "Spend":
        return Spend(
            self.calls + other.calls,
            self.images + other.images,
            self.usd + other.usd,
            self.unknown_usd + other.unknown_usd,
            self.in_flight_usd + other.in_flight_usd,
            self.unpriced_images + other.unpriced_images,
        )

    @property
    def open_usd(self) -> Decimal:
        """What may come on top of what is known."""
        return self.unknown_usd + self.in_flight_usd

    @property
    def at_most_usd(self) -> Decimal:
        """All of it: what is known and what may come on top."""
        return self.usd + self.open_usd


@dataclass(frozen=True)
class LedgerLine:
    """The calls of one local day to one model in one region. The demo's have lines of their own, without money."""

    day: date
    region: str
    model: str
    demo: bool
    spend: Spend


@dataclass(frozen=True)
class Payment:
    """One job as the ledger counts it; `moment` is when it was sent, or made if it never was."""

    job_id: str
    moment: datetime
    region: str
    model: str
    state: JobState
    request_id: str
    asked: int
    unit_price: Decimal | None
    price_as_of: date | None
    spend: Spend


@dataclass(frozen=True)
class Caps:
    """The most that may be spent; None where there is no cap."""

    day: Decimal | None = None
    month: Decimal | None = None

    def of(self, period: Period) -> Decimal | None:
        """The cap of that period."""
        return self.day if period is Period.DAY else self.month


def usd_text(usd: Decimal) -> str:
    """The amount as in $0.09, with a third digit only where it says something: $0.045."""
    exact, cents = usd.quantize(Decimal("0.001")), usd.quantize(Decimal("0.01"))
    return f"${cents if cents == exact else exact}"


def amount_of(text: str) -> Decimal | None:
    """The amount that a person wrote, such as 5, $5, 7.50 or 7,5; None if it is none.

    Thousands are not parted: nobody could tell 1,500 from 1.5 then.
    """
    found = re.fullmatch(r"\$?\s*([0-9]{1,9})(?:[.,]([0-9]{1,2}))?", text.strip())
    return None if found is None else Decimal(f"{found[1]}.{found[2] or 0}")


def needed_for(spent: Spend, cost: Decimal) -> Decimal:
    """The least cap under which a call of that cost can be sent: what is out may turn out to be spent."""
    return spent.at_most_usd + cost


def sensible_cap(needed: Decimal) -> Decimal:
    """The next round amount from `needed` up, as one would choose a cap."""
    step = next((step for up_to, step in _STEPS if needed <= up_to), _STEP_ABOVE)
    return (needed / step).to_integral_value(ROUND_CEILING) * step


def over_cap(period: Period, cap: Decimal, spent: Spend, cost: Decimal) -> OverCap:
    """Why a call of that cost is not sent, and what to do."""
    told = translate(
        "core", "This edit costs {cost} and would pass your {period} cap of {cap}: {spent} is spent. Nothing was sent."
    )
    if spent.open_usd:
        told = translate(
            "core",
            "This edit costs {cost} and would pass your {period} cap of {cap}: {spent} is spent, and {out} more may"
            " have been. Nothing was sent.",
        )
    raised = translate("core", "Raise the month cap to {enough}, or wait for the next month.")
    if period is Period.DAY:
        raised = translate("core", "Raise the day cap to {enough}, or wait for the next day.")
    return OverCap(
        period.value,
        told.format(
            cost=usd_text(cost),
            period=_of_the(period),
            cap=usd_text(cap),
            spent=usd_text(spent.usd),
            out=usd_text(spent.open_usd),
        ),
        next_step=raised.format(enough=usd_text(sensible_cap(needed_for(spent, cost)))),
    )


def _of_the(period: Period) -> str:
    return translate("core", "day") if period is Period.DAY else translate("core", "month")


def unpriced(period: Period, cap: Decimal, model: str, region: str) -> OverCap:
    """Why a call whose price nobody knows is not sent while there is a cap."""
    return OverCap(
        period.value,
        translate(
            "core",
            "The price of {model} in {region} is not known, so your {period} cap of {cap} could not be kept. "
            "Nothing was sent.",
        ).format(model=model, region=region, period=_of_the(period), cap=usd_text(cap)),
        next_step=translate(
            "core", "Take the cap away under File, Spending, choose another model, or enter the price in catalog.toml."
        ),
    )
