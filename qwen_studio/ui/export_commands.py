"""What brings pictures out: exports, contact sheets, other programs."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from qwen_studio.core.export_choice import ExportChoice
from qwen_studio.core.picture import Picture
from qwen_studio.core.sheet_layout import SheetChoice
from qwen_studio.state.long_work import Ended, LongWork, Work
from qwen_studio.state.studio import Studio
from qwen_studio.ui.file_dialogs import MakeDialog, file_dialog
from qwen_studio.ui.maintenance_words import MaintenanceWords, Report
from qwen_studio.ui.news import News
from qwen_studio.ui.picture_actions import PictureActions
from qwen_studio.ui.theme import Theme

if TYPE_CHECKING:
    from qwen_studio.ui.dialogs.maintenance import MaintenanceDialog
    from qwen_studio.ui.open_with import Program


class ExportCommands(QObject):
    """Turns wishes of the picture actions into calls on state, and shows how they go and end."""

    def __init__(
        self,
        studio: Studio,
        actions: PictureActions,
        theme: Theme,
        news: News,
        window: QWidget,
        *,
        make_dialog: MakeDialog = file_dialog,
        reveal: Callable[[Path], object] | None = None,
    ) -> None:
        super().__init__(window)
        self._tasks = studio.tasks
        self._exporting = studio.exporting
        self._sheets = studio.sheets
        self._theme = theme
        self._news = news
        self._window = window
        self._make_dialog = make_dialog
        self._reveal = reveal or news.show_in_folder
        self._words = MaintenanceWords(self)
        self._progress: dict[LongWork, MaintenanceDialog] = {}
        actions.export_wanted.connect(self.export)
        actions.sheet_wanted.connect(self.make_sheet)
        actions.open_with_wanted.connect(self.open_with)
        for work in (self._exporting, self._sheets):
            work.ended.connect(self._ended)

    def export(self, pictures: Sequence[Picture]) -> None:
        """Ask how these are to be exported; while an export goes on, show that."""
        if self._exporting.work is not None:
            self._open_progress(self._exporting)
        elif pictures:
            from qwen_studio.ui.dialogs.export import ExportDialog

            exporting = self._exporting
            dialog = ExportDialog(
                len(pictures), exporting.choice, exporting.folder, self._window, make_dialog=self._make_dialog
            )
            dialog.export_wanted.connect(partial(self._export, [picture.id for picture in pictures]))
            exporting.facts_known.connect(dialog.show_first)
            exporting.ask_for_facts(pictures[0].id)
            _open(dialog)

    def make_sheet(self, pictures: Sequence[Picture]) -> None:
        """Ask how a contact sheet of these is to look; while one is made, show that."""
        if self._sheets.work is not None:
            self._open_progress(self._sheets)
        elif pictures:
            from qwen_studio.ui.dialogs.contact_sheet import ContactSheetDialog

            ids = [picture.id for picture in pictures]
            folder = self._exporting.folder
            dialog = ContactSheetDialog(self._sheets, ids, folder, self._window, make_dialog=self._make_dialog)
            dialog.wanted.connect(partial(self._make_sheet, ids))
            _open(dialog)

    def open_with(self, files: Sequence[Path]) -> None:
        """Ask which program is to open these files."""
        from qwen_studio.ui.open_with import ask_system, programs_for

        if files and not (len(files) == 1 and ask_system(files[0])):
            self._tasks.run(programs_for, files[0], done=partial(self._choose_program, files))

    def show_progress(self) -> None:
        """How far what goes on in the background is."""
        for work in (self._exporting, self._sheets):
            if work.work is not None:
                self._open_progress(work)

    def _export(self, ids: Sequence[int], choice: ExportChoice, folder: Path) -> None:
        self._exporting.export(ids, choice, folder)
        self._open_progress(self._exporting)

    def _make_sheet(self, ids: Sequence[int], choice: SheetChoice, target: Path) -> None:
        self._sheets.make(ids, choice, target)
        self._open_progress(self._sheets)

    def _choose_program(self, files: Sequence[Path], programs: "list[Program]") -> None:
        from qwen_studio.ui.dialogs.open_with import OpenWithDialog

        dialog = OpenWithDialog(programs, self._window, make_dialog=self._make_dialog)
        dialog.chosen.connect(partial(self._open_files, files))
        _open(dialog)

    def _open_files(self, files: Sequence[Path], program: "Program | None") -> None:
        from qwen_studio.ui.open_with import not_opened, open_with

        if not open_with(program, files):
            self._news.announce(str(not_opened(program)))

    def _open_progress(self, work: LongWork) -> "MaintenanceDialog":
        from qwen_studio.ui.dialogs.maintenance import MaintenanceDialog

        if work not in self._progress:
            dialog = MaintenanceDialog(work, self._theme, self._window, reveal=self._reveal)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.finished.connect(partial(self._closed, work))
            self._progress[work] = dialog
            # Not modal: the window can be used meanwhile.
            dialog.show()
        return self._progress[work]

    def _closed(self, work: LongWork, _result: int) -> None:
        self._progress.pop(work, None)

    def _ended(self, ended: Ended) -> None:
        work = self._sheets if ended.work is Work.CONTACT_SHEET else self._exporting
        if work in self._progress or ended.outcome is None:
            return
        report = self._words.report(ended)
        if report.lines or report.kind == "bad":
            self._news.announce(report.sentence, self.tr("Show"), partial(self._show, work, report), lasting=True)
        elif report.shown is not None:
            self._news.announce(report.sentence, self.tr("Show in folder"), partial(self._reveal, report.shown))
        else:
            self._news.announce(report.sentence)

    def _show(self, work: LongWork, report: Report) -> None:
        self._open_progress(work).show_report(report)


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
