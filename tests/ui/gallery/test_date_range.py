from datetime import UTC, datetime, timedelta

import pytest

from qwen_studio.ui.gallery.date_range import DateRange

NOW = datetime(2026, 11, 22, 15, 30).astimezone()


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (DateRange.TODAY, datetime(2026, 11, 22)),  # noqa: DTZ001 - local
        (DateRange.WEEK, datetime(2026, 11, 16)),  # noqa: DTZ001 - local
        (DateRange.MONTH, datetime(2026, 10, 24)),  # noqa: DTZ001 - local
        (DateRange.YEAR, datetime(2026, 1, 1)),  # noqa: DTZ001 - local
    ],
)
def test_a_range_begins_with_a_local_day(dates: DateRange, first: datetime) -> None:
    since = dates.since(NOW)
    assert since == first.astimezone()
    assert since is not None
    assert since.utcoffset() == timedelta(0)


def test_any_date_asks_for_nothing() -> None:
    assert DateRange.ANY.since(NOW) is None


def test_the_moment_counts_wherever_it_was_taken() -> None:
    assert DateRange.TODAY.since(NOW.astimezone(UTC)) == DateRange.TODAY.since(NOW)
