"""News that passes, and the way back that the newest of it offers."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.toast import ToastArea


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
        self._ways_back: list[Callable[[], object]] = []

    @property
    def can_undo(self) -> bool:
        """Whether something can be taken back."""
        return bool(self._ways_back)

    def announce(self, words: str, action_text: str = "", act: Callable[[], object] | None = None) -> None:
        """Show the words for a while, with a button if there is something to do about it."""
        if act is None:
            self._toasts.show_toast(words)
            return
        if action_text == self.tr("Undo"):
            self._ways_back.append(act)
            self.undo_changed.emit()
        self._toasts.show_toast(words, action_text, lambda: self._act(act))

    def undo(self) -> None:
        """Take back the newest thing that offered it."""
        if self._ways_back:
            self._act(self._ways_back[-1])

    def _act(self, act: Callable[[], object]) -> None:
        if act in self._ways_back:
            self._ways_back.remove(act)
            self.undo_changed.emit()
        act()
