"""Crash reports on disk: private, redacted, ten at most, one for each fault."""

import stat
from pathlib import Path

import pytest

from qwen_studio.core.redaction import Redaction
from qwen_studio.state.crash_reports import KEPT_REPORTS, CrashReports


@pytest.fixture
def reports(tmp_path: Path) -> CrashReports:
    return CrashReports(tmp_path / "state" / "logs", Redaction("/home/ann"))


def test_a_report_is_private_and_redacted(reports: CrashReports) -> None:
    fault = reports.record("here", lambda: "in /home/ann with sk-canary0123456")
    assert fault.file is not None
    assert fault.file.read_text(encoding="utf-8") == fault.text == "in ~ with sk-…"
    assert stat.S_IMODE(fault.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(reports.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(reports.folder.parent.stat().st_mode) == 0o700


def test_a_storm_is_one_report_with_a_count(reports: CrashReports) -> None:
    asked = []

    def text() -> str:
        asked.append(1)
        return "it"

    faults = [reports.record("here", text) for _ in range(1000)]
    assert [fault.times for fault in faults] == list(range(1, 1001))
    assert len(asked) == 1
    assert [path.read_text() for path in reports.folder.iterdir()] == ["it"]


def test_the_newest_ten_are_kept_and_other_files_stay(tmp_path: Path) -> None:
    (tmp_path / "qwen-studio.log").write_text("log")
    (tmp_path / "crash of my car.txt").write_text("mine")
    for number in range(KEPT_REPORTS + 3):
        CrashReports(tmp_path, Redaction()).record("here", lambda: f"report {number}")  # noqa: B023 - asked at once
    written = sorted(path.read_text() for path in tmp_path.glob("crash 2*"))
    assert written == sorted(f"report {number}" for number in range(3, KEPT_REPORTS + 3))
    assert (tmp_path / "crash of my car.txt").exists()
    assert (tmp_path / "qwen-studio.log").exists()


def test_a_run_writes_no_more_than_are_kept(reports: CrashReports) -> None:
    faults = [reports.record(str(number), lambda: "it") for number in range(KEPT_REPORTS + 5)]
    assert [fault.file is not None for fault in faults] == [True] * KEPT_REPORTS + [False] * 5
    assert faults[-1].text == "it"


def test_without_a_folder_the_fault_is_still_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("")
    fault = CrashReports(tmp_path / "file" / "logs", Redaction()).record("here", lambda: "it")
    assert (fault.text, fault.file, fault.times) == ("it", None, 1)
    assert "a crash report was not written" in caplog.text
