"""What happens to errors that nobody expected, from the first moment to the last."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from qwen_studio.api.credentials import ENVIRONMENT_VARIABLE
from qwen_studio.core.redaction import Redaction
from qwen_studio.state.hard_crashes import StackOfLastResort

if TYPE_CHECKING:
    from qwen_studio.state.crash_hooks import CrashHooks
    from qwen_studio.state.crash_reports import Fault


class SafetyNet:
    """The log, the crash reports, and what is left when the whole process dies.

    The constructor costs next to nothing; the rest is loaded by `spread`, after the first paint, or by the first fault.
    """

    def __init__(self, logs: Path) -> None:
        self._logs = logs
        self._hooks: CrashHooks | None = None
        self._told: Callable[[Fault], object] = _say_on_terminal
        self.redaction = Redaction(str(Path.home()))
        self.redaction.keep_out(os.environ.get(ENVIRONMENT_VARIABLE, "").strip())
        self._stack = StackOfLastResort(logs)
        sys.excepthook = self._fault_at_start

    def spread(self, told: Callable[["Fault"], object], owner: QObject) -> None:
        """Begin the log, and call `told` on the UI thread for every fault, also for the end of an earlier run."""
        from qwen_studio.state.crash_reports import CrashReports
        from qwen_studio.state.fault_news import FaultNews

        self._catch_all()
        news = FaultNews(owner)
        news.happened.connect(told)
        self._told = news.tell
        earlier = self._stack.take_earlier()
        if earlier:
            news.tell(CrashReports(self._logs, self.redaction).of_earlier_run(earlier))

    def close(self) -> None:
        """The run has ended well enough."""
        if self._hooks is not None:
            self._hooks.remove()
        self._stack.close()

    def _catch_all(self) -> None:
        if self._hooks is not None:
            return
        from qwen_studio.core.log_lines import LEVEL_VARIABLE, level_of
        from qwen_studio.state.crash_hooks import CrashHooks
        from qwen_studio.state.crash_reports import CrashReports
        from qwen_studio.state.logs import start_log

        last_lines = start_log(self._logs, self.redaction, level_of(os.environ.get(LEVEL_VARIABLE, "")))
        reports = CrashReports(self._logs, self.redaction)
        self._hooks = CrashHooks(reports, last_lines, self._tell)
        self._hooks.install()

    def _tell(self, fault: "Fault") -> None:
        self._told(fault)

    def _fault_at_start(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._catch_all()
        sys.excepthook(kind, error or kind(), trace)


def _say_on_terminal(fault: "Fault") -> None:
    where = f" The report is in {fault.file}." if fault.file is not None else ""
    print(f"Something went wrong inside Qwen Studio. Nothing that was paid for is lost.{where}", file=sys.stderr)
