"""What edits cost, by day, region and model. All functions run on the disk thread.

A call belongs to the user's own day on which it was sent.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from operator import attrgetter

from qwen_studio.core.job import JobState
from qwen_studio.core.spend import FREE, IN_FLIGHT, LedgerLine, Payment, Spend
from qwen_studio.library.columns import maybe_day_of, maybe_money_of, moment_of, stored_moment

# Exactly these expressions are indexed.
_PAID_AT = "coalesce(sent_at, created_at)"
_IS_OWN = f"state <> '{JobState.IMPORTED.value}'"


def _is_one_of(states: Iterable[JobState]) -> str:
    return "state IN ({})".format(", ".join(f"'{state.value}'" for state in states))


_IS_FREE = _is_one_of(FREE)
_OUTCOME = (
    f"iif({_is_one_of([JobState.UNKNOWN])}, 'unknown', iif({_is_one_of(IN_FLIGHT)}, 'in flight', 'known')) AS outcome"
)


def ledger(c: sqlite3.Connection, since: date, until: date) -> list[LedgerLine]:
    """One line per day, region, model and kind (demo or not) from `since` to before `until`, newest day first.

    Only calls that cost something, or may have, or are with the service now.
    """
    lines: dict[tuple[str, str, str, bool], Spend] = {}
    for row in _sums(c, since, until, ("day", "region", "model", "demo")):
        key = (row["day"], row["region"], row["model"], bool(row["demo"]))
        lines[key] = lines.get(key, Spend()) + _spend(row)
    found = [
        LedgerLine(date.fromisoformat(day), region, model, demo, spend)
        for (day, region, model, demo), spend in lines.items()
    ]
    found.sort(key=attrgetter("region", "model", "demo"))
    return sorted(found, key=attrgetter("day"), reverse=True)


def spent(c: sqlite3.Connection, since: date, until: date, *, demo: bool = False) -> Spend:
    """What the calls from `since` to before `until` cost together; those of the demo are never among the others."""
    return sum((_spend(row) for row in _sums(c, since, until, ("demo",)) if bool(row["demo"]) is demo), Spend())


def payments(c: sqlite3.Connection, since: date, until: date) -> list[Payment]:
    """Every own job but those of the demo, also what cost nothing, from `since` to before `until`, oldest first."""
    rows = c.execute(
        f"SELECT id, {_PAID_AT} AS moment, region, model, state, request_id, n, unit_price, price_as_of, demo,"  # noqa: S608 - own names
        f" {_OUTCOME}, NOT {_IS_FREE} AS calls, image_count AS images, n - image_count AS missing"
        f" FROM jobs WHERE {_PAID_AT} >= ? AND {_PAID_AT} < ? AND {_IS_OWN} AND NOT demo ORDER BY {_PAID_AT}, serial",
        bounds(since, until),
    )
    return [
        Payment(
            job_id=row["id"],
            moment=moment_of(row["moment"]),
            region=row["region"],
            model=row["model"],
            state=JobState(row["state"]),
            request_id=row["request_id"],
            asked=row["n"],
            unit_price=maybe_money_of(row["unit_price"]),
            price_as_of=maybe_day_of(row["price_as_of"]),
            spend=_spend(row),
        )
        for row in rows
    ]


def months(c: sqlite3.Connection) -> list[date]:
    """The first days of the user's own months from the first call to the last, newest first."""
    # One query for each: together they would read every row instead of the two ends of the index.
    first, last = (
        c.execute(f"SELECT {end}({_PAID_AT}) FROM jobs WHERE {_IS_OWN}").fetchone()[0]  # noqa: S608 - own names
        for end in ("min", "max")
    )
    if first is None:
        return []
    month, oldest = (datetime.fromisoformat(moment).astimezone().date().replace(day=1) for moment in (last, first))
    found = [month]
    while month > oldest:
        month = month.replace(year=month.year - (month.month == 1), month=(month.month - 2) % 12 + 1)
        found.append(month)
    return found


def images_made(c: sqlite3.Connection) -> dict[tuple[str, str], int]:
    """How many images each model made in each region since ever, by (region, model); without the demo."""
    return {
        (row["region"], row["model"]): row["images"]
        for row in c.execute(
            "SELECT region, model, sum(image_count) AS images FROM jobs WHERE NOT demo AND image_count GROUP BY 1, 2"
        )
    }


def bounds(since: date, until: date) -> tuple[str, str]:
    """The days from `since` to before `until` as the column of moments holds them."""
    first, after = (stored_moment(datetime.combine(day, time()).astimezone(UTC)) for day in (since, until))
    assert first is not None and after is not None  # noqa: S101, PT018 - every day begins
    return first, after


def _sums(c: sqlite3.Connection, since: date, until: date, parts: Sequence[str]) -> sqlite3.Cursor:
    """Images and calls by these parts, and by what they are multiplied with: price, and how much is known."""
    names = {"day": f"date({_PAID_AT}, 'localtime') AS day"}
    chosen = ", ".join(names.get(part, part) for part in parts)
    groups = ", ".join(str(number) for number in range(1, len(parts) + 3))
    return c.execute(
        f"SELECT {chosen}, unit_price, {_OUTCOME},"  # noqa: S608 - own names
        " count(*) AS calls, sum(image_count) AS images, sum(n - image_count) AS missing FROM jobs"
        f" WHERE {_PAID_AT} >= ? AND {_PAID_AT} < ? AND {_IS_OWN} AND NOT {_IS_FREE} GROUP BY {groups}",
        bounds(since, until),
    )


def _spend(row: sqlite3.Row) -> Spend:
    price = Decimal(0) if row["demo"] else maybe_money_of(row["unit_price"])
    missing, zero = (price or Decimal(0)) * row["missing"], Decimal(0)
    return Spend(
        calls=row["calls"],
        images=row["images"],
        usd=(price or zero) * row["images"],
        unknown_usd=missing if row["outcome"] == "unknown" else zero,
        in_flight_usd=missing if row["outcome"] == "in flight" else zero,
        unpriced_images=row["images"] if price is None else 0,
    )
