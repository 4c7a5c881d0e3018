"""Bringing the window to the front for somebody who asked for it elsewhere."""

import os

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def bring_to_front(window: QWidget, activation_token: str) -> None:
    """Show the window above the others, with the keyboard; the token is the desktop's leave to do so."""
    if activation_token:
        # From here Qt takes it when it asks a Wayland desktop, and removes it.
        os.environ["XDG_ACTIVATION_TOKEN"] = activation_token
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
