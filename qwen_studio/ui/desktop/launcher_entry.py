"""How many edits are under way, at the program's icon in the dock or task bar of Linux desktops.

By the signal of Unity's launcher, which KDE's task manager, Ubuntu's and other docks understand, too.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from qwen_studio.core.job import JobState
from qwen_studio.state.job_list import JobList
from qwen_studio.ui.desktop.edit_notices import is_active
from qwen_studio.ui.desktop.session_bus import SessionBus

_INTERFACE = "com.canonical.Unity.LauncherEntry"
_PATH = "/com/canonical/unity/launcherentry/1"
_APPLICATION = "application://qwen-studio.desktop"
_TELL_AFTER_MS = 100
_BAD = {JobState.REFUSED, JobState.NOT_SENT, JobState.UNKNOWN, JobState.EXPIRED}

Shown = dict[str, tuple[str, object]]


class LauncherEntry(QObject):
    """Follows the edits: their number, progress where there are several, and urgent when one fails unseen."""

    def __init__(
        self, jobs: JobList, bus: SessionBus, parent: QObject, *, is_looked_at: Callable[[], bool] = is_active
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._bus = bus
        self._is_looked_at = is_looked_at
        self._together = 0
        self._urgent = False
        self._told: Shown = self._shown()
        self._soon = QTimer(self, singleShot=True, interval=_TELL_AFTER_MS)
        self._soon.timeout.connect(self._tell)
        bus.opened.connect(self._soon.start)
        jobs.counts_changed.connect(self._count)
        jobs.finished.connect(self._finished)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._looked)
        self._count()

    def clear(self) -> None:
        """Show nothing any more; for the end of the program."""
        self._together = 0
        self._urgent = False
        if self._bus.is_open:
            self._send({"count": ("x", 0), "count-visible": ("b", False), "progress-visible": ("b", False)})

    def _count(self) -> None:
        under_way = self._under_way
        # Since the last moment at which nothing was under way: those that ended are part of the progress.
        self._together = max(self._together, under_way) if under_way else 0
        self._soon.start()

    def _finished(self, job_id: str) -> None:
        card = self._jobs.card(job_id)
        if card is not None and card.job.state in _BAD and not self._is_looked_at():
            self._urgent = True
            self._soon.start()

    def _looked(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive and self._urgent:
            self._urgent = False
            self._soon.start()

    @property
    def _under_way(self) -> int:
        return self._jobs.running + self._jobs.waiting

    def _shown(self) -> Shown:
        count, together = self._under_way, self._together
        return {
            "count": ("x", count),
            "count-visible": ("b", count > 0),
            # Of a single edit nobody knows how far the service is.
            "progress": ("d", (together - count) / together if together else 0.0),
            "progress-visible": ("b", together > 1),
            "urgent": ("b", self._urgent),
        }

    def _tell(self) -> None:
        shown = self._shown()
        if shown == self._told:
            return
        if self._bus.is_open:
            self._told = shown
            self._send(shown)
        else:
            self._bus.open()

    def _send(self, shown: Shown) -> None:
        from jeepney import DBusAddress, new_signal

        emitter = DBusAddress(_PATH, interface=_INTERFACE)
        self._bus.send(new_signal(emitter, "Update", "sa{sv}", (_APPLICATION, shown)))
