"""What brings pictures in from outside, and finds those that were lost."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from qwen_studio.core.importing import How, Imported
from qwen_studio.state.long_work import Ended, LongWork, Work
from qwen_studio.state.studio import Studio
from qwen_studio.ui.file_dialogs import FileDialogs
from qwen_studio.ui.news import News
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.toast import TakeAway
from qwen_studio.ui.window_actions import WindowActions, connect_all

if TYPE_CHECKING:
    from qwen_studio.ui.dialogs.maintenance import MaintenanceDialog
    from qwen_studio.ui.maintenance_words import Report


class ImportCommands(QObject):
    """Turns commands and dropped files into calls on state, and shows how they go and end."""

    def __init__(
        self,
        studio: Studio,
        actions: WindowActions,
        theme: Theme,
        news: News,
        window: QWidget,
        *,
        open_filter: str,
    ) -> None:
        super().__init__(window)
        self._importing = studio.importing
        self._watching = studio.watching
        self._make_dialog = FileDialogs(studio.preferences)
        self._theme = theme
        self._news = news
        self._open_filter = open_filter
        self._window = window
        self._progress: dict[LongWork, MaintenanceDialog] = {}
        connect_all(
            {
                actions.import_pictures: self._choose_pictures,
                actions.import_folder: self._choose_folder,
                actions.find_missing: self.find_missing,
            }
        )
        for work in (self._importing, self._watching):
            work.ended.connect(self._ended)
        self._missing_told = 0
        self._take_missing_away: TakeAway = lambda: False
        self._watching.went_missing.connect(self._tell_of_missing)
        self._watching.missing_changed.connect(self._follow_missing)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Ask how these files and folders are to come in, and import them."""
        from qwen_studio.ui.dialogs.import_pictures import ImportDialog
        from qwen_studio.ui.import_words import ImportWords

        if paths:
            dialog = ImportDialog(ImportWords().what(paths), self._importing.how, self._theme, self._window)
            dialog.wanted.connect(partial(self._import, tuple(paths)))
            _open(dialog)

    def find_missing(self) -> None:
        """Ask for a folder, and look there for the files of missing pictures."""
        dialog = self._folder_dialog(self.tr("Look for missing files in"))
        dialog.fileSelected.connect(lambda name: self._look_in(Path(name)))
        _open(dialog)

    def show_progress(self) -> None:
        """How far what goes on in the background is."""
        for work in (self._importing, self._watching):
            if work.work is not None:
                self._open_progress(work)

    def _import(self, paths: Sequence[Path], how: How) -> None:
        self._importing.start(paths, how)
        self._open_progress(self._importing)

    def _look_in(self, folder: Path) -> None:
        self._watching.find_missing(folder)
        self._open_progress(self._watching)

    def _choose_pictures(self) -> None:
        dialog = self._make_dialog(self._window)
        dialog.setWindowTitle(self.tr("Import pictures"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [self.tr("Pictures ({patterns})").format(patterns=self._open_filter), self.tr("All files (*)")]
        )
        dialog.filesSelected.connect(lambda names: self.import_paths([Path(name) for name in names]))
        _open(dialog)

    def _choose_folder(self) -> None:
        dialog = self._folder_dialog(self.tr("Import a folder"))
        dialog.fileSelected.connect(lambda name: self.import_paths([Path(name)]))
        _open(dialog)

    def _folder_dialog(self, title: str) -> QFileDialog:
        dialog = self._make_dialog(self._window)
        dialog.setWindowTitle(title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return dialog

    def _open_progress(self, work: LongWork) -> "MaintenanceDialog":
        from qwen_studio.ui.dialogs.maintenance import MaintenanceDialog

        if work not in self._progress:
            dialog = MaintenanceDialog(work, self._theme, self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.finished.connect(partial(self._progress.pop, work))
            self._progress[work] = dialog
            # Not modal: what has come in can be looked at meanwhile.
            dialog.show()
        return self._progress[work]

    def _ended(self, ended: Ended) -> None:
        work = self._importing if ended.work is Work.IMPORT else self._watching
        if work in self._progress or ended.outcome is None:
            return
        from qwen_studio.ui.maintenance_words import MaintenanceWords

        report = MaintenanceWords().report(ended)
        if report.lines or report.kind == "bad":
            self._news.announce(report.sentence, self.tr("Show"), partial(self._show, work, report), lasting=True)
        elif not (isinstance(ended.outcome, Imported) and ended.outcome.new):
            # What can be taken back says so by itself.
            self._news.announce(report.sentence)

    def _show(self, work: LongWork, report: "Report") -> None:
        self._open_progress(work).show_report(report)

    def _tell_of_missing(self, count: int) -> None:
        from qwen_studio.ui.import_words import ImportWords

        self._take_missing_away()
        self._missing_told = count
        find = self.tr("Find it…") if count == 1 else self.tr("Find them…")
        self._take_missing_away = self._news.announce(
            ImportWords().missing(count), find, self.find_missing, lasting=True
        )

    def _follow_missing(self, count: int) -> None:
        # What was dismissed stays away until more is missing.
        if count != self._missing_told and self._take_missing_away() and count:
            self._tell_of_missing(count)


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
