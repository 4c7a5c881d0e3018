"""Pictures that are opened as inputs: chosen in a dialog, told by the command line, handed over by a second start."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from qwen_studio.state.preferences import Preferences
from qwen_studio.state.sorted_files import SortedFiles, sort_files
from qwen_studio.state.tasks import Tasks
from qwen_studio.ui.file_dialogs import FileDialogs

if TYPE_CHECKING:
    from qwen_studio.state.composer import Composer

PATTERNS = "*.jpg *.jpeg *.png *.bmp *.tif *.tiff *.webp *.gif *.avif *.heic *.heif"
_MOST_NAMED = 4


class OpenedFiles(QObject):
    """Puts them into slots on the Edit page, and says which found none, and what is no picture."""

    def __init__(
        self,
        composer: "Callable[[], Composer]",
        tasks: Tasks,
        preferences: Preferences,
        show_edit_page: Callable[[], object],
        announce: Callable[[str], object],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._composer = composer
        self._tasks = tasks
        self._make_dialog = FileDialogs(preferences)
        self._show_edit_page = show_edit_page
        self._announce = announce
        self._window = window

    def choose(self) -> None:
        """Let the user choose some."""
        dialog = self._make_dialog(self._window)
        dialog.setWindowTitle(self.tr("Open pictures"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(self.tr("Pictures ({patterns})").format(patterns=PATTERNS))
        dialog.filesSelected.connect(lambda names: self.open([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open(self, files: Sequence[Path]) -> None:
        """Put the pictures among them into the slots, as if they had been dropped on the window."""
        self._tasks.run(sort_files, tuple(files), done=self.put)

    def put(self, files: SortedFiles) -> None:
        """The same, once it is known which are pictures."""
        self._show_edit_page()
        words = self._turned_away(files.turned_away)
        left_over = self._composer().put_files(files.pictures) if files.pictures else 0
        if left_over:
            words.append(self.tr("The service takes three pictures; {count} were left out.").format(count=left_over))
            words.append(self._names(files.pictures[-left_over:]))
        self._say(words)

    def open_beside(self, files: Sequence[Path]) -> None:
        """Put the pictures into slots that are free, and no other: whoever opens them may not see what is there."""
        if files:
            self._tasks.run(sort_files, tuple(files), done=self._put_beside)

    def _put_beside(self, files: SortedFiles) -> None:
        self._show_edit_page()
        words = self._turned_away(files.turned_away)
        left_over = self._composer().put_into_free(files.pictures) if files.pictures else 0
        if left_over:
            words.append(
                self.tr(
                    "{count} of {all} pictures were left out: no image is free. Remove one, and open them again."
                ).format(count=left_over, all=len(files.pictures))
            )
            words.append(self._names(files.pictures[-left_over:]))
        self._say(words)

    def _say(self, words: Sequence[str]) -> None:
        if words:
            self._announce("\n".join(words))

    def _turned_away(self, reasons: Sequence[str]) -> list[str]:
        words = list(reasons[:_MOST_NAMED])
        more = len(reasons) - _MOST_NAMED
        if more > 0:
            words.append(self.tr("{count} more are not there, or are no pictures.").format(count=more))
        return words

    def _names(self, files: Sequence[Path]) -> str:
        named = ", ".join(file.name for file in files[:_MOST_NAMED])
        more = len(files) - _MOST_NAMED
        words = self.tr("Left out: {names} and {count} more") if more > 0 else self.tr("Left out: {names}")
        return words.format(names=named, count=more)
