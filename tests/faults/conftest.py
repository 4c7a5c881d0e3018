"""What the checks of faults share: how much of them runs, and where their figures go.

`--faults=all` runs the whole; without it every check runs a part that is small enough for the normal run.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.faults.traced.bench import Bench

REPORT_VARIABLE = "QWEN_FAULTS_REPORT"

Report = Callable[..., None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--faults", choices=["some", "all"], default="some", help="how much of tests/faults runs")


@pytest.fixture(scope="session")
def whole(pytestconfig: pytest.Config) -> bool:
    """Whether every check runs as a whole."""
    # Unknown where pytest was not pointed at this folder: then it is the normal run.
    return bool(pytestconfig.getoption("--faults", default="some") == "all")


@pytest.fixture(scope="session")
def report() -> Report:
    """Notes what a check found, for the table that `python packaging/dev.py faults` prints.

    Called as `report(check, runs, bad, remarks, counts)`. Notes with the same `check` become one row: its `runs`, `bad`
    and `counts` (figures by their name) are added up, its `remarks` stand beside each other.
    """

    def note(check: str, runs: int, bad: int, remarks: str = "", counts: Mapping[str, int] | None = None) -> None:
        file = os.environ.get(REPORT_VARIABLE)
        if file:
            line = {"check": check, "runs": runs, "bad": bad, "remarks": remarks, "counts": dict(counts or {})}
            with Path(file).open("a", encoding="utf-8") as opened:
                opened.write(json.dumps(line) + "\n")

    return note


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """Where trials of the program under strace are done."""
    with Bench(tmp_path_factory.mktemp("bench")) as opened:
        yield opened
