"""News that passes, and what can be taken back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from qwen_studio.core.errors import StudioError
from qwen_studio.state.undo import Step, UndoStack
from qwen_studio.ui.widgets.toast import TIMEOUT_MS, ToastArea

_LASTING_MS = 24 * 60 * 60 * 1000


class News(QObject):
    """Shows toasts; one with "Undo" goes when its step is taken back by key or menu."""

    def __init__(self, toasts: ToastArea, undo: UndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self._toasts = toasts
        self._undo = undo
        self._offered: dict[Step, Callable[[], None]] = {}
        undo.offered.connect(self._offer)
        undo.changed.connect(self._end_offers)
        undo.taken_back.connect(self._tell_undone)
        undo.done_again.connect(self._tell_done_again)
        undo.failed.connect(self._tell_failure)

    def announce(
        self, words: str, action_text: str = "", act: Callable[[], object] | None = None, *, lasting: bool = False
    ) -> None:
        """Show the words for a while, or until dismissed; with a button if there is something to do about it."""
        timeout_ms = _LASTING_MS if lasting else TIMEOUT_MS
        self._toasts.show_toast(words, action_text, act, timeout_ms=timeout_ms)

    def _offer(self, step: Step) -> None:
        take_back = partial(self._undo.take_back, step)
        self._offered[step] = self._toasts.show_toast(step.told, self.tr("Undo"), take_back)

    def _end_offers(self) -> None:
        for step in [step for step in self._offered if not self._undo.can_take_back(step)]:
            self._offered.pop(step)()

    def _tell_undone(self, step: str) -> None:
        self.announce(self.tr("Undone: {step}").format(step=step))

    def _tell_done_again(self, step: str) -> None:
        self.announce(self.tr("Done again: {step}").format(step=step))

    def _tell_failure(self, error: StudioError) -> None:
        self.announce(str(error))
