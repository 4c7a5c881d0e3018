"""The dialogs in which people choose files and folders."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHeaderView, QTreeView, QWidget

from qwen_studio.state.preferences import Preferences
from qwen_studio.ui.text_scale import resize_grown

MakeDialog = Callable[[QWidget], QFileDialog]
"""Makes a dialog over that widget."""

_WIDTH = 860
_HEIGHT = 560


def usual_folder(used_last: str = "") -> str:
    """The folder that a dialog opens in: the one used last, else the user's pictures, else their home."""
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    # Qt would open what is not there as the folder in which the program was started.
    return next((folder for folder in (used_last, pictures) if folder and Path(folder).is_dir()), str(Path.home()))


def file_dialog(over: QWidget | None = None, used_last: str = "") -> QFileDialog:
    """A dialog that opens in the usual folder; whoever knows a better one sets it."""
    dialog = QFileDialog(over, "", usual_folder(used_last))
    # Where the system has no dialog of its own there is Qt's, whose columns would cut sizes and dates short.
    table = dialog.findChild(QTreeView)
    if table is not None:
        header = table.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        resize_grown(dialog, _WIDTH, _HEIGHT)
    return dialog


class FileDialogs:
    """Makes dialogs that open in the folder used last, at the next start too, and remember theirs."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def __call__(self, over: QWidget | None) -> QFileDialog:
        """A dialog over that widget."""
        dialog = file_dialog(over, self._preferences.settings.last_folder)
        preferences = self._preferences

        def remember(name: str) -> None:
            preferences.change(last_folder=str(Path(name).parent))

        dialog.fileSelected.connect(remember)
        dialog.filesSelected.connect(lambda names: remember(names[0]))
        return dialog
