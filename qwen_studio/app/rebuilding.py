"""A library's database is made anew while no window has it open."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from qwen_studio.core.cancel import CancelToken
from qwen_studio.state.long_work import Ended, LongWork, Told, Work
from qwen_studio.state.tasks import Tasks
from qwen_studio.ui.theme import Theme

if TYPE_CHECKING:
    from qwen_studio.ui.maintenance_words import Report


def rebuild_with_progress(library: Path, theme: Theme, *, leave_pending: bool) -> "Report":
    """How rebuilding ended; shows its progress meanwhile. Cancelled, or met by an error, all is as it was."""
    from qwen_studio.ui.dialogs.maintenance import MaintenanceDialog
    from qwen_studio.ui.maintenance_words import MaintenanceWords

    ends_with_last_window = QApplication.quitOnLastWindowClosed()
    QApplication.setQuitOnLastWindowClosed(False)
    owner = QObject()
    tasks = Tasks(owner)
    work = LongWork(tasks, owner)
    loop = QEventLoop()
    ended: list[Ended] = []
    # A bug in the work goes to the exception hook, and ends the waiting all the same.
    work.begin(Work.REBUILD, _rebuild, library, leave_pending, then=loop.quit)
    work.ended.connect(ended.append)
    dialog = MaintenanceDialog(work, theme, alone=True)
    dialog.show()
    loop.exec()
    dialog.close()
    work.close()
    tasks.close()
    QApplication.setQuitOnLastWindowClosed(ends_with_last_window)
    words = MaintenanceWords()
    return words.report(ended[0]) if ended else words.failed(Work.REBUILD)


def _rebuild(library: Path, leave_pending: bool, told: Told, cancel: CancelToken) -> object:
    from qwen_studio.jobs.rebuilt import rebuild

    return rebuild(library, told, cancel, leave_pending=leave_pending)
