"""Asks for the folder of a new library, or the new folder of this one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qwen_studio.core.errors import StudioError
from qwen_studio.state.libraries import Libraries
from qwen_studio.ui.dialogs.folder_field import FolderField
from qwen_studio.ui.file_dialogs import MakeDialog, file_dialog
from qwen_studio.ui.text_scale import grown_room
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.notice import Notice

_WIDTH = 560


class NewPlaceDialog(QDialog):
    """A folder, and what happens then. A folder that cannot be taken is refused here, in words.

    Signals:
        wanted(Path): the folder that was checked.
    """

    wanted = Signal(object)

    def __init__(
        self,
        title: str,
        explanation: str,
        do: str,
        folder: Path,
        libraries: Libraries,
        check: Callable[[Path], object],
        theme: Theme,
        parent: QWidget | None = None,
        *,
        make_dialog: MakeDialog = file_dialog,
    ) -> None:
        """`do` are the words of the button; `check` asks `libraries` about a folder.

        A folder that is chosen and not empty gets one of `folder`'s name in it.
        """
        super().__init__(parent)
        self.setWindowTitle(title)
        self._check = check
        self._name = folder.name
        words = QLabel(explanation)
        words.setWordWrap(True)
        set_role(words, "muted")
        self._folder = FolderField(self.tr("New folder"), folder, make_dialog=make_dialog, adapt=self._inside)
        self._notice = Notice(theme)
        self._do = QPushButton(do)
        set_role(self._do, "primary")
        self._do.setDefault(True)
        self._do.clicked.connect(self._look)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._do)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        for widget in (words, self._folder, self._notice):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addLayout(buttons)
        self.setMinimumWidth(grown_room(_WIDTH))
        self._folder.changed.connect(self._follow)
        libraries.checked.connect(self._take)
        libraries.refused.connect(self._refuse)
        self._folder.setFocus()
        self._fit()

    def _inside(self, folder: Path) -> Path:
        try:
            return folder / self._name if any(folder.iterdir()) else folder
        except OSError:
            return folder

    @Slot()
    def _follow(self) -> None:
        self._notice.clear()
        whole = self._folder.folder is not None
        self._do.setEnabled(whole)
        if not whole:
            self._notice.set_notice("warn", self.tr("Write the whole path."))
        self._fit()

    @Slot()
    def _look(self) -> None:
        folder = self._folder.folder
        if folder is None:
            return
        self._do.setEnabled(False)
        self._check(folder)

    @Slot(object)
    def _take(self, folder: Path) -> None:
        # A drive may take its time, and the user have written another one meanwhile.
        if folder != self._folder.folder:
            return
        self.wanted.emit(folder)
        self.accept()

    @Slot(object)
    def _refuse(self, error: StudioError) -> None:
        self._notice.set_notice("bad", str(error))
        self._do.setEnabled(True)
        self._fit()

    def _fit(self) -> None:
        # Words that wrap ask for their height only once they know their width.
        width = max(self.minimumSizeHint().width(), grown_room(_WIDTH))
        self.resize(width, self.heightForWidth(width))
