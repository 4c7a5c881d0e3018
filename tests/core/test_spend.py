"""Amounts, periods and caps."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qwen_studio.core.job import JobState
from qwen_studio.core.spend import (
    FREE,
    IN_FLIGHT,
    Period,
    Spend,
    amount_of,
    needed_for,
    over_cap,
    sensible_cap,
    unpriced,
    usd_text,
)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("5", "5"),
        ("0", "0"),
        (" $7.50 ", "7.50"),
        ("$ 12", "12"),
        ("7,5", "7.5"),
        ("0.05", "0.05"),
        ("999999.99", "999999.99"),
        ("", None),
        ("$", None),
        ("five", None),
        ("-5", None),
        ("1e3", None),
        ("1,500", None),
        ("1.234", None),
        ("5.", None),
        (".5", None),
        ("5 6", None),
        ("٥", None),
        ("NaN", None),
        ("1000000000", None),
    ],
)
def test_amounts_as_people_write_them(text: str, amount: str | None) -> None:
    assert amount_of(text) == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize(
    ("period", "today", "since", "until"),
    [
        (Period.DAY, date(2026, 2, 28), date(2026, 2, 28), date(2026, 3, 1)),
        (Period.MONTH, date(2026, 2, 28), date(2026, 2, 1), date(2026, 3, 1)),
        (Period.MONTH, date(2026, 1, 31), date(2026, 1, 1), date(2026, 2, 1)),
        (Period.MONTH, date(2025, 12, 1), date(2025, 12, 1), date(2026, 1, 1)),
    ],
)
def test_a_period_is_made_of_whole_days(period: Period, today: date, since: date, until: date) -> None:
    assert period.days(today) == (since, until)


@pytest.mark.parametrize(
    ("needed", "cap"),
    [
        ("0.03", "0.50"),
        ("0.50", "0.50"),
        ("4.98", "5.00"),
        ("5.01", "6"),
        ("19.2", "20"),
        ("20.01", "25"),
        ("100", "100"),
        ("100.5", "125"),
    ],
)
def test_a_sensible_cap_is_the_next_round_amount(needed: str, cap: str) -> None:
    assert sensible_cap(Decimal(needed)) == Decimal(cap)


@given(st.decimals(min_value="0.001", max_value=900_000, places=3))
def test_a_sensible_cap_is_always_enough_and_can_be_written_down(needed: Decimal) -> None:
    cap = sensible_cap(needed)
    assert cap >= needed
    assert amount_of(f"{cap:.2f}") == cap


def test_every_state_is_free_or_counts_in_some_way() -> None:
    known = {JobState.DOWNLOADING, JobState.DONE, JobState.PARTIAL, JobState.EXPIRED}
    assert FREE | IN_FLIGHT | known | {JobState.UNKNOWN} == set(JobState)
    assert not FREE & IN_FLIGHT


def test_spend_adds_up_part_by_part() -> None:
    one = Spend(1, 2, Decimal("0.06"), Decimal("0.01"), Decimal("0.03"), 4)
    assert one + one == Spend(2, 4, Decimal("0.12"), Decimal("0.02"), Decimal("0.06"), 8)
    assert (one.open_usd, one.at_most_usd) == (Decimal("0.04"), Decimal("0.10"))


def test_the_refusal_says_cap_cost_and_the_next_round_amount() -> None:
    spent = Spend(usd=Decimal("4.90"), unknown_usd=Decimal("0.06"), in_flight_usd=Decimal("0.03"))
    error = over_cap(Period.DAY, Decimal(5), spent, Decimal("0.12"))
    assert str(error) == (
        "This edit costs $0.12 and would pass your day cap of $5.00: $4.90 is spent, and $0.09 more may have been. "
        "Nothing was sent. Raise the day cap to $6.00, or wait for the next day."
    )
    assert error.field == "day"
    assert needed_for(spent, Decimal("0.12")) == Decimal("5.11")
    assert "may have been" not in str(over_cap(Period.MONTH, Decimal(5), Spend(usd=Decimal(5)), Decimal(1)))


def test_a_price_that_nobody_knows_is_named_as_the_reason() -> None:
    error = unpriced(Period.MONTH, Decimal("20.5"), "my-model", "beijing")
    assert error.field == "month"
    assert "The price of my-model in beijing is not known, so your month cap of $20.50 could not be kept." in str(error)


@pytest.mark.parametrize(
    ("usd", "text"),
    [("0.09", "$0.09"), ("0.045", "$0.045"), ("0.028671", "$0.029"), ("0.0300001", "$0.03"), ("12", "$12.00")],
)
def test_money_has_a_third_digit_only_where_it_says_something(usd: str, text: str) -> None:
    assert usd_text(Decimal(usd)) == text
