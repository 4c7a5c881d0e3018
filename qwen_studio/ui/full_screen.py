"""The window with nothing but what is looked at."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QWidget

_ESC = QKeySequence(Qt.Key.Key_Escape)
_NO_LIMIT = (1 << 24) - 1
"""Qt's own largest size."""


class FullScreen(QObject):
    """Takes bars and panels away while the window fills the screen, however it came to that, and brings them back.

    While it lasts, Esc leaves it and does not stop an edit.
    """

    def __init__(
        self,
        window: QMainWindow,
        action: QAction,
        stop: QAction,
        bars: Sequence[QWidget],
        set_bare: Callable[[bool], object],
    ) -> None:
        """`stop` is what Esc does else; `set_bare` tells the pages."""
        super().__init__(window)
        self._window = window
        self._action = action
        self._stop = stop
        self._bars = bars
        self._set_bare = set_bare
        self._is_on = False
        self._keys = action.shortcuts(), stop.shortcuts()
        window.installEventFilter(self)

    def toggle(self) -> None:
        """Fill the screen, or be a window again."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowStateChange and self._window.isFullScreen() != self._is_on:
            self._is_on = self._window.isFullScreen()
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        on = self._is_on
        self._action.setChecked(on)
        if on:
            self._keys = self._action.shortcuts(), self._stop.shortcuts()
            self._stop.setShortcuts([key for key in self._keys[1] if key != _ESC])
            # Whatever other keys somebody has chosen.
            self._action.setShortcuts([*self._keys[0], _ESC])
        else:
            self._action.setShortcuts(self._keys[0])
            self._stop.setShortcuts(self._keys[1])
        # A menu bar that is hidden takes the keys of its actions with it.
        self._window.menuBar().setMaximumHeight(0 if on else _NO_LIMIT)
        for bar in self._bars:
            bar.setVisible(not on)
        self._set_bare(on)
