"""Days of the gallery, in time zones of every kind."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from qwen_studio.library.columns import stored_moment
from qwen_studio.state.gallery_days import days_of


@pytest.fixture(params=["UTC", "Asia/Kathmandu", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe"])
def time_zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("time_zone")
@pytest.mark.parametrize("newest_first", [True, False])
def test_every_moment_counts_for_its_own_day(newest_first: bool) -> None:
    # Over both changes of the clocks, and the new year.
    begin = datetime(2025, 10, 1, tzinfo=UTC)
    moments = [begin + timedelta(minutes=97 * number) for number in range(4000)]
    if newest_first:
        moments.reverse()
    told: list[tuple[date, int]] = []
    for moment in moments:
        day = moment.astimezone().date()
        if told and told[-1][0] == day:
            told[-1] = (day, told[-1][1] + 1)
        else:
            told.append((day, 1))
    assert days_of([stored_moment(m) or "" for m in moments], newest_first=newest_first) == told


def test_no_pictures_have_no_days() -> None:
    assert days_of([], newest_first=True) == []
