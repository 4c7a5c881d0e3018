"""Catches what nobody expected: on any thread, in Qt, and when the whole process dies."""

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from qwen_studio.core.traces import place_of, trace_of
from qwen_studio.state.crash_report_text import report_text
from qwen_studio.state.crash_reports import CrashReports, Fault

if TYPE_CHECKING:
    from qwen_studio.state.logs import LastLines

log = logging.getLogger(__name__)
qt_log = logging.getLogger("qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_WORTH_A_REPORT = {QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}


class CrashHooks:
    """Turns every unexpected exception, and every serious message of Qt, into a report, and says so by `told`.

    `told` is called on the thread where it happened.
    """

    def __init__(self, reports: CrashReports, last_lines: "LastLines", told: Callable[[Fault], object]) -> None:
        self._reports = reports
        self._last_lines = last_lines
        self._told = told
        self._busy = threading.local()

    def install(self) -> None:
        """Begin to catch."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_on_thread
        sys.unraisablehook = self._caught_where_nothing_can_be_raised
        qInstallMessageHandler(self._qt_said)

    def remove(self) -> None:
        """Catch no more; the interpreter is about to end, and its parts are no longer all there."""
        sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(None)

    def _caught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        told = error or kind()
        self._record(place_of(told, trace), lambda: trace_of(told, trace))

    def _caught_on_thread(self, args: threading.ExceptHookArgs) -> None:
        if not issubclass(args.exc_type, SystemExit):
            self._caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _caught_where_nothing_can_be_raised(self, args: "sys.UnraisableHookArgs") -> None:
        self._caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _qt_said(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        category = context.category or "default"
        qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s: %s", category, text)
        if kind in _WORTH_A_REPORT:
            self._record(f"Qt, {category}: {text}", lambda: f"Qt said ({category}): {text}")

    def _record(self, place: str, what: Callable[[], str]) -> None:
        # What goes wrong while a report is being written would come back here without end.
        if getattr(self._busy, "recording", False):
            return
        self._busy.recording = True
        try:
            thread = threading.current_thread().name
            fault = self._reports.record(place, lambda: report_text(what(), thread, self._last_lines.text))
            if fault.times == 1:
                log.critical("unexpected error: %s", what())
            elif _is_round(fault.times):
                log.critical("the same error, %d times so far: %s", fault.times, place)
            self._told(fault)
        finally:
            self._busy.recording = False


def _is_round(times: int) -> bool:
    """Whether it is 10, 100, 1,000…: a storm of faults must not wash everything else out of the log."""
    return str(times).rstrip("0") == "1"
