"""The whole of tests/faults, and the table of what it found."""

import argparse
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import dev_system
import dev_tests

REPORT_VARIABLE = "QWEN_FAULTS_REPORT"
PAGE = Path("docs", "reliability.md")
BEGINNING = "<!-- The table is written by: python packaging/dev.py faults --write -->"
END = "<!-- End of the table. -->"

KEYRING = "key in a real keyring, a locked and a frozen one"


@dataclass
class Row:
    """One check. `bad` of its `runs` went otherwise than promised."""

    check: str
    runs: int = 0
    bad: int = 0
    remarks: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def cells(self) -> tuple[str, str, str, str]:
        counted = [f"{number:,} {name}" for name, number in self.counts.items()]
        return self.check, f"{self.runs:,}", f"{self.bad:,}", "; ".join([*counted, *self.remarks])


def faults(python: str, root: Path, arguments: Sequence[str]) -> int:
    """Zero if every check passed."""
    options = parser().parse_args(arguments)
    dev_tests.stop_on_termination()
    chosen = ["-k", options.only] if options.only else []
    pytest = [python, "-m", "pytest"]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        left = Path(folder)
        report = left / "report.jsonl"
        report.touch()
        environment = {**dev_tests.offscreen(), REPORT_VARIABLE: str(report)}
        command = [*pytest, "tests/faults", "--faults=all", "-n", "2", *chosen]
        outcomes = [dev_tests.run("of faults", command, root, environment, left)]
        rows = rows_of(report.read_text(encoding="utf-8").splitlines())
        if dev_system.is_linux() and not options.only:
            with dev_tests.private_folders(os.environ) as private:
                command = [*dev_tests.WITH_SECRET_SERVICE, *pytest, "-m", "secretservice", "-p", "no:xdist"]
                outcome = dev_tests.run("with a keyring", command, root, private, left)
            outcomes.append(outcome)
            rows.append(Row(KEYRING, outcome.passed + outcome.failed, outcome.failed))
    print(as_text(rows))
    code = exit_code(outcomes, rows)
    if options.write and not code:
        page = root / PAGE
        page.write_text(with_table(page.read_text(encoding="utf-8"), rows), encoding="utf-8")
        print(f"Written into {PAGE}.")
    print(f"{'FAILED' if code else 'PASSED'} — {sum(row.runs for row in rows):,} runs.")
    return code


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="dev.py faults", description=__doc__)
    made.add_argument("--only", metavar="NAME", default="", help="the tests whose names hold this; pytest's -k")
    made.add_argument("--write", action="store_true", help=f"put the table into {PAGE} where all checks pass")
    return made


def rows_of(lines: Iterable[str]) -> list[Row]:
    """The rows of a report, sorted by their checks; what was said several times about one check is put together."""
    rows: dict[str, Row] = {}
    for line in lines:
        told = json.loads(line)
        row = rows.setdefault(told["check"], Row(told["check"]))
        row.runs += told["runs"]
        row.bad += told["bad"]
        row.counts.update(told.get("counts", {}))
        remark = told.get("remarks", "")
        if remark and remark not in row.remarks:
            row.remarks.append(remark)
    return sorted(rows.values(), key=lambda row: row.check)


def exit_code(outcomes: Sequence[dev_tests.Outcome], rows: Sequence[Row]) -> int:
    passed = all(outcome.code == 0 for outcome in outcomes)
    return 0 if rows and passed and not any(row.bad for row in rows) else 1


def as_text(rows: Iterable[Row]) -> str:
    """The table for a terminal."""
    lines = [("check", "runs", "bad", "remarks"), *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(3)]
    return "\n".join(
        f"{check:{widths[0]}}  {runs:>{widths[1]}}  {bad:>{widths[2]}}  {remarks}".rstrip()
        for check, runs, bad, remarks in lines
    )


def as_markdown(rows: Iterable[Row]) -> str:
    """The table for a page."""
    lines = ["| check | runs | bad | remarks |", "|---|--:|--:|---|"]
    return "\n".join([*lines, *(f"| {' | '.join(row.cells())} |" for row in rows)])


def with_table(page: str, rows: Iterable[Row]) -> str:
    """The page with this table in place of the one that it has.

    Raises:
        SystemExit: the page does not say where the table belongs.
    """
    before, beginning, rest = page.partition(BEGINNING)
    _, end, after = rest.partition(END)
    if not (beginning and end):
        sys.exit(f"{PAGE} has no place for the table.")
    return f"{before}{BEGINNING}\n\n{as_markdown(rows)}\n\n{END}{after}"
