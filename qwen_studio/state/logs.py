"""The log: a file that rotates, and its last lines in memory for a crash report. Every line is redacted."""

import contextlib
import logging
from collections import deque
from collections.abc import Callable
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from qwen_studio.core.log_lines import RedactedLines
from qwen_studio.core.private_files import make_private_folder, open_private

LOG_NAME = "qwen-studio.log"
LOG_BYTES = 1_000_000
LOG_FILES = 3
LAST_LINES = 40

OWN_LOGGERS = ("qwen_studio", "qt")


class LastLines(logging.Handler):
    """Keeps the newest lines of the log."""

    def __init__(self, formatter: logging.Formatter) -> None:
        super().__init__()
        self.setFormatter(formatter)
        self._lines: deque[str] = deque(maxlen=LAST_LINES)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line."""
        self._lines.append(self.format(record))

    @property
    def text(self) -> str:
        """The lines, oldest first."""
        return "\n".join(tuple(self._lines))


class PrivateLogFile(RotatingFileHandler):
    """A rotating file that only its owner can read."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", delay=True)

    def let_go(self) -> None:
        """Close the file until the next line."""
        with self.lock or contextlib.nullcontext():
            if self.stream is not None:
                self.stream.close()
                # As the class itself does where it delays the opening.
                self.stream = None

    def _open(self) -> TextIOWrapper:
        # A text file by its mode, which open_private passes on.
        return open_private(Path(self.baseFilename), self.mode, encoding="utf-8")  # type: ignore[return-value]


def start_log(folder: Path, redact: Callable[[str], str], level: int = logging.INFO) -> LastLines:
    """Log to a file in this folder, and keep the last lines. Without a writable folder there are only those.

    `level` is for this program and Qt. Libraries are heard from warnings on: below that, some of them write whole
    requests, and result links are signed.
    """
    lines = RedactedLines(redact)
    last = LastLines(lines)
    handlers: list[logging.Handler] = [last]
    try:
        make_private_folder(folder)
        file = PrivateLogFile(folder / LOG_NAME)
    except OSError:
        pass
    else:
        file.setFormatter(lines)
        handlers.append(file)
    root = logging.getLogger()
    root.setLevel(logging.WARNING)
    for handler in handlers:
        root.addHandler(handler)
    for name in OWN_LOGGERS:
        logging.getLogger(name).setLevel(level)
    return last


def delete_logs(folder: Path) -> int:
    """Delete the log and the crash reports; the answer is how many files. What is logged later begins anew."""
    for handler in logging.getLogger().handlers:
        if isinstance(handler, PrivateLogFile):
            handler.let_go()
    files = [*folder.glob(f"{LOG_NAME}*"), *folder.glob("crash *.txt")] if folder.is_dir() else []
    count = 0
    for file in files:
        with contextlib.suppress(OSError):
            file.unlink()
            count += 1
    return count
