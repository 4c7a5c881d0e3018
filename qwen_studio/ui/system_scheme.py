"""Whether the desktop is dark, now and when it changes."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication


class SystemScheme(QObject):
    """The desktop's own choice between dark and light; light where nobody knows.

    On Linux Qt's answer is unknown or wrong on bare X11, KDE and GNOME, so the desktop portal is asked as well, once
    the event loop runs and without waiting for it; what the portal says counts more.

    Signals:
        changed(): `is_dark` says something else than before.
    """

    changed = Signal()

    def __init__(self, app: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._hints = app.styleHints()
        self._portal_says: bool | None = None
        self._is_dark = self._look()
        self._hints.colorSchemeChanged.connect(self._look_again)
        if sys.platform == "linux" and _session_bus_is_there():
            QTimer.singleShot(0, self, self._ask_portal)

    @property
    def is_dark(self) -> bool:
        return self._is_dark

    def _look(self) -> bool:
        if self._portal_says is not None:
            return self._portal_says
        return self._hints.colorScheme() == Qt.ColorScheme.Dark

    @Slot()
    def _look_again(self) -> None:
        dark = self._look()
        if dark != self._is_dark:
            self._is_dark = dark
            self.changed.emit()

    @Slot()
    def _ask_portal(self) -> None:
        from qwen_studio.ui.desktop_portal import DesktopPortal
        from qwen_studio.ui.motion import tell_less_motion

        portal = DesktopPortal(self)
        portal.scheme_told.connect(self._hear_portal)
        portal.motion_told.connect(tell_less_motion)
        portal.ask()

    @Slot(object)
    def _hear_portal(self, dark: bool | None) -> None:
        self._portal_says = dark
        self._look_again()


def _session_bus_is_there() -> bool:
    # Without an address the D-Bus library would start a bus of its own, and the window would wait for that.
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return "DBUS_SESSION_BUS_ADDRESS" in os.environ or (runtime is not None and Path(runtime, "bus").exists())
