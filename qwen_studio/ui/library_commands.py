"""What the Library menu does."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from qwen_studio.state.long_work import Ended, Work
from qwen_studio.state.studio import Studio
from qwen_studio.ui.afterwards import Afterwards
from qwen_studio.ui.file_dialogs import FileDialogs
from qwen_studio.ui.maintenance_words import MaintenanceWords, Report
from qwen_studio.ui.news import News
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.why_not import enable
from qwen_studio.ui.window_actions import WindowActions, connect_all

if TYPE_CHECKING:
    from qwen_studio.ui.dialogs.maintenance import MaintenanceDialog

LIST_NAME = "qwen-studio-library.json"


class LibraryCommands(QObject):
    """Turns the commands into calls on state, and shows how they end.

    Signals:
        leave_wanted(Afterwards): the window is to close, and what is to happen then.
    """

    leave_wanted = Signal(object)

    def __init__(
        self,
        studio: Studio,
        actions: WindowActions,
        theme: Theme,
        news: News,
        window: QWidget,
        *,
        open_folder: Callable[[Path], object] | None = None,
    ) -> None:
        super().__init__(window)
        self._maintenance = maintenance = studio.maintenance
        self._drive = drive = studio.drive
        self._jobs = jobs = studio.jobs
        self._make_dialog = FileDialogs(studio.preferences)
        self._actions = actions
        self._theme = theme
        self._news = news
        self._window = window
        self._words = MaintenanceWords(self)
        self._open_folder = open_folder or _open_folder
        self._progress: MaintenanceDialog | None = None
        connect_all(
            {
                actions.fetch_pending: lambda: jobs.fetch_pending(self._tell_of_fetching),
                actions.verify: self._verify,
                actions.rebuild: self.rebuild,
                actions.back_up: maintenance.back_up,
                actions.backups: self._show_backups,
                actions.save_list: self._choose_list,
                actions.library_folder: lambda: self._open_folder(maintenance.folder),
            }
        )
        maintenance.changed.connect(self._follow)
        maintenance.ended.connect(self._ended)
        maintenance.damage_found.connect(self._tell_of_damage_found)
        drive.network_found.connect(self._tell_of_network)
        self._follow()
        if maintenance.last is not None:
            # It ended before anybody could listen.
            self._ended(maintenance.last)

    def show_progress(self) -> None:
        """How far the work is that goes on in the background."""
        if self._maintenance.work is not None and self._progress is None:
            self._open_progress()

    def show_report(self, report: Report) -> None:
        """What was done to the library before this window, or in its background."""
        (self._progress or self._open_progress()).show_report(report)

    def rebuild(self) -> None:
        """Ask whether the database is to be made anew."""
        from qwen_studio.ui.dialogs.rebuild import RebuildDialog

        dialog = RebuildDialog(self._jobs, self._theme, self._window)
        dialog.fetch_wanted.connect(self._actions.fetch_pending.trigger)
        # When the dialog is gone, or its end would be that of the window.
        dialog.rebuild_wanted.connect(self.leave_wanted, Qt.ConnectionType.QueuedConnection)
        _open(dialog)

    def _verify(self) -> None:
        if self._maintenance.work is None:
            self._maintenance.verify()
        self.show_progress()

    def _show_backups(self) -> None:
        from qwen_studio.ui.dialogs.backups import BackupsDialog

        dialog = BackupsDialog(self._maintenance, self._theme, self._window)
        dialog.folder_wanted.connect(self._show_backup_folder)
        _open(dialog)

    def _show_backup_folder(self) -> None:
        folder = self._maintenance.folder / "backups"
        self._open_folder(folder if folder.is_dir() else self._maintenance.folder)

    def _choose_list(self) -> None:
        dialog = self._make_dialog(self._window)
        dialog.setWindowTitle(self.tr("List the library as JSON"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("JSON files (*.json)"))
        dialog.setDefaultSuffix("json")
        dialog.selectFile(LIST_NAME)
        dialog.fileSelected.connect(lambda name: self._maintenance.save_list(Path(name)))
        _open(dialog)

    def _open_progress(self) -> "MaintenanceDialog":
        from qwen_studio.ui.dialogs.maintenance import MaintenanceDialog

        dialog = MaintenanceDialog(self._maintenance, self._theme, self._window, report_of=self._report_of)
        dialog.mend_wanted.connect(
            lambda: self.leave_wanted.emit(Afterwards.OPEN_AGAIN), Qt.ConnectionType.QueuedConnection
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._progress_closed)
        self._progress = dialog
        # Not modal: the window can be used meanwhile.
        dialog.show()
        return dialog

    def _progress_closed(self) -> None:
        self._progress = None

    def _follow(self) -> None:
        idle = self._maintenance.work is None
        for action in (self._actions.back_up, self._actions.save_list, self._actions.rebuild):
            enable(action, idle, self.tr("Other work on the library is under way; it must end first"))
        if self._maintenance.work is Work.ADD_FILES and self._progress is None:
            # The library is not usable before, so its user sees why.
            self._open_progress()

    def _report_of(self, ended: Ended) -> Report:
        mended = self._maintenance.mended
        if ended.work is Work.ADD_FILES and mended is not None:
            return self._words.mended(mended, ended)
        return self._words.report(ended)

    def _ended(self, ended: Ended) -> None:
        report = self._report_of(ended)
        if ended.work is Work.ADD_FILES:
            self.show_report(report)
            return
        if self._progress is not None or ended.outcome is None:
            return
        if report.can_mend:
            self._tell_of_damage(report)
        elif report.lines or report.advice:
            self._news.announce(report.sentence, self.tr("Show"), lambda: self.show_report(report), lasting=True)
        elif ended.work is Work.SAVE_LIST:
            self._news.announce(
                report.sentence, self.tr("Show in folder"), lambda: self._news.show_in_folder(Path(str(ended.outcome)))
            )
        else:
            self._news.announce(report.sentence)

    def _tell_of_damage_found(self) -> None:
        self._tell_of_damage(self._words.damaged())

    def _tell_of_damage(self, report: Report) -> None:
        self._news.announce(report.sentence, self.tr("Show"), lambda: self.show_report(report), lasting=True)

    def _tell_of_fetching(self, count: int) -> None:
        if not count:
            words = self.tr("Nothing is pending: every picture that was paid for is here.")
        elif count == 1:
            words = self.tr("The pictures of 1 edit are being fetched")
        else:
            words = self.tr("The pictures of {count} edits are being fetched").format(count=count)
        self._news.announce(words)

    def _tell_of_network(self) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("Library on a network drive"), "", parent=self._window)
        box.setText(
            self.tr("This library lies on a network drive ({kind}).").format(kind=self._drive.facts.file_system or "?")
        )
        box.setInformativeText(
            self.tr(
                "Two computers must never use it at once, and a lost connection can damage its database. A folder on a"
                " drive of this computer is safer; the pictures can be copied from there to the network at any time."
            )
        )
        quiet = box.addButton(self.tr("Don't show again"), QMessageBox.ButtonRole.ActionRole)
        quiet.clicked.connect(self._drive.put_up_with_network)
        understood = box.addButton(QMessageBox.StandardButton.Ok)
        box.setDefaultButton(understood)
        box.setEscapeButton(understood)
        _open(box)


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
