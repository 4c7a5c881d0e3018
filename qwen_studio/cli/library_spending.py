"""Prints what edits cost, month by month."""

import json
from collections.abc import Iterable
from pathlib import Path

from qwen_studio.cli.library_words import shown
from qwen_studio.core.spend import LedgerLine, Period, Spend
from qwen_studio.jobs.ledger_export import export_ledger
from qwen_studio.library import ledger
from qwen_studio.library.database import Database

_ROW = "{:<7}  {:<12}  {:<32}  {:>6}  {:>6}  {:>12}  {:>12}"


def print_spending(database: Database, *, as_json: bool) -> None:
    """The whole ledger, newest first: a table by month, or JSON by day. Known and possible amounts stand apart."""
    months = database.call(ledger.months)
    lines = [line for month in months for line in database.call(ledger.ledger, *Period.MONTH.days(month))]
    if as_json:
        print(json.dumps([_as_json(line) for line in lines], ensure_ascii=False, indent=2))
    else:
        _print_table(lines)


def save_spending(database: Database, target: Path) -> None:
    """Every edit but the demo's as a CSV file, and a word about it.

    Raises:
        LibraryError: the file cannot be written.
    """
    count = export_ledger(database, target)
    print(f"Saved {count} edit{'' if count == 1 else 's'} as {shown(str(target))}")


def _print_table(lines: Iterable[LedgerLine]) -> None:
    grouped: dict[tuple[str, str, str], Spend] = {}
    for line in lines:
        key = (f"{line.day:%Y-%m}", "demo" if line.demo else line.region, line.model)
        grouped[key] = grouped.get(key, Spend()) + line.spend
    print(_ROW.format("month", "region", "model", "calls", "images", "USD", "at most more"))
    for (month, region, model), spend in grouped.items():
        amounts = (spend.calls, spend.images, f"{spend.usd:f}", f"{spend.open_usd:f}")
        unpriced = f"  {spend.unpriced_images} without a known price" if spend.unpriced_images else ""
        print(_ROW.format(month, shown(region), shown(model), *amounts) + unpriced)


def _as_json(line: LedgerLine) -> dict[str, object]:
    spend = line.spend
    return {
        "day": line.day.isoformat(),
        "region": line.region,
        "model": line.model,
        "demo": line.demo,
        "calls": spend.calls,
        "images": spend.images,
        "usd_known": str(spend.usd),
        "usd_unknown_at_most": str(spend.unknown_usd),
        "usd_in_flight_at_most": str(spend.in_flight_usd),
        "unpriced_images": spend.unpriced_images,
    }
