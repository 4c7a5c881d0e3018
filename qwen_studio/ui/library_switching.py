"""Several libraries: opening another, making a new one, moving this one."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QWidget

from qwen_studio.state.libraries import Libraries, Place
from qwen_studio.ui.afterwards import Afterwards
from qwen_studio.ui.file_dialogs import MakeDialog, file_dialog
from qwen_studio.ui.news import News
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.window_actions import WindowActions, connect_all

FIRST_NAME = "Qwen Studio"


class LibrarySwitching(QObject):
    """Fills the menu of libraries, and asks what must be asked; the program does it once the window has closed.

    Signals:
        leave_wanted(Afterwards): the window is to close, and `Libraries.wanted` says for what.
    """

    leave_wanted = Signal(object)

    def __init__(
        self,
        libraries: Libraries,
        menu: QMenu,
        actions: WindowActions,
        theme: Theme,
        news: News,
        window: QWidget,
        *,
        make_dialog: MakeDialog = file_dialog,
    ) -> None:
        super().__init__(window)
        self._libraries = libraries
        self._menu = menu
        self._actions = actions
        self._theme = theme
        self._news = news
        self._window = window
        self._make_dialog = make_dialog
        self._recent: list[QAction] = []
        self._end_of_list = menu.actions()[1] if len(menu.actions()) > 1 else None
        connect_all(
            {
                actions.open_library: self._choose,
                actions.new_library: self._ask_for_new,
                actions.move_library: self._ask_for_move,
            }
        )
        libraries.changed.connect(self._fill)
        self._fill()

    def open(self, folder: Path) -> None:
        """Go over to the library in this folder, if there is one."""
        if folder == self._libraries.folder:
            self._news.announce(self.tr("This library is open already."))
        else:
            self._libraries.look_at(folder, partial(self._open_if_library, folder))

    def _fill(self) -> None:
        for action in self._recent:
            self._menu.removeAction(action)
            action.deleteLater()
        self._recent = []
        for number, folder in enumerate(self._libraries.others, 1):
            # A name may hold what stands for a mnemonic in menus.
            words = f"&{number}  {str(folder).replace('&', '&&')}"
            action = QAction(words, self)
            action.triggered.connect(partial(self.open, folder))
            self._recent.append(action)
        if self._end_of_list is not None:
            self._menu.insertActions(self._end_of_list, self._recent)

    def _choose(self) -> None:
        dialog = self._make_dialog(self._window)
        dialog.setWindowTitle(self.tr("Open a library"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(str(self._libraries.folder.parent))
        dialog.fileSelected.connect(lambda name: self.open(Path(name)))
        _open(dialog)

    def _open_if_library(self, folder: Path, place: Place) -> None:
        if place is Place.LIBRARY:
            self._leave(Afterwards.OPEN_OTHER, folder)
        elif place is Place.EMPTY:
            words = self.tr("There is no library in “{folder}” yet.").format(folder=folder.name)
            self._news.announce(
                words, self.tr("Make one"), partial(self._leave, Afterwards.OPEN_OTHER, folder), lasting=True
            )
        else:
            words = self.tr("There is no library in “{folder}”.").format(folder=folder.name)
            if place is Place.GONE:
                words = self.tr("“{folder}” is not there. Connect its drive, and try again.").format(folder=folder)
            known = folder in self._libraries.others
            forget = (
                (self.tr("Take it from the list"), partial(self._libraries.forget, folder)) if known else ("", None)
            )
            self._news.announce(words, *forget)

    def _ask_for_new(self) -> None:
        from qwen_studio.ui.dialogs.new_place import NewPlaceDialog

        dialog = NewPlaceDialog(
            self.tr("New library"),
            self.tr(
                "A library is a folder with pictures, their inputs and a database. The new one opens at once; this one"
                " stays in the list of libraries."
            ),
            self.tr("&Make it"),
            _free(self._libraries.folder.parent / FIRST_NAME),
            self._libraries,
            self._libraries.check_new,
            self._theme,
            self._window,
            make_dialog=self._make_dialog,
        )
        dialog.wanted.connect(partial(self._leave, Afterwards.OPEN_OTHER), Qt.ConnectionType.QueuedConnection)
        _open(dialog)

    def _ask_for_move(self) -> None:
        from qwen_studio.ui.dialogs.new_place import NewPlaceDialog

        dialog = NewPlaceDialog(
            self.tr("Move this library"),
            self.tr(
                "Every file is copied to the new folder and compared, and the library opens from there. The old folder"
                " stays as it is: remove it yourself once you are sure. The window closes for that, and opens again"
                " when it is done."
            ),
            self.tr("&Move it"),
            _free(self._libraries.folder),
            self._libraries,
            self._libraries.check_move,
            self._theme,
            self._window,
            make_dialog=self._make_dialog,
        )
        dialog.wanted.connect(partial(self._leave, Afterwards.MOVE), Qt.ConnectionType.QueuedConnection)
        _open(dialog)

    def _leave(self, afterwards: Afterwards, folder: Path) -> None:
        self._libraries.wanted = folder
        self.leave_wanted.emit(afterwards)


def _free(folder: Path) -> Path:
    """A folder of that name or the next number which is not there yet."""
    candidate, number = folder, 2
    while candidate.exists():
        candidate = folder.with_name(f"{folder.name} {number}")
        number += 1
    return candidate


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
