"""Lets the desktop around the window know of its edits."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from qwen_studio.state.job_card import JobCard
from qwen_studio.state.studio import Studio
from qwen_studio.ui.desktop.edit_notices import EditNotices
from qwen_studio.ui.desktop.notifier import notifier_of_this_system
from qwen_studio.ui.desktop.session_bus import SessionBus
from qwen_studio.ui.raising import bring_to_front


class DesktopPresence(QObject):
    """Notices, and on Linux the number at the icon; not for a window that no entry of the desktop belongs to."""

    def __init__(self, studio: Studio, show_edit_page: Callable[[], object], window: QWidget) -> None:
        super().__init__(window)
        self._studio = studio
        self._show_edit_page = show_edit_page
        self._window = window
        if not QGuiApplication.desktopFileName():
            return
        bus = SessionBus(self)
        notifier = notifier_of_this_system(bus, self)
        EditNotices(studio.jobs, studio.preferences, notifier, self._show, self)
        application = QGuiApplication.instance()
        if sys.platform == "linux" and application is not None:
            from qwen_studio.ui.desktop.launcher_entry import LauncherEntry

            entry = LauncherEntry(studio.jobs, bus, self)
            application.aboutToQuit.connect(entry.clear)
        if application is not None:
            application.aboutToQuit.connect(notifier.withdraw)

    def _show(self, card: JobCard, activation_token: str) -> None:
        bring_to_front(self._window, activation_token)
        self._studio.jobs.show_again(card.job.id)
        self._show_edit_page()
        if card.pictures:
            self._studio.viewer.show_picture(card.pictures[0].id)
