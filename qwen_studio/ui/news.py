"""News that passes, and what can be taken back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from qwen_studio.core.errors import StudioError
from qwen_studio.core.naming import printable
from qwen_studio.state.undo import Place, Step, UndoStack
from qwen_studio.ui.show_in_folder import show_in_folder
from qwen_studio.ui.widgets.toast import TIMEOUT_MS, TakeAway, ToastArea

if TYPE_CHECKING:
    from qwen_studio.library.changes import Applied

_LASTING_MS = 24 * 60 * 60 * 1000


class News(QObject):
    """Shows toasts; one with "Undo" goes when its step is taken back by key or menu, or not as told any more."""

    def __init__(
        self, toasts: ToastArea, undo: UndoStack, parent: QObject, page: Callable[[], str] = lambda: ""
    ) -> None:
        """`page` is the name of the one that the user looks at: what is undone elsewhere is said to be there."""
        super().__init__(parent)
        self._page = page
        self._toasts = toasts
        self._undo = undo
        self._offered: dict[Step, tuple[TakeAway, frozenset[int]]] = {}
        undo.offered.connect(self._offer)
        undo.changed.connect(self._end_offers)
        undo.applied.connect(self._end_outdated)
        undo.taken_back.connect(self._tell_undone)
        undo.done_again.connect(self._tell_done_again)
        undo.failed.connect(self._tell_failure)

    def announce(
        self, words: str, action_text: str = "", act: Callable[[], object] | None = None, *, lasting: bool = False
    ) -> TakeAway:
        """Show the words for a while, or until dismissed; with a button if there is something to do about it."""
        timeout_ms = _LASTING_MS if lasting else TIMEOUT_MS
        return self._toasts.show_toast(words, action_text, act, timeout_ms=timeout_ms)

    def tell(self, words: str) -> None:
        """Show the words for a while."""
        self.announce(words)

    def show_in_folder(self, file: Path) -> None:
        """Show the file in the system's file manager, or say where it is."""
        if not show_in_folder(file):
            words = self.tr("No file manager could be started. The file is here: {path}")
            copy = partial(QGuiApplication.clipboard().setText, str(file))
            self.announce(words.format(path=printable(str(file))), self.tr("Copy path"), copy)

    def _offer(self, step: Step) -> None:
        take_back = partial(self._undo.take_back, step)
        take_away = self._toasts.show_toast(step.told, self.tr("Undo"), take_back)
        self._offered[step] = take_away, frozenset(step.pictures)

    def _end_offers(self) -> None:
        for step, (_, told) in list(self._offered.items()):
            if not self._undo.can_take_back(step) or told - step.pictures:
                self._end_offer(step)

    def _end_outdated(self, applied: "Applied") -> None:
        """What went to the trash and has come back since, or the other way round, is not there to be taken back."""
        from qwen_studio.library.changes import MoveToTrash, RestoreFromTrash

        moved = {*applied.removed, *applied.restored}
        for step in list(self._offered):
            about_trash = isinstance(step.reverse, MoveToTrash | RestoreFromTrash)
            if about_trash and step.pictures & moved and not self._undo.is_newest(step):
                self._end_offer(step)

    def _end_offer(self, step: Step) -> None:
        take_away, _ = self._offered.pop(step)
        take_away()

    def _tell_undone(self, step: Step) -> None:
        words = {
            Place.EDIT: self.tr("Undone on the Edit page: {step}"),
            Place.LIBRARY: self.tr("Undone in the library: {step}"),
            Place.ANYWHERE: self.tr("Undone: {step}"),
        }
        self.announce(words[self._elsewhere(step)].format(step=step.words))

    def _tell_done_again(self, step: Step) -> None:
        words = {
            Place.EDIT: self.tr("Done again on the Edit page: {step}"),
            Place.LIBRARY: self.tr("Done again in the library: {step}"),
            Place.ANYWHERE: self.tr("Done again: {step}"),
        }
        self.announce(words[self._elsewhere(step)].format(step=step.words))

    def _elsewhere(self, step: Step) -> Place:
        """The place of the step, unless the user sees it."""
        return Place.ANYWHERE if self._page() in ("", step.place.value) else step.place

    def _tell_failure(self, error: StudioError) -> None:
        self.announce(str(error))
