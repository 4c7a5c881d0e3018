"""What becomes of one file that is dropped on the window."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from qwen_studio.core.errors import StudioError
from qwen_studio.state.qimages import load_qimage
from qwen_studio.state.recall_part import RecallPart
from qwen_studio.state.studio import Studio
from qwen_studio.ui.action_keys.names import name_actions
from qwen_studio.ui.file_dialogs import FileDialogs

if TYPE_CHECKING:
    from qwen_studio.jobs.dropped_files import DroppedFile

_PREVIEW_PX = 224


class DropCommands(QObject):
    """A plain picture goes into the first free slot; of one that tells how it was made, people are asked."""

    def __init__(self, studio: Studio, window: QWidget) -> None:
        super().__init__(window)
        self._studio = studio
        self._window = window
        self.open_file = QAction(self.tr("Settings of a &file…"), self)
        self.open_file.setShortcut("Ctrl+Alt+Shift+O")
        self.open_file.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.open_file.setToolTip(self.tr("What a picture file tells of how it was made"))
        self.open_file.triggered.connect(self._choose)
        name_actions(self, "drop")

    def take(self, file: Path) -> None:
        """Looks at the file, and offers what can be done with it."""
        studio = self._studio
        studio.tasks.run(
            studio.look_at_file,
            file,
            done=partial(self._offer, file),
            # The slot says what is wrong with a file that cannot be read.
            failed=partial(self._use_unread, file),
        )

    def _use_unread(self, file: Path, _: StudioError) -> None:
        self._use(file)

    def _offer(self, file: Path, found: "DroppedFile | None") -> None:
        if found is None:
            self._use(file)
            return
        from qwen_studio.ui.dialogs.dropped_file import DroppedFileDialog

        dialog = DroppedFileDialog(found, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.use_wanted.connect(lambda: self._use(file))
        dialog.recall_wanted.connect(lambda: self._recall(found))
        dialog.show_wanted.connect(lambda: self._show(found))
        self._studio.tasks.run(
            load_qimage,
            file,
            _PREVIEW_PX,
            done=dialog.show_preview,
        )
        dialog.open()

    def _use(self, file: Path) -> None:
        self._studio.composer.put_files([file])

    def _recall(self, found: "DroppedFile") -> None:
        drafts = self._studio.drafts
        if found.request is not None:
            drafts.take(found.request, RecallPart.EVERYTHING)
        elif found.foreign is not None:
            drafts.use_instruction(found.foreign.prompt, found.foreign.negative_prompt)

    def _show(self, found: "DroppedFile") -> None:
        if found.picture_id is not None:
            self._studio.viewer.show_picture(found.picture_id)

    def _choose(self) -> None:
        dialog = FileDialogs(self._studio.preferences)(self._window)
        dialog.setWindowTitle(self.tr("Settings of a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.take(Path(name)))
        dialog.open()
