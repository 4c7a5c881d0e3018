"""Where the window stands, what it shows and how wide its panels are, from one run to the next."""

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QMainWindow

from qwen_studio.state.preferences import Preferences
from qwen_studio.ui.pages import Pages
from qwen_studio.ui.window_actions import WindowActions

FIRST_SIZE = QSize(1440, 900)
_FRAME = QSize(16, 40)
"""About what the desktop adds around a window; it is not known before the window is there."""
_KEEP_AFTER_MS = 600
_PASSING = Qt.WindowState.WindowFullScreen | Qt.WindowState.WindowMinimized


class WindowPlace(QObject):
    """Puts the window where it was, and keeps its place soon after each change: not every run ends by a close."""

    def __init__(self, window: QMainWindow, pages: Pages, actions: WindowActions, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._pages = pages
        self._actions = actions
        self._preferences = preferences
        self._soon = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self._soon.timeout.connect(self.keep)

    def restore(self) -> None:
        """Show what was shown last; a window that has no place yet, or none on these screens, gets one that fits."""
        settings = self._preferences.settings
        window = self._window
        if not window.restoreGeometry(QByteArray.fromBase64(settings.window_geometry.encode("ascii", "ignore"))):
            # Of another screen or scale Qt restores nothing, and this one may be smaller than the first size.
            window.resize(FIRST_SIZE.boundedTo(window.screen().availableSize() - _FRAME))
        # Never as the program's first sight, whatever an earlier version has kept.
        window.setWindowState(window.windowState() & ~_PASSING)
        if settings.window_maximised:
            window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
        self._actions.left_panel.setChecked(settings.left_panel)
        self._actions.right_panel.setChecked(settings.right_panel)
        self._pages.show_page(settings.first_page)

    def follow(self) -> None:
        """Keep from now on what changes; for a window that is shown."""
        # Qt's stubs know nothing of a window that was never shown.
        handle: QWindow | None = self._window.windowHandle()
        if handle is None:
            return
        for moved in (handle.xChanged, handle.yChanged, handle.widthChanged, handle.heightChanged):
            moved.connect(self._note)
        handle.windowStateChanged.connect(self._note)
        self._pages.columns_moved.connect(self._note)
        self._pages.currentChanged.connect(self._note)
        for panel in (self._actions.left_panel, self._actions.right_panel):
            panel.toggled.connect(self._note)
        self._note()

    def keep(self) -> None:
        """Keep the place now. Of a window that covers the screen, or is none, only what it covers is known."""
        self._soon.stop()
        state = self._window.windowState()
        kept: dict[str, object] = {
            "left_panel": self._actions.left_panel.isChecked(),
            "right_panel": self._actions.right_panel.isChecked(),
            "page": self._pages.shown,
        }
        if not state & _PASSING:
            self._pages.keep_widths()
            kept["window_maximised"] = bool(state & Qt.WindowState.WindowMaximized)
            if not kept["window_maximised"]:
                # What Qt takes for the normal place of a maximised window is, where the desktop has maximised it,
                # sometimes that of the maximised one.
                kept["window_geometry"] = self._window.saveGeometry().toBase64().toStdString()
        self._preferences.change(**kept)

    def _note(self, _: object = None) -> None:
        self._soon.start()
