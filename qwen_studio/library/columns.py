"""How values stand in the columns of the database."""

import json
import os
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal


def stored_moment(moment: datetime | None) -> str | None:
    """The moment in UTC, always of the same width, so that the column sorts as time does.

    Raises:
        ValueError: the moment has no time zone, so nobody could say when it was.
    """
    if moment is None:
        return None
    if moment.tzinfo is None:
        raise ValueError("A moment without a time zone cannot be stored.")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment_of(text: str) -> datetime:
    """The moment that a column holds."""
    return datetime.fromisoformat(text)


def maybe_moment_of(text: str | None) -> datetime | None:
    """The moment that a column holds, if it does."""
    return None if text is None else moment_of(text)


def stored_day(day: date | None) -> str | None:
    """The day as it sorts: 2025-10-31."""
    return None if day is None else day.isoformat()


def maybe_day_of(text: str | None) -> date | None:
    """The day that a column holds, if it does."""
    return None if text is None else date.fromisoformat(text)


def stored_money(amount: Decimal | None) -> str | None:
    """The amount as decimal text: binary fractions would not add up to the bill."""
    return None if amount is None else str(amount)


def maybe_money_of(text: str | None) -> Decimal | None:
    """The amount that a column holds, if it does."""
    return None if text is None else Decimal(text)


def stored_text(text: str) -> str:
    """The text with lone surrogates replaced: SQLite's UTF-8 has no place for them."""
    return text.encode(errors="replace").decode()


def stored_path(path: str) -> str | bytes | None:
    """The path of a file outside the library; a name that is not UTF-8 is still the name of a file."""
    if not path:
        return None
    try:
        path.encode()
    except UnicodeEncodeError:
        return os.fsencode(path)
    return path


def path_of(stored: str | bytes | None) -> str:
    """The path that a column holds, or empty."""
    return "" if stored is None else os.fsdecode(stored)


def searchable(text: str) -> str:
    """The text as it is compared in a search: case and ways of writing the same letter do not count."""
    return unicodedata.normalize("NFKC", stored_text(text)).casefold()


def stored_list(values: Iterable[int] | Iterable[str]) -> str:
    """The values for `IN (SELECT value FROM json_each(?))`: one parameter, however many they are."""
    return json.dumps(list(values))
