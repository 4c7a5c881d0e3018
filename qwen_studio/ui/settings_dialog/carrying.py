"""Import and export of settings."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from qwen_studio.core.errors import StudioError
from qwen_studio.core.settings import CAPS
from qwen_studio.core.settings_exchange import exported, imported
from qwen_studio.state.settings_files import read_settings_file, write_settings_file
from qwen_studio.ui.action_keys.lost_keys import told_of_lost_keys
from qwen_studio.ui.file_dialogs import FileDialogs
from qwen_studio.ui.settings_dialog.surroundings import Surroundings
from qwen_studio.ui.widgets.notice import Notice

FILE_NAME = "qwen-studio-settings.json"


class Carrying(QObject):
    """Asks for a file, and says in full what was taken from it, with the way back."""

    def __init__(self, around: Surroundings, notice: Notice, page: QWidget) -> None:
        super().__init__(page)
        self._around = around
        self._notice = notice
        self._page = page

    def ask_for_export(self) -> None:
        """Ask where the settings are to be written."""
        dialog = self._dialog(self.tr("Export settings"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile(FILE_NAME)
        dialog.fileSelected.connect(self._export)
        dialog.open()

    def ask_for_import(self) -> None:
        """Ask for the file whose settings are to be taken."""
        dialog = self._dialog(self.tr("Import settings"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._import)
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        dialog = FileDialogs(self._around.studio.preferences)(self._page.window())
        dialog.setWindowTitle(title)
        dialog.setNameFilter(self.tr("Settings (*.json)"))
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _export(self, name: str) -> None:
        file = Path(name)
        told = self.tr("The settings were written to {name}.").format(name=file.name)
        self._around.studio.tasks.run(
            write_settings_file,
            file,
            exported(self._around.studio.preferences.settings),
            done=lambda _: self._notice.set_notice("info", told),
            failed=self._fail,
        )

    def _import(self, name: str) -> None:
        file = Path(name)
        self._around.studio.tasks.run(read_settings_file, file, done=partial(self._take, file), failed=self._fail)

    def _take(self, file: Path, text: str) -> None:
        preferences = self._around.studio.preferences
        found = imported(text, preferences.settings)
        if found is None:
            self._notice.set_notice("bad", self.tr("{name} holds no settings of Qwen Studio.").format(name=file.name))
            return
        said = [self._count(file, len(found.changed))]
        if set(CAPS) & set(found.changed):
            said.append(self.tr("Spending caps are among them: look at the page Money."))
        if found.unusable:
            words = self.tr("These have values that cannot be used, and stay: {names}.")
            said.append(words.format(names=", ".join(found.unusable)))
        if found.unknown:
            words = self.tr("This version does not know these: {names}.")
            said.append(words.format(names=", ".join(found.unknown)))
        if found.changed:
            self._around.changes.make(
                self.tr("Import settings"),
                said[0],
                **{name: getattr(found.settings, name) for name in found.changed},
            )
        lost = told_of_lost_keys(self._around.keys) if "shortcuts" in found.changed else ""
        said += [lost] if lost else []
        self._notice.set_notice("warn" if found.unusable or found.unknown or lost else "info", "\n".join(said))

    def _count(self, file: Path, count: int) -> str:
        if not count:
            return self.tr("{name} has the settings that are here already.").format(name=file.name)
        if count == 1:
            return self.tr("1 setting was taken from {name}.").format(name=file.name)
        return self.tr("{count} settings were taken from {name}.").format(count=count, name=file.name)

    def _fail(self, error: StudioError) -> None:
        self._notice.set_notice("bad", str(error))
