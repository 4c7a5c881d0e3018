"""How many pictures of the gallery belong to each day, by the clock of this machine."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from qwen_studio.library.columns import moment_of, stored_moment


def local_day(moment: datetime) -> date:
    """The day of the moment on this machine."""
    return moment.astimezone().date()


def days_of(moments: Sequence[str], *, newest_first: bool) -> list[tuple[date, int]]:
    """The days in the order of the moments, which are sorted columns of the database, with how many each has.

    Only one moment of each day is read; where a day ends is found by halving.
    """
    oldest_first = moments[::-1] if newest_first else moments
    days: list[tuple[date, int]] = []
    first = 0
    while first < len(oldest_first):
        day = local_day(moment_of(oldest_first[first]))
        midnight = datetime.combine(day + timedelta(days=1), time.min).astimezone()
        end = bisect_left(oldest_first, stored_moment(midnight) or "", first + 1)
        days.append((day, end - first))
        first = end
    return days[::-1] if newest_first else days
