"""How far back the gallery looks."""

from datetime import UTC, datetime, timedelta
from enum import Enum, auto


class DateRange(Enum):
    """Days by the clock of this machine, today included."""

    ANY = auto()
    TODAY = auto()
    WEEK = auto()
    MONTH = auto()
    YEAR = auto()

    def since(self, now: datetime) -> datetime | None:
        """The first moment of the range in UTC, or None for all time."""
        midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
        starts = {
            DateRange.TODAY: midnight,
            DateRange.WEEK: midnight - timedelta(days=6),
            DateRange.MONTH: midnight - timedelta(days=29),
            DateRange.YEAR: midnight.replace(month=1, day=1),
        }
        # The clock may have been changed since for the summer: the day's own offset counts.
        return None if self is DateRange.ANY else starts[self].astimezone(UTC)
