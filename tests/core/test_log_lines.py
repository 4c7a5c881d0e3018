"""Every log line is redacted, whoever wrote it."""

import io
import logging

import pytest

from qwen_studio.core.log_lines import RedactedLines, level_of
from qwen_studio.core.redaction import Redaction


@pytest.fixture
def written() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def logger(written: io.StringIO) -> logging.Logger:
    handler = logging.StreamHandler(written)
    handler.setFormatter(RedactedLines(Redaction("/home/ann")))
    logger = logging.Logger("somebody.else", logging.DEBUG)  # noqa: LOG001 - one that no other test knows
    logger.addHandler(handler)
    return logger


def test_messages_are_redacted_and_stay_readable(logger: logging.Logger, written: io.StringIO) -> None:
    logger.debug("request %s with %r", "https://host.example/a?Signature=canary", {"Authorization": "Bearer canary"})
    logger.info("in /home/ann/.cache")
    first, second = written.getvalue().splitlines()
    assert "canary" not in first
    assert "DEBUG somebody.else: request https://host.example/… with" in first
    assert second.endswith("INFO somebody.else: in ~/.cache")


def test_exceptions_are_places_in_the_code(logger: logging.Logger, written: io.StringIO) -> None:
    try:
        raise ValueError("canary instruction")
    except ValueError:
        logger.exception("it failed", stack_info=True)
    text = written.getvalue()
    assert "canary" not in text.replace('raise ValueError("canary instruction")', "")
    assert "test_log_lines.py" in text
    assert "ValueError (its words are left out" in text


def test_other_handlers_leave_nothing_behind(logger: logging.Logger, written: io.StringIO) -> None:
    careless = logging.StreamHandler(io.StringIO())
    logger.handlers.insert(0, careless)
    secret = "canary instruction"
    try:
        raise ValueError(secret)
    except ValueError:
        logger.exception("it failed for %s", "sk-canary123456")
    assert secret in careless.stream.getvalue()
    assert "canary" not in written.getvalue()


def test_a_message_that_does_not_fit_is_no_error(logger: logging.Logger, written: io.StringIO) -> None:
    logger.info("%d pictures", "sk-canary123456")
    assert written.getvalue().endswith("INFO somebody.else: (a message that does not fit its values)\n")


@pytest.mark.parametrize(("text", "level"), [("DEBUG", 10), (" debug ", 10), ("WARNING", 30), ("", 20), ("loud", 20)])
def test_levels_by_name(text: str, level: int) -> None:
    assert level_of(text) == level
