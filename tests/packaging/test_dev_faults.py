import json
import sys
from pathlib import Path

import dev_faults
import pytest
from dev_faults import Row
from dev_tests import Outcome


def line(check: str, runs: int, bad: int, remarks: str = "", **counts: int) -> str:
    return json.dumps({"check": check, "runs": runs, "bad": bad, "remarks": remarks, "counts": counts})


def test_what_is_said_about_one_check_becomes_one_row() -> None:
    rows = dev_faults.rows_of(
        [
            line("kills", 300, 0, "kept after 7 calls", unknown=2, lost=0),
            line("answers", 10000, 0),
            line("kills", 400, 1, "kept after 7 calls", unknown=1),
        ]
    )
    assert [row.cells() for row in rows] == [
        ("answers", "10,000", "0", ""),
        ("kills", "700", "1", "3 unknown; 0 lost; kept after 7 calls"),
    ]


def test_the_table_lines_its_numbers_up() -> None:
    text = dev_faults.as_text([Row("kills", 1700, 0, ["all well"]), Row("a longer name", 3, 12)])
    assert text.splitlines() == [
        "check           runs  bad  remarks",
        "kills          1,700    0  all well",
        "a longer name      3   12",
    ]


def test_the_page_keeps_all_but_its_table() -> None:
    page = f"# Promises\n\n{dev_faults.BEGINNING}\nold\n{dev_faults.END}\n\nThe end.\n"
    once = dev_faults.with_table(page, [Row("kills", 7, 0)])
    assert once == (
        f"# Promises\n\n{dev_faults.BEGINNING}\n\n| check | runs | bad | remarks |\n|---|--:|--:|---|\n"
        f"| kills | 7 | 0 |  |\n\n{dev_faults.END}\n\nThe end.\n"
    )
    assert dev_faults.with_table(once, [Row("kills", 7, 0)]) == once


def test_a_page_without_a_place_is_not_written() -> None:
    with pytest.raises(SystemExit, match="no place for the table"):
        dev_faults.with_table("# Promises\n", [Row("kills", 7, 0)])


def test_the_page_of_the_project_has_its_place() -> None:
    page = (Path(__file__).parents[2] / dev_faults.PAGE).read_text("utf-8")
    assert "| kills | 7 | 0 |" in dev_faults.with_table(page, [Row("kills", 7, 0)])


@pytest.mark.parametrize(
    ("codes", "rows", "expected"),
    [
        ([0, 0], [Row("kills", 7, 0)], 0),
        ([0, 0], [Row("kills", 7, 1)], 1),
        ([0, 1], [Row("kills", 7, 0)], 1),
        ([5], [Row("kills", 7, 0)], 1),
        ([0], [], 1),
    ],
)
def test_a_run_without_figures_has_not_passed(codes: list[int], rows: list[Row], expected: int) -> None:
    assert dev_faults.exit_code([Outcome("some", code) for code in codes], rows) == expected


def test_the_command_runs_the_whole_and_prints_its_table(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "tests" / "faults"
    folder.mkdir(parents=True)
    (folder / "conftest.py").write_text("def pytest_addoption(parser): parser.addoption('--faults')\n")
    (folder / "test_some.py").write_text(
        "import os, pathlib\n"
        "def note(config, check):\n"
        '    line = \'{"check": "%s", "runs": 7, "bad": 0, "remarks": "%s"}\\n\'\n'
        "    file = pathlib.Path(os.environ['QWEN_FAULTS_REPORT'])\n"
        "    file.open('a').write(line % (check, config.getoption('--faults')))\n"
        "def test_kills(pytestconfig): note(pytestconfig, 'kills')\n"
        "def test_drives(pytestconfig): note(pytestconfig, 'drives')\n"
    )
    monkeypatch.setattr("dev_tests.stop_on_termination", lambda: None)
    assert dev_faults.faults(sys.executable, tmp_path, ["--only", "kills"]) == 0
    said = capfd.readouterr().out
    assert "check  runs  bad  remarks\nkills     7    0  all\nPASSED — 7 runs.\n" in said
