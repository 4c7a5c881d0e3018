"""What cannot be taken back: pictures out of the trash for good. It is always asked first."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QLocale, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMessageBox, QWidget

from qwen_studio.core.errors import StudioError
from qwen_studio.core.picture import Picture
from qwen_studio.library.pictures import LibrarySummary
from qwen_studio.state.pictures import Pictures
from qwen_studio.ui.action_keys.names import name_actions
from qwen_studio.ui.figures import bytes_text
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.why_not import enable


class TrashActions(QObject):
    """The actions; `delete` acts on what is chosen, where all of that lies in the trash."""

    def __init__(self, pictures: Pictures, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._library = pictures
        self._window = window
        self._ids: list[int] = []
        self.delete = self._action(self.tr("&Delete for good…"), "Shift+Del", self._delete)
        self.empty = self._action(self.tr("&Empty trash…"), "Ctrl+Shift+Del", self._empty)
        for action in (self.delete, self.empty):
            action.setIcon(theme.icon("trash"))
        name_actions(self, "trash")
        self.set_pictures(())
        for signal in (pictures.added, pictures.changed, pictures.removed, pictures.restored):
            signal.connect(self._measure)
        self._measure()

    def set_pictures(self, pictures: Sequence[Picture]) -> None:
        """From now on `delete` acts on these."""
        self._ids = [picture.id for picture in pictures]
        in_trash = bool(pictures) and all(picture.trashed_at is not None for picture in pictures)
        enable(self.delete, in_trash, self.tr("Choose pictures in the trash first"))

    @Slot()
    def _measure(self) -> None:
        self._library.trash_size(None, self._take_size)

    def _take_size(self, size: LibrarySummary) -> None:
        enable(self.empty, size.count > 0, self.tr("The trash is empty"))

    def _action(self, text: str, keys: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(act)
        return action

    @Slot()
    def _delete(self) -> None:
        self._library.trash_size(self._ids, partial(self._ask, list(self._ids)))

    @Slot()
    def _empty(self) -> None:
        self._library.trash_size(None, partial(self._ask, None))

    def _ask(self, ids: list[int] | None, size: LibrarySummary) -> None:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not size.count:
            box.setWindowTitle(self.tr("Trash"))
            box.setText(self.tr("The trash is empty."))
            box.open()
            return
        one, many = self.tr("Delete a picture for good?"), self.tr("Delete {count} pictures for good?")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(one if size.count == 1 else many.format(count=QLocale().toString(size.count)))
        box.setInformativeText(
            self.tr("{size} become free. This cannot be undone. What the pictures cost stays in the ledger.").format(
                size=bytes_text(size.file_bytes)
            )
        )
        go = box.addButton(self.tr("Delete for good"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        go.clicked.connect(lambda: self._library.delete_for_good(ids, self._failed))
        box.open()

    def _failed(self, error: StudioError) -> None:
        QMessageBox.warning(self._window, self.tr("Not everything could be deleted"), str(error))
