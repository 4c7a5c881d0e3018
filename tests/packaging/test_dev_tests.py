import os
import sys
from pathlib import Path

import dev_tests
import pytest
from dev_canary import Found
from dev_tests import Outcome

NOT_FOUND = Found(900, [])


@pytest.mark.parametrize(
    ("checked", "codes", "expected"),
    [
        (True, [0, 0, 0], 0),
        (True, [0, 5, 5], 0),
        (True, [5, 0, 5], 0),
        (True, [5, 5, 5], 1),
        (True, [0, 1, 5], 1),
        (True, [2, 0, 0], 1),
        (True, [-6, 0, 0], 1),
        (False, [0, 0, 0], 1),
    ],
)
def test_every_run_must_pass_and_one_must_have_tests(checked: bool, codes: list[int], expected: int) -> None:
    outcomes = [Outcome("some", code) for code in codes]
    assert dev_tests.exit_code(checked, outcomes, NOT_FOUND) == expected
    assert dev_tests.exit_code(checked, outcomes, Found(900, ["library.sqlite: UTF-8"])) == 1


def test_the_last_line_counts_what_passed_and_failed() -> None:
    outcomes = [Outcome("side by side", 1, passed=512, failed=2, skipped=1), Outcome("in windows", -6)]
    assert dev_tests.verdict(True, outcomes, NOT_FOUND) == (
        "FAILED — check passed; tests side by side: 512 passed, 2 failed, 1 skipped; "
        "tests in windows: 0 passed, 0 failed, 0 skipped, pytest ended with exit code -6; "
        "canary key: 0 hits in 900 files."
    )
    good = [Outcome("side by side", 0, passed=3)]
    assert dev_tests.verdict(True, good, NOT_FOUND).startswith("PASSED — check passed; ")
    assert dev_tests.verdict(True, good, Found(900, ["a", "b"])).startswith("FAILED — check passed; ")


def test_a_run_of_pytest_is_counted(tmp_path: Path) -> None:
    (tmp_path / "test_some.py").write_text(
        "import pytest\n"
        "def test_good(tmp_path): pass\n"
        "def test_bad(): print('said before it failed'); assert False\n"
        "@pytest.fixture\n"
        "def broken(): raise OSError\n"
        "def test_ill(broken): pass\n"
        "@pytest.mark.skip\n"
        "def test_later(): pass\n"
    )
    outcome = dev_tests.run("here", [sys.executable, "-m", "pytest", "-q"], tmp_path, os.environ, tmp_path / "left")
    assert outcome == Outcome("here", 1, passed=1, failed=2, skipped=1)
    # What was captured is kept with what the tests left, to be searched.
    assert "said before it failed" in (tmp_path / "left" / "here" / "report.xml").read_text()
    assert (tmp_path / "left" / "here" / "tmp" / "test_good0").is_dir()


def test_few_tests_are_looked_for_where_their_marker_is_named(tmp_path: Path) -> None:
    (tmp_path / "tests" / "whole").mkdir(parents=True)
    (tmp_path / "tests" / "whole" / "conftest.py").write_text("item.add_marker(pytest.mark.odd)")
    (tmp_path / "tests" / "test_one.py").write_text("pytestmark = pytest.mark.odd")
    (tmp_path / "tests" / "test_two.py").write_text("pytestmark = pytest.mark.even")
    assert dev_tests.marked(tmp_path, "odd") == [
        "-m",
        "odd",
        str(tmp_path / "tests" / "test_one.py"),
        str(tmp_path / "tests" / "whole"),
    ]


def test_a_run_that_dies_has_failed_without_counts(tmp_path: Path) -> None:
    outcome = dev_tests.run(
        "here", [sys.executable, "-c", "import os; os._exit(3)"], tmp_path, os.environ, tmp_path / "left"
    )
    assert outcome == Outcome("here", 3)
    assert not outcome.is_good


def test_all_checks_run_and_the_failed_ones_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    failing, passing = ["-c", "raise SystemExit('a fault')"], ["-c", "print('all well')"]
    monkeypatch.setattr(dev_tests, "CHECKS", {"first": failing, "second": passing})
    assert dev_tests.check(sys.executable, tmp_path) == 1
    said = capfd.readouterr().out
    assert said == "— first\na fault\n— second\nall well\nCheck failed: first.\n"

    monkeypatch.setattr(dev_tests, "CHECKS", {"second": passing})
    assert dev_tests.check(sys.executable, tmp_path) == 0
