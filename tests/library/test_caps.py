"""No job begins to cost money past a cap."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal

import pytest

from qwen_studio.core.errors import OverCap
from qwen_studio.core.job import JobState
from qwen_studio.core.spend import Caps
from qwen_studio.library import caps, jobs
from qwen_studio.library.database import Database
from tests.library.payments import Payments, utc

NOW = utc(2026, 11, 22, 12)
FIVE = Caps(day=Decimal(5))


@pytest.fixture(autouse=True)
def in_utc(time_zone: Callable[[str], None]) -> None:
    time_zone("UTC")


def ready(payments: Payments, *, n: int = 1, price: str | None = "0.10", demo: bool = False) -> str:
    """A job that is about to be sent."""
    return payments.pay(NOW, state=JobState.PREPARING, n=n, price=price, demo=demo).id


def send(database: Database, job_id: str, limit: Caps) -> None:
    database.call(caps.enter_sending, job_id, limit, service="https://example.com", now=NOW)


def state(database: Database, job_id: str) -> JobState:
    job = database.call(jobs.get, job_id)
    assert job is not None
    return job.state


def test_up_to_the_cap_and_not_a_cent_further(database: Database, payments: Payments) -> None:
    payments.pay(NOW, n=1, price="4.90")
    last, too_much = ready(payments), ready(payments, price="0.01")

    send(database, last, FIVE)
    with pytest.raises(OverCap, match=r"day cap of \$5\.00") as refused:
        send(database, too_much, FIVE)

    assert refused.value.field == "day"
    assert state(database, last) is JobState.SENDING
    assert state(database, too_much) is JobState.PREPARING


@pytest.mark.parametrize("out", [JobState.UNKNOWN, JobState.SENDING, JobState.ANSWERED])
def test_what_may_have_been_spent_counts_as_if_it_were(database: Database, payments: Payments, out: JobState) -> None:
    payments.pay(NOW, state=out, n=6, price="0.80")
    with pytest.raises(OverCap, match=r"\$4\.80 more may have been"):
        send(database, ready(payments, n=3), FIVE)
    send(database, ready(payments, n=2), FIVE)


def test_what_was_refused_or_demo_does_not_count(database: Database, payments: Payments) -> None:
    payments.pay(NOW, state=JobState.REFUSED, n=6, price="5")
    payments.pay(NOW, state=JobState.NOT_SENT, n=6, price="5")
    payments.pay(NOW, demo=True, n=6, price="5")
    send(database, ready(payments), FIVE)


def test_each_period_has_its_own_sum(database: Database, payments: Payments) -> None:
    payments.pay(NOW - timedelta(days=1), n=1, price="4.95")
    payments.pay(NOW.replace(day=1, hour=0) - timedelta(seconds=1), n=1, price="100")
    send(database, ready(payments), Caps(day=Decimal(5), month=Decimal("5.05")))
    with pytest.raises(OverCap, match=r"month cap of \$5\.10") as refused:
        send(database, ready(payments), Caps(day=Decimal(5), month=Decimal("5.10")))
    assert refused.value.field == "month"


def test_a_job_that_is_sent_again_does_not_count_twice(database: Database, payments: Payments) -> None:
    job = ready(payments, price="5")
    send(database, job, FIVE)
    database.call(jobs.advance, job, JobState.WAITING)
    database.call(jobs.advance, job, JobState.PREPARING)
    send(database, job, FIVE)
    assert state(database, job) is JobState.SENDING


def test_a_price_that_nobody_knows_passes_only_without_a_cap(database: Database, payments: Payments) -> None:
    job = ready(payments, price=None)
    with pytest.raises(OverCap, match="is not known"):
        send(database, job, Caps(month=Decimal(100)))
    send(database, job, Caps())


def test_the_demo_is_never_over_a_cap(database: Database, payments: Payments) -> None:
    send(database, ready(payments, demo=True), Caps(day=Decimal(0), month=Decimal(0)))
    with pytest.raises(OverCap):
        send(database, ready(payments), Caps(day=Decimal(0)))


def test_of_many_at_once_only_as_many_as_fit_are_sent(database: Database, payments: Payments) -> None:
    wanted = [ready(payments) for _ in range(40)]

    def sent(job_id: str) -> bool:
        try:
            send(database, job_id, Caps(day=Decimal("0.55")))
        except OverCap:
            return False
        return True

    with ThreadPoolExecutor(8) as workers:
        assert sum(workers.map(sent, wanted)) == 5
