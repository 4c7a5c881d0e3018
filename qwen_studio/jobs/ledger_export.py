"""The ledger as a file for other programs."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from qwen_studio.core.ledger_csv import ledger_csv
from qwen_studio.core.spend import Payment, Period
from qwen_studio.library import ledger
from qwen_studio.library.database import Database


def export_ledger(database: Database, target: Path, month: date | None = None) -> int:
    """Write all jobs but the demo's, or those of the month that the day lies in, oldest first; how many those were.

    A file that was there is replaced whole or not at all. For worker threads.

    Raises:
        LibraryError: the library cannot be read, or the file cannot be written.
    """
    from qwen_studio.imaging.written import replacing

    months = reversed(database.call(ledger.months)) if month is None else [month]
    payments = _payments(database, months)
    table = ledger_csv(payments)
    with replacing(target) as stream:
        stream.write(table)
    return len(payments)


def _payments(database: Database, months: Iterable[date]) -> list[Payment]:
    # Month by month, so that no answer that has just arrived waits long for the disk thread.
    return [payment for month in months for payment in database.call(ledger.payments, *Period.MONTH.days(month))]
