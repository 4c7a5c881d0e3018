"""The log file, and what happens to errors that nobody expected."""

import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger(__name__)

LOG_BYTES = 1_000_000
LOG_FILES = 3

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def write_logs_to(folder: Path) -> None:
    """Log to `qwen-studio.log` in this folder, rotated. Without a writable folder the program runs without a log."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = RotatingFileHandler(
            folder / "qwen-studio.log", maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    # These write whole addresses, and result links are signed; Pillow writes metadata such as where a photo was taken.
    for chatty in ("httpx", "httpcore", "PIL"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def catch_bugs(told: Callable[[], object]) -> None:
    """Log every unexpected exception of any thread, and call `told` once for each."""

    def caught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        log.critical("unexpected error", exc_info=(kind, error or kind(), trace))
        told()

    def caught_on_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_type is not SystemExit:
            caught(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = caught
    threading.excepthook = caught_on_thread


def log_qt_messages() -> None:
    """Send Qt's own messages to the log instead of the terminal."""
    qt_log = logging.getLogger("qt")

    def message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s: %s", context.category or "default", text)

    qInstallMessageHandler(message)
