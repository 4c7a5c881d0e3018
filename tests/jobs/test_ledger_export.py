"""The ledger as other programs read it, through a real file."""

import csv
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from qwen_studio.core.errors import LibraryError
from qwen_studio.core.job import JobState
from qwen_studio.core.ledger_csv import HEADINGS
from qwen_studio.jobs.ledger_export import export_ledger
from qwen_studio.library.database import Database
from tests.library.payments import PLUS, Payments, utc


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "library")
    opened.opened.result()
    yield opened
    opened.close()


@pytest.fixture
def payments(database: Database) -> Payments:
    return Payments(database)


@pytest.fixture(autouse=True)
def in_shanghai(time_zone: Callable[[str], None]) -> None:
    time_zone("Asia/Shanghai")


def table(database: Database, month: date | None = None) -> list[dict[str, str]]:
    """The rows of an export, read as a spreadsheet does."""
    file = database.folder / "spending.csv"
    count = export_ledger(database, file, month)
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == count
    return rows


def test_one_row_per_job_with_times_of_the_user(database: Database, payments: Payments) -> None:
    payments.pay(utc(2026, 11, 22, 16, 30, 5), n=3, region="beijing", price="0.028671", request_id="d025-Ж")
    (row,) = table(database)
    assert row == {
        "Sent": "2026-11-23 00:30:05",
        "Month": "2026-11",
        "Region": "beijing",
        "Model": PLUS,
        "State": "done",
        "Request id": "d025-Ж",
        "Images asked for": "3",
        "Images made": "3",
        "USD per image": "0.028671",
        "Price of": "2025-10-31",
        "USD known": "0.086013",
        "USD more at most": "0",
        "Job": "job00000",
    }


def test_known_and_possible_amounts_are_never_mixed(database: Database, payments: Payments) -> None:
    for hour, state in enumerate((JobState.UNKNOWN, JobState.SENDING, JobState.REFUSED, JobState.NOT_SENT)):
        payments.pay(utc(2026, 11, 22, hour), state=state, n=4)
    payments.pay(utc(2026, 11, 22, 9), state=JobState.PARTIAL, n=4, images=1)
    payments.pay(utc(2026, 11, 22, 10), price=None, n=1)
    payments.pay(utc(2026, 11, 22, 11), demo=True)
    told = [(row["State"], row["USD known"], row["USD more at most"]) for row in table(database)]
    assert told == [
        ("unknown", "0.00", "0.12"),
        ("sending", "0.00", "0.12"),
        ("refused", "0.00", "0"),
        ("not sent", "0.00", "0"),
        ("partial", "0.03", "0"),
        ("done", "", "0"),
    ]


def test_spreadsheets_are_told_that_it_is_utf8(database: Database, payments: Payments) -> None:
    file = database.folder / "spending.csv"
    assert export_ledger(database, file) == 0
    assert file.read_bytes() == b"\xef\xbb\xbf" + ",".join(HEADINGS).encode() + b"\r\n"


def test_one_month_or_all_of_them(database: Database, payments: Payments) -> None:
    payments.pay(utc(2026, 11, 30, 17), request_id="december there")
    payments.pay(utc(2026, 11, 30, 15), request_id="november there")
    payments.pay(utc(2025, 1, 1), request_id="long ago")
    everything = ["long ago", "november there", "december there"]
    assert [row["Request id"] for row in table(database)] == everything
    assert [row["Request id"] for row in table(database, date(2026, 11, 30))] == ["november there"]


def test_a_file_that_was_there_survives_what_cannot_be_written(database: Database, payments: Payments) -> None:
    target = database.folder / "spending.csv"
    target.mkdir()
    with pytest.raises(LibraryError, match=r"“spending\.csv” could not be saved"):
        export_ledger(database, target)
    assert target.is_dir()
    assert not list(database.folder.glob("*.part"))


@pytest.mark.parametrize(
    ("hostile", "cell"),
    [
        ('=HYPERLINK("https://example.com")', '\'=HYPERLINK("https://example.com")'),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"),
        ("\r\n=1", "'=1"),
        ("two\nlines, and a comma", "two lines, and a comma"),
        ("\u202ereversed", "reversed"),
    ],
)
def test_what_came_from_outside_is_never_a_formula(
    database: Database, payments: Payments, hostile: str, cell: str
) -> None:
    payments.pay(utc(2026, 11, 22), request_id=hostile, region=hostile, model=hostile)
    (row,) = table(database)
    assert (row["Request id"], row["Region"], row["Model"]) == (cell, cell, cell)
