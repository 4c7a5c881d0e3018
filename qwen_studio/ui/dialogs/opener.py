"""Opens the dialogs; each is built when it is first wanted."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from qwen_studio.core.private_files import make_private_folder
from qwen_studio.library.places import Places
from qwen_studio.state.studio import Studio
from qwen_studio.ui.action_keys.action_keys import ActionKeys
from qwen_studio.ui.file_dialogs import FileDialogs
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.window_actions import WindowActions, connect_all

if TYPE_CHECKING:
    from qwen_studio.core.catalog import Model
    from qwen_studio.state.crash_reports import Fault
    from qwen_studio.state.job_details import JobDetails
    from qwen_studio.ui.dialogs.crash_report import CrashReportDialog
    from qwen_studio.ui.dialogs.keys import KeysDialog
    from qwen_studio.ui.settings_dialog.settings_dialog import SettingsDialog


class Dialogs(QObject):
    """All dialogs of the window, none of them modal for more than itself."""

    def __init__(
        self,
        studio: Studio,
        theme: Theme,
        places: Places,
        actions: WindowActions,
        keys: ActionKeys,
        menus: Callable[[], list[QMenu]],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._theme = theme
        self._places = places
        self._actions = actions
        self._keys = keys
        self._menus = menus
        self._window = window
        self._crash: CrashReportDialog | None = None
        self._settings: SettingsDialog | None = None
        self._told_faults: set[str] = set()
        connect_all(
            {
                actions.settings: self.settings,
                actions.keys: self.keys,
                actions.preview: self.outgoing,
                actions.guide: self.guide,
                actions.service_help: self.service_help,
                actions.shortcuts: self.shortcuts,
                actions.show_log: self.show_log,
                actions.about: self.about,
            }
        )

    def welcome(self, use_demo: Callable[[], object]) -> None:
        """The first start."""
        from qwen_studio.ui.dialogs.welcome import Welcome

        dialog = Welcome(self._studio.service, self._theme, self._window)
        dialog.demo_chosen.connect(use_demo)
        dialog.account_chosen.connect(self._studio.service.use_account)
        self._show(dialog)

    def keys(self) -> None:
        """Regions and their keys."""
        self._show_keys()

    def try_other_region(self, region_id: str) -> None:
        """Regions and their keys, with the offer to try that of this region, which was refused, in another."""
        dialog = self._show_keys()
        if self._studio.service.region.id == region_id:
            dialog.page.offer_trial()

    def _show_keys(self) -> "KeysDialog":
        from qwen_studio.ui.dialogs.keys import KeysDialog

        studio, ask = self._studio, FileDialogs(self._studio.preferences)
        dialog = KeysDialog(studio.service, studio.network, self._theme, self._window, make_dialog=ask)
        self._show(dialog)
        return dialog

    def settings(self, page: str = "") -> None:
        """All settings; `page` is the one to begin with, where it is not the one that was open last."""
        if self._settings is None:
            from qwen_studio.ui.settings_dialog.settings_dialog import SettingsDialog

            # Of a window without bars and panels little could be seen.
            self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowFullScreen)
            self._settings = SettingsDialog(
                self._studio, self._theme, self._places, self._actions, self._keys, self._menus, self._window
            )
            self._settings.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._settings.destroyed.connect(self._settings_closed)
        self._settings.open_at(page)

    @property
    def settings_page(self) -> str:
        """The page at which the settings are open; empty where they are not."""
        return "" if self._settings is None else self._settings.open_page

    def _settings_closed(self) -> None:
        self._settings = None

    def guide(self) -> None:
        """The user guide, from its beginning."""
        from qwen_studio.ui.help.guide import INDEX
        from qwen_studio.ui.help.opening import open_help

        open_help(INDEX, self._window)

    def service_help(self) -> None:
        """Pages and hosts of the service."""
        from qwen_studio.ui.dialogs.service_help import ServiceHelp

        self._show(ServiceHelp(self._studio.service, self._theme, self._window))

    def shortcuts(self) -> None:
        """The list of keys."""
        from qwen_studio.ui.dialogs.shortcuts import ShortcutsDialog

        dialog = ShortcutsDialog(self._menus(), self._theme, self._window)
        # When the dialog is gone, or the settings would open behind it.
        dialog.change_wanted.connect(partial(self.settings, "shortcuts"), Qt.ConnectionType.QueuedConnection)
        self._show(dialog)

    def about(self) -> None:
        """Version and licences."""
        from qwen_studio.ui.dialogs.about import AboutDialog

        self._show(AboutDialog(self._places.logs, self._window))

    def crash(self, fault: "Fault") -> None:
        """A fault and its report. One that the person has closed is not told again in this run."""
        from qwen_studio.ui.dialogs.crash_report import CrashReportDialog

        if self._crash is None:
            if fault.place in self._told_faults:
                return
            # Whatever dialog is open, the person can go on in it.
            self._crash = CrashReportDialog(QApplication.activeModalWidget() or self._window)
            self._crash.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._crash.destroyed.connect(self._crash_closed)
            self._crash.show()
        self._told_faults.add(fault.place)
        self._crash.add(fault)

    def _crash_closed(self) -> None:
        self._crash = None

    def job_details(self, job_id: str) -> None:
        """Everything about one edit."""
        self._studio.jobs.details(job_id, self._show_job_details)

    def _show_job_details(self, details: "JobDetails | None") -> None:
        if details is None:
            return
        from qwen_studio.ui.dialogs.job_details import JobDetailsDialog

        self._show(JobDetailsDialog(details, self._window))

    def spending(self, model: "Model") -> None:
        """What edits cost, and the caps; `model` is the one that the next edit would use."""
        from qwen_studio.ui.dialogs.spending import SpendingDialog

        studio, ask = self._studio, FileDialogs(self._studio.preferences)
        self._show(SpendingDialog(studio.spending, studio.service, model, self._theme, self._window, make_dialog=ask))

    def outgoing(self) -> None:
        """What the edit that is being written will send."""
        from qwen_studio.state.outgoing import OutgoingEdit
        from qwen_studio.ui.dialogs.outgoing import OutgoingDialog

        studio = self._studio
        edit = OutgoingEdit(studio.tasks, studio.composer, studio.service)
        self._show(OutgoingDialog(edit, studio.composer, studio.service, self._theme, self._window))

    def show_log(self) -> None:
        """The folder of the log."""
        logs = self._places.logs
        make_private_folder(logs)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(logs)))

    def _show(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
