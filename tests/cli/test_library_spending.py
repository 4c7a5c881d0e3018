"""`qwen-studio library spending` in a process of its own."""

import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from qwen_studio.core.job import JobState
from qwen_studio.library.database import Database
from tests.cli.command import WITHOUT_QT, Command
from tests.library.payments import PLUS, Payments, utc


@pytest.fixture
def paid(command: Command, time_zone: Callable[[str], None]) -> Command:
    """A library with calls of two months, known, unknown, without a price, and of the demo."""
    time_zone("Asia/Shanghai")
    database = Database(command.library)
    payments = Payments(database)
    payments.pay(utc(2026, 10, 31, 16, 30), n=2)
    payments.pay(utc(2026, 11, 22), n=1)
    payments.pay(utc(2026, 11, 22), state=JobState.UNKNOWN, n=4)
    payments.pay(utc(2026, 10, 31, 12), n=3, region="beijing", price=None, model="of-my-own")
    payments.pay(utc(2026, 10, 31, 12), n=6, demo=True)
    database.close()
    return command


def test_a_table_by_the_months_of_the_user(paid: Command) -> None:
    ended = paid.look_after("spending", program=(sys.executable, "-c", WITHOUT_QT))
    assert ended.code == 0, ended.err
    assert [line.split() for line in ended.out.splitlines()[1:]] == [
        ["2026-11", "singapore", PLUS, "3", "3", "0.09", "0.12"],
        ["2026-10", "beijing", "of-my-own", "1", "3", "0", "0", *["3", "without", "a", "known", "price"]],
        ["2026-10", "demo", PLUS, "1", "6", "0", "0"],
    ]


def test_json_by_the_days_of_the_user(paid: Command) -> None:
    told = json.loads(paid.look_after("spending", "--json").out)
    assert [(line["day"], line["demo"], line["usd_known"], line["usd_unknown_at_most"]) for line in told] == [
        ("2026-11-22", False, "0.03", "0.12"),
        ("2026-11-01", False, "0.06", "0"),
        ("2026-10-31", False, "0", "0"),
        ("2026-10-31", True, "0", "0"),
    ]
    assert [line["unpriced_images"] for line in told] == [0, 0, 3, 0]


def test_every_edit_is_saved_as_a_table(paid: Command, tmp_path: Path) -> None:
    target = tmp_path / "Ausgaben 支出.csv"
    ended = paid.look_after("spending", "--csv", str(target))
    assert (ended.code, ended.out) == (0, f"Saved 4 edits as {target}\n")
    with target.open(encoding="utf-8-sig", newline="") as stream:
        assert [row["USD known"] for row in csv.DictReader(stream)] == ["", "0.06", "0.03", "0.00"]

    ended = paid.look_after("spending", "--csv", str(tmp_path / "gone" / "x.csv"))
    assert ended.code == 2
    assert "could not be saved: its folder is not there" in ended.err
