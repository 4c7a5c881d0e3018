"""Whether the desktop is dark and wants more contrast, now and when it changes."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication


class SystemScheme(QObject):
    """The desktop's own choice between dark and light, light where nobody knows, and whether it wants more contrast.

    On Linux Qt's answer is unknown or wrong on bare X11, KDE and GNOME, so the desktop portal is asked as well, once
    the event loop runs and without waiting for it; what the portal says counts more.

    Signals:
        changed(): `is_dark` or `wants_contrast` say something else than before.
    """

    changed = Signal()

    def __init__(self, app: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._hints = app.styleHints()
        self._portal_says: bool | None = None
        self._portal_wants_contrast = False
        self._seen = self._look()
        self._hints.colorSchemeChanged.connect(self._look_again)
        if hasattr(self._hints, "accessibility"):  # since Qt 6.10
            self._hints.accessibility().contrastPreferenceChanged.connect(self._look_again)
        if sys.platform == "linux" and _session_bus_is_there():
            QTimer.singleShot(0, self, self._ask_portal)

    @property
    def is_dark(self) -> bool:
        return self._seen[0]

    @property
    def wants_contrast(self) -> bool:
        return self._seen[1]

    def _look(self) -> tuple[bool, bool]:
        dark = self._portal_says
        if dark is None:
            dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        return dark, self._portal_wants_contrast or self._qt_wants_contrast()

    def _qt_wants_contrast(self) -> bool:
        if not hasattr(self._hints, "accessibility"):
            return False
        return self._hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast

    @Slot()
    def _look_again(self) -> None:
        seen = self._look()
        if seen != self._seen:
            self._seen = seen
            self.changed.emit()

    @Slot()
    def _ask_portal(self) -> None:
        from qwen_studio.ui.desktop_portal import DesktopPortal
        from qwen_studio.ui.motion import tell_less_motion

        portal = DesktopPortal(self)
        portal.scheme_told.connect(self._hear_scheme)
        portal.contrast_told.connect(self._hear_contrast)
        portal.motion_told.connect(tell_less_motion)
        portal.ask()

    @Slot(object)
    def _hear_scheme(self, dark: bool | None) -> None:
        self._portal_says = dark
        self._look_again()

    @Slot(bool)
    def _hear_contrast(self, more: bool) -> None:
        self._portal_wants_contrast = more
        self._look_again()


def _session_bus_is_there() -> bool:
    # Without an address the D-Bus library would start a bus of its own, and the window would wait for that.
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return "DBUS_SESSION_BUS_ADDRESS" in os.environ or (runtime is not None and Path(runtime, "bus").exists())
