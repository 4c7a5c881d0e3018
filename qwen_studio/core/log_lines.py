"""Lines of a log, redacted whoever wrote them."""

import logging
from collections.abc import Callable
from types import TracebackType
from typing import TypeAlias

from qwen_studio.core.traces import trace_of

LEVEL_VARIABLE = "QWEN_STUDIO_LOG"
_LEVELS = {"DEBUG": logging.DEBUG, "INFO": logging.INFO, "WARNING": logging.WARNING, "ERROR": logging.ERROR}

_ExcInfo: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None] | None


class RedactedLines(logging.Formatter):
    """Time, level, logger and message, with exceptions as places in the code."""

    def __init__(self, redact: Callable[[str], str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        # A copy: another handler may want the record as it is, and none may find words that the first left in it.
        plain = logging.makeLogRecord({**record.__dict__, "exc_text": None, "args": None, "msg": ""})
        plain.msg = self._redact(_message(record))
        return super().format(plain)

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 - logging's own name
        """The traceback without values."""
        return self._redact(trace_of(ei[1], ei[2])) if ei and ei[1] is not None else ""

    def formatStack(self, stack_info: str) -> str:  # noqa: N802 - logging's own name
        """The stack of the call, which holds source lines alone."""
        return self._redact(stack_info)


def level_of(text: str) -> int:
    """The level by its name; INFO where it is none."""
    return _LEVELS.get(text.strip().upper(), logging.INFO)


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except Exception:  # noqa: BLE001 - whatever an argument's own __str__ raises must not end in a log of the values
        return "(a message that does not fit its values)"
