"""The log file: private, rotated, redacted, and deaf to libraries below warnings."""

import logging
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from qwen_studio.core.redaction import Redaction
from qwen_studio.state import logs
from qwen_studio.state.logs import LOG_FILES, LOG_NAME, delete_logs, start_log


@pytest.fixture(autouse=True)
def nobody_else_logs() -> Iterator[None]:
    """Gives logging back as it was."""
    root = logging.getLogger()
    before = [(logging.getLogger(name), logging.getLogger(name).level) for name in ("", "qwen_studio", "qt", "httpx")]
    handlers = list(root.handlers)
    yield
    for handler in root.handlers:
        if handler not in handlers:
            handler.close()
    root.handlers = handlers
    for logger, level in before:
        logger.setLevel(level)


def test_the_log_is_private_and_redacted_at_debug(tmp_path: Path) -> None:
    last = start_log(tmp_path / "a" / "logs", Redaction(str(tmp_path)), logging.DEBUG)
    logging.getLogger("qwen_studio.api").debug("in %s with Bearer canary-key-0123", tmp_path)
    logging.getLogger("httpx").info("HTTP Request: GET https://host/canary?Signature=canary")
    logging.getLogger("httpcore.http11").debug("canary")
    logging.getLogger("httpx").warning("broken: https://host/canary?Signature=canary")
    text = (tmp_path / "a" / "logs" / LOG_NAME).read_text(encoding="utf-8")
    assert text == last.text + "\n"
    assert "canary" not in text
    first, second = text.splitlines()
    assert first.endswith("DEBUG qwen_studio.api: in ~ with Bearer …")
    assert second.endswith("WARNING httpx: broken: https://host/…")
    assert stat.S_IMODE((tmp_path / "a" / "logs" / LOG_NAME).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o700


def test_a_full_log_makes_room_and_stays_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LOG_BYTES", 400)
    start_log(tmp_path, Redaction())
    for number in range(60):
        logging.getLogger("qwen_studio").info("line %d", number)
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == [LOG_NAME, *(f"{LOG_NAME}.{n}" for n in range(1, LOG_FILES + 1))]
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in tmp_path.iterdir())
    assert "line 59" in (tmp_path / LOG_NAME).read_text()


def test_without_a_folder_there_are_the_last_lines(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    last = start_log(tmp_path / "file" / "logs", Redaction())
    for number in range(100):
        logging.getLogger("qwen_studio").info("line %d", number)
    assert [line.rpartition(" ")[2] for line in last.text.splitlines()] == [str(n) for n in range(60, 100)]


def test_the_log_and_the_reports_are_deleted_and_nothing_else(tmp_path: Path) -> None:
    start_log(tmp_path, Redaction())
    logging.getLogger("qwen_studio").info("before")
    (tmp_path / f"{LOG_NAME}.1").write_text("older")
    (tmp_path / "crash 2026-11-23 05-00-00.txt").write_text("a report")
    (tmp_path / "notes.txt").write_text("mine")
    assert delete_logs(tmp_path) == 3
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]
    logging.getLogger("qwen_studio").info("after")
    assert "after" in (tmp_path / LOG_NAME).read_text()
    assert "before" not in (tmp_path / LOG_NAME).read_text()
    assert delete_logs(tmp_path / "nowhere") == 0
