"""Puts a notice before somebody who looks at something else."""

import sys
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from qwen_studio.ui.desktop.session_bus import SessionBus


@dataclass(frozen=True)
class Notice:
    """What is said, in plain words; `is_bad` where something went wrong."""

    title: str
    body: str
    is_bad: bool = False


class Notifier(QObject):
    """Shows one notice at a time; the next takes the place of the one before.

    Signals:
        chosen(str): the person wants to see what it is about; with the desktop's leave to come forward, or "".
    """

    chosen = Signal(str)

    def show_notice(self, notice: Notice) -> None:
        """Show it, as the system does that."""
        raise NotImplementedError

    def withdraw(self) -> None:
        """Take it away, if it is still there."""
        raise NotImplementedError


def notifier_of_this_system(bus: SessionBus, parent: QObject) -> Notifier:
    """The way of Linux by its session bus, the icon in the tray elsewhere."""
    if sys.platform == "linux":
        from qwen_studio.ui.desktop.freedesktop_notifier import FreedesktopNotifier

        return FreedesktopNotifier(bus, parent)
    else:  # noqa: RET505 - for mypy, which looks at one system at a time
        from qwen_studio.ui.desktop.tray_notifier import TrayNotifier

        return TrayNotifier(parent)
