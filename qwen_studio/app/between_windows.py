"""What is done once a window has closed, and with which library the next one opens, if there is one."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from qwen_studio.core.cancel import CancelToken
from qwen_studio.library.places import Places
from qwen_studio.state.long_work import Ended, LongWork, Told, Work
from qwen_studio.state.tasks import Tasks
from qwen_studio.ui.afterwards import Afterwards
from qwen_studio.ui.theme import Theme

if TYPE_CHECKING:
    from qwen_studio.ui.maintenance_words import Report


@dataclass(frozen=True)
class Next:
    """The next window's places, and what it reports. `left` is the folder that the library was moved from."""

    places: Places
    report: "Report | None" = None
    left: Path | None = None


def next_window(afterwards: Afterwards, places: Places, wanted: Path, theme: Theme) -> Next:
    """Do what is to be done while the library is closed; `wanted` is the folder of another library."""
    if afterwards is Afterwards.OPEN_AGAIN:
        return Next(places)
    if afterwards is Afterwards.OPEN_OTHER:
        return Next(replace(places, library=wanted))
    if afterwards is Afterwards.MOVE:
        moved, report = _with_progress(Work.MOVE, partial(_move, places.library, wanted), theme)
        return Next(replace(places, library=wanted), report, places.library) if moved else Next(places, report)
    leave_pending = afterwards is Afterwards.REBUILD_WITHOUT_PENDING
    _, report = _with_progress(Work.REBUILD, partial(_rebuild, places.library, leave_pending), theme)
    return Next(places, report)


def _with_progress(work: Work, do: Callable[[Told, CancelToken], object], theme: Theme) -> "tuple[bool, Report]":
    """Whether the work was done, and how it ended. Cancelled, or met by an error, all is as it was."""
    from qwen_studio.ui.dialogs.maintenance import MaintenanceDialog
    from qwen_studio.ui.maintenance_words import MaintenanceWords

    ends_with_last_window = QApplication.quitOnLastWindowClosed()
    QApplication.setQuitOnLastWindowClosed(False)
    owner = QObject()
    tasks = Tasks(owner)
    long_work = LongWork(tasks, owner)
    loop = QEventLoop()
    ended: list[Ended] = []
    # A bug in the work goes to the exception hook, and ends the waiting all the same.
    long_work.begin(work, do, then=loop.quit)
    long_work.ended.connect(ended.append)
    dialog = MaintenanceDialog(long_work, theme, alone=True)
    dialog.show()
    loop.exec()
    dialog.close()
    long_work.close()
    tasks.close()
    QApplication.setQuitOnLastWindowClosed(ends_with_last_window)
    words = MaintenanceWords()
    if not ended:
        return False, words.failed(work)
    report = words.report(ended[0])
    return report.kind in {"ok", "warn"}, report


def _rebuild(library: Path, leave_pending: bool, told: Told, cancel: CancelToken) -> object:
    from qwen_studio.jobs.rebuilt import rebuild

    return rebuild(library, told, cancel, leave_pending=leave_pending)


def _move(library: Path, target: Path, told: Told, cancel: CancelToken) -> object:
    from qwen_studio.library.moving import copy_library

    return copy_library(library, target, told, cancel)
