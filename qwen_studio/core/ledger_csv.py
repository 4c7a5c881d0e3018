"""The ledger as a table for other programs."""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal

from qwen_studio.core.spend import Payment

HEADINGS = (
    "Sent",
    "Month",
    "Region",
    "Model",
    "State",
    "Request id",
    "Images asked for",
    "Images made",
    "USD per image",
    "Price of",
    "USD known",
    "USD more at most",
    "Job",
)

# With one of these in front, a spreadsheet takes a cell for a formula, and would do what it says.
_FORMULA_SIGNS = ("=", "+", "-", "@")


def ledger_csv(payments: Iterable[Payment]) -> bytes:
    """One row per payment, with the user's own times.

    UTF-8 with the mark that spreadsheets look for, comma-separated, amounts with a decimal point.
    """
    written = io.StringIO(newline="")
    table = csv.writer(written)
    table.writerow(HEADINGS)
    table.writerows(map(_row, payments))
    return written.getvalue().encode("utf-8-sig")


def _row(payment: Payment) -> tuple[str | int, ...]:
    moment = payment.moment.astimezone().isoformat(sep=" ", timespec="seconds")
    return (
        moment[: len("2026-11-22 13:05:07")],
        moment[: len("2026-11")],
        _text(payment.region),
        _text(payment.model),
        payment.state.value,
        _text(payment.request_id),
        payment.asked,
        payment.spend.images,
        "" if payment.unit_price is None else _number(payment.unit_price),
        "" if payment.price_as_of is None else payment.price_as_of.isoformat(),
        "" if payment.spend.unpriced_images else _number(payment.spend.usd),
        _number(payment.spend.open_usd),
        payment.job_id,
    )


def _number(amount: Decimal) -> str:
    return f"{amount:f}"


def _text(text: str) -> str:
    """The text on one line, with an apostrophe before what a spreadsheet would take for a formula."""
    line = text if text.isprintable() else "".join(sign if sign.isprintable() else " " for sign in text)
    line = " ".join(line.split())
    return f"'{line}" if line.startswith(_FORMULA_SIGNS) else line
