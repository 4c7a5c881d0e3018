"""What edits cost, by the user's own days."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from qwen_studio.core.job import JobState
from qwen_studio.core.spend import LedgerLine, Period, Spend
from qwen_studio.library import ledger
from qwen_studio.library.database import Database
from tests.library.payments import PLUS, Payments, utc

NOVEMBER = (date(2026, 11, 1), date(2026, 12, 1))
DAY = date(2026, 11, 22)


def cents(text: str) -> Decimal:
    return Decimal(text)


@pytest.fixture(autouse=True)
def in_utc(time_zone: Callable[[str], None]) -> None:
    time_zone("UTC")


def test_one_line_per_day_region_and_model(database: Database, payments: Payments) -> None:
    payments.pay(utc(2026, 11, 22, 9))
    payments.pay(utc(2026, 11, 22, 10), n=1, price="0.04")
    payments.pay(utc(2026, 11, 22, 11), region="beijing", price="0.028671", n=3)
    payments.pay(utc(2026, 11, 22, 12), model="qwen-image-edit", n=1, price="0.045")
    payments.pay(utc(2026, 11, 21, 12))

    assert database.call(ledger.ledger, *NOVEMBER) == [
        LedgerLine(DAY, "beijing", PLUS, demo=False, spend=Spend(1, 3, cents("0.086013"))),
        LedgerLine(DAY, "singapore", "qwen-image-edit", demo=False, spend=Spend(1, 1, cents("0.045"))),
        LedgerLine(DAY, "singapore", PLUS, demo=False, spend=Spend(2, 3, cents("0.10"))),
        LedgerLine(date(2026, 11, 21), "singapore", PLUS, demo=False, spend=Spend(1, 2, cents("0.06"))),
    ]


def test_known_unknown_and_in_flight_stand_apart(database: Database, payments: Payments) -> None:
    now = utc(2026, 11, 22, 9)
    payments.pay(now, state=JobState.PARTIAL, n=6, images=4)
    payments.pay(now, state=JobState.EXPIRED, n=2)
    payments.pay(now, state=JobState.DOWNLOADING, n=2, images=2)
    payments.pay(now, state=JobState.UNKNOWN, n=3)
    payments.pay(now, state=JobState.SENDING, n=4)
    payments.pay(now, state=JobState.ANSWERED, n=1)

    (line,) = database.call(ledger.ledger, *NOVEMBER)

    assert line.spend == Spend(6, 8, cents("0.24"), unknown_usd=cents("0.09"), in_flight_usd=cents("0.15"))
    assert database.call(ledger.spent, *NOVEMBER) == line.spend


@pytest.mark.parametrize(
    "state", [JobState.WAITING, JobState.PREPARING, JobState.NOT_SENT, JobState.STOPPED, JobState.REFUSED]
)
def test_what_the_service_did_not_take_is_no_call(database: Database, payments: Payments, state: JobState) -> None:
    payments.pay(utc(2026, 11, 22), state=state, n=6)
    assert database.call(ledger.ledger, *NOVEMBER) == []
    assert database.call(ledger.spent, *NOVEMBER) == Spend()


def test_the_demo_has_lines_of_its_own_without_money(database: Database, payments: Payments) -> None:
    payments.pay(utc(2026, 11, 22), demo=True, n=4)
    payments.pay(utc(2026, 11, 22), demo=True, state=JobState.UNKNOWN, n=4)
    payments.pay(utc(2026, 11, 22), demo=True, n=1, price=None)

    assert database.call(ledger.ledger, *NOVEMBER) == [LedgerLine(DAY, "singapore", PLUS, demo=True, spend=Spend(3, 5))]
    assert database.call(ledger.spent, *NOVEMBER) == Spend()
    assert database.call(ledger.spent, *NOVEMBER, demo=True) == Spend(3, 5)


def test_images_without_a_known_price_are_counted_and_named(database: Database, payments: Payments) -> None:
    payments.pay(utc(2026, 11, 22), price=None, n=3)
    payments.pay(utc(2026, 11, 22), price=None, n=3, state=JobState.UNKNOWN)
    payments.pay(utc(2026, 11, 22))
    assert database.call(ledger.spent, *NOVEMBER) == Spend(3, 5, cents("0.06"), unpriced_images=3)


def test_money_adds_up_exactly(database: Database, payments: Payments) -> None:
    for _ in range(30):
        payments.pay(utc(2026, 11, 22), price="0.1", n=1)
    assert database.call(ledger.spent, *NOVEMBER).usd == Decimal("3.0")


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Asia/Shanghai", date(2026, 11, 23)),
        ("UTC", DAY),
        ("America/St_Johns", DAY),
        ("Pacific/Kiritimati", date(2026, 11, 23)),
    ],
)
def test_a_day_is_that_of_the_user(
    database: Database, payments: Payments, time_zone: Callable[[str], None], zone: str, day: date
) -> None:
    payments.pay(utc(2026, 11, 22, 16, 30))
    time_zone(zone)
    assert [line.day for line in database.call(ledger.ledger, *NOVEMBER)] == [day]
    assert database.call(ledger.spent, *Period.DAY.days(day)).images == 2


def test_a_day_ends_at_the_users_midnight_even_when_the_clock_changes(
    database: Database, payments: Payments, time_zone: Callable[[str], None]
) -> None:
    time_zone("Europe/Berlin")
    # Clocks go back at 3:00 that day, which has 25 hours and ends at 23:00 UTC.
    for moment in (utc(2026, 10, 24, 22, 0), utc(2026, 10, 25, 22, 59, 59)):
        payments.pay(moment, n=1)
    payments.pay(utc(2026, 10, 24, 21, 59, 59), n=6)
    payments.pay(utc(2026, 10, 25, 23, 0), n=6)
    day = date(2026, 10, 25)
    assert database.call(ledger.spent, *Period.DAY.days(day)).images == 2
    by_day = {line.day: line.spend.images for line in database.call(ledger.ledger, date(2026, 10, 1), NOVEMBER[0])}
    assert by_day == {date(2026, 10, 24): 6, day: 2, date(2026, 10, 26): 6}


def test_the_months_go_from_the_first_call_to_the_last(database: Database, payments: Payments) -> None:
    assert database.call(ledger.months) == []
    payments.pay(utc(2025, 11, 30, 12))
    payments.pay(utc(2026, 2, 1, 12))
    assert database.call(ledger.months) == [
        date(2026, 2, 1),
        date(2026, 1, 1),
        date(2025, 12, 1),
        date(2025, 11, 1),
    ]


def test_images_are_counted_per_region_and_model_since_ever(database: Database, payments: Payments) -> None:
    payments.pay(utc(2020, 1, 1), n=5)
    payments.pay(utc(2026, 11, 22), n=6)
    payments.pay(utc(2026, 11, 22), region="beijing", n=4)
    payments.pay(utc(2026, 11, 22), demo=True, n=6)
    payments.pay(utc(2026, 11, 22), model="qwen-image-edit", state=JobState.UNKNOWN, n=1)
    assert database.call(ledger.images_made) == {("singapore", PLUS): 11, ("beijing", PLUS): 4}
