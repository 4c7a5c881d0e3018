"""F1 in every dialog."""

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from qwen_studio.ui.help.guide import INDEX
from qwen_studio.ui.help.opening import open_help
from qwen_studio.ui.widgets.help_button import HelpButton

PAGES = {
    "AboutDialog": INDEX,
    "AccountDialog": "keys",
    "BackupsDialog": "gallery",
    "BlindPick": "words",
    "ContactSheetDialog": "gallery",
    "CrashReportDialog": "trouble",
    "DroppedFileDialog": "chains",
    "ExportDialog": "gallery",
    "GenerateAgain": "chains",
    "ImportDialog": "gallery",
    "JobDetailsDialog": "trouble",
    "MaintenanceDialog": "gallery",
    "MarkingDialog": "marks",
    "MarksDialog": "marks",
    "NewPlaceDialog": "gallery",
    "OpenWithDialog": "gallery",
    "OutgoingDialog": "first-edit",
    "RebaseDialog": "chains",
    "RebuildDialog": "gallery",
    "SaveOptionsDialog": "first-edit",
    "ServiceHelp": "keys",
    "ShortcutsDialog": INDEX,
}
"""The page of the guide that tells of a dialog, by the name of its class; those with a "?" know it themselves."""

_THE_GUIDE = "HelpWindow"
_NAME = "help of the dialog"


class DialogHelp(QObject):
    """Opens the guide at the page of the dialog that has the keyboard."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        dialog = now.window() if now is not None else None
        if isinstance(dialog, QDialog) and type(dialog).__name__ != _THE_GUIDE:
            shortcut = _shortcut_of(dialog)
            # With two answers Qt would give none; a "?" may come and go with its part of the dialog.
            buttons = (b for b in dialog.findChildren(HelpButton) if b.isVisibleTo(dialog))
            shortcut.setEnabled(all(button.shortcut() != shortcut.key() for button in buttons))


def _shortcut_of(dialog: QDialog) -> QShortcut:
    found = dialog.findChild(QShortcut, _NAME, Qt.FindChildOption.FindDirectChildrenOnly)
    if isinstance(found, QShortcut):
        return found
    shortcut = QShortcut(QKeySequence("F1"), dialog)
    shortcut.setObjectName(_NAME)
    shortcut.activated.connect(partial(_open, dialog))
    return shortcut


def _open(dialog: QDialog) -> None:
    open_help(PAGES.get(type(dialog).__name__, INDEX), dialog)
