"""Spending caps, kept where a job begins to cost money. All functions run on the disk thread."""

import sqlite3
from datetime import datetime
from decimal import Decimal

from qwen_studio.core.job import Job, JobState
from qwen_studio.core.spend import Caps, Period, needed_for, over_cap, unpriced
from qwen_studio.library import jobs, ledger


def enter_sending(c: sqlite3.Connection, job_id: str, caps: Caps, *, service: str, now: datetime) -> Job:
    """The job as it is being sent from `now` on, in one transaction with the look at the caps.

    So two jobs at once can never both take what is left.

    Raises:
        OverCap: the job would pass a cap. It stays as it was.
    """
    job = jobs.get(c, job_id)
    if job is not None:
        check_caps(c, job, caps, now)
    return jobs.advance(c, job_id, JobState.SENDING, service=service, sent_at=now, failure=None)


def check_caps(c: sqlite3.Connection, job: Job, caps: Caps, now: datetime) -> None:
    """Return if the job may be sent.

    What counts is all that is known to be spent in the period, and all that may be: calls of unknown outcome and those
    with the service now, as if each had made all its images.

    Raises:
        OverCap: the job would pass a cap, or nobody knows its price while there is one.
    """
    if job.demo:
        return
    today = now.astimezone().date()
    for period in Period:
        cap = caps.of(period)
        if cap is None:
            continue
        if job.unit_price is None:
            raise unpriced(period, cap, job.request.model, job.request.region)
        cost: Decimal = job.unit_price * job.request.n
        spent = ledger.spent(c, *period.days(today))
        if needed_for(spent, cost) > cap:
            raise over_cap(period, cap, spent, cost)
