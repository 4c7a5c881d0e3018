"""News that passes, and the way back that the newest of it offers."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.toast import TIMEOUT_MS, ToastArea

_LASTING_MS = 24 * 60 * 60 * 1000


class News(QObject):
    """Shows toasts, and keeps the last "Undo" for the Edit menu after its toast is gone.

    Signals:
        undo_changed(): `can_undo` is other than before.
    """

    undo_changed = Signal()

    def __init__(self, toasts: ToastArea, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._toasts = toasts
        self._theme = theme
        # Newest last, each with what takes its toast away.
        self._ways_back: dict[Callable[[], object], Callable[[], None]] = {}

    @property
    def can_undo(self) -> bool:
        """Whether something can be taken back."""
        return bool(self._ways_back)

    def announce(
        self, words: str, action_text: str = "", act: Callable[[], object] | None = None, *, lasting: bool = False
    ) -> None:
        """Show the words for a while, or until dismissed; with a button if there is something to do about it."""
        if act is None:
            self._toasts.show_toast(words, timeout_ms=_LASTING_MS if lasting else TIMEOUT_MS)
            return
        end_toast = self._toasts.show_toast(
            words, action_text, lambda: self._act(act), timeout_ms=_LASTING_MS if lasting else TIMEOUT_MS
        )
        if action_text == self.tr("Undo"):
            self._ways_back[act] = end_toast
            self.undo_changed.emit()

    def undo(self) -> None:
        """Take back the newest thing that offered it."""
        if self._ways_back:
            self._act(next(reversed(self._ways_back)))

    def _act(self, act: Callable[[], object]) -> None:
        end_toast = self._ways_back.pop(act, None)
        if end_toast is not None:
            end_toast()
            self.undo_changed.emit()
        act()
