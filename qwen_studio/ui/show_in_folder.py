"""Showing a file in the system's own file manager."""

import sys
from pathlib import Path

_SERVICE = "org.freedesktop.FileManager1"
_PATH = "/org/freedesktop/FileManager1"


def show_in_folder(file: Path) -> bool:
    """Opens the file's folder with the file selected, or at least the folder; whether a program was there for it."""
    from PySide6.QtCore import QProcess, QUrl
    from PySide6.QtGui import QDesktopServices

    if sys.platform == "win32":
        return QProcess.startDetached("explorer", ["/select,", str(file)])[0]
    if sys.platform == "darwin":
        return QProcess.startDetached("open", ["-R", str(file)])[0]
    return _ask_file_manager(file) or QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))


def _ask_file_manager(file: Path) -> bool:
    """Whether a file manager of the desktop took the wish."""
    from PySide6.QtCore import QUrl
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    bus = QDBusConnection.sessionBus()
    names = bus.interface() if bus.isConnected() else None
    if names is None:
        return False
    known = {*names.registeredServiceNames().value(), *names.activatableServiceNames().value()}
    if _SERVICE not in known:
        return False
    wish = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SERVICE, "ShowItems")
    wish.setArguments([[QUrl.fromLocalFile(str(file)).toString()], ""])
    return bus.send(wish)
