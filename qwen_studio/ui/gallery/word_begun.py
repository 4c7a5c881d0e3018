"""A key that marks pictures, and is also the first letter of words that are searched for."""

from time import monotonic

from PySide6.QtCore import QEvent, QObject, Slot

from qwen_studio.state.undo import Step, UndoStack
from qwen_studio.ui.picture_actions import PictureActions

SOON_S = 0.8
"""So soon after the key another letter goes on with a word."""


class WordBegun(QObject):
    """Knows of the key for favourites whether it was a mark, or the beginning of a word."""

    def __init__(self, actions: PictureActions, undo: UndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._action = actions.favourite
        self._undo = undo
        self._by_key = False
        self._step: Step | None = None
        self._pressed_at = 0.0
        self._action.installEventFilter(self)
        actions.favourite_changed.connect(self._take)

    def whole(self, typed: str) -> str:
        """What was typed, with the letter before it if both are one word; then its mark is taken back."""
        step, self._step = self._just_done(), None
        if step is None or not typed.isalpha():
            return typed
        self._undo.take_back(step)
        return self._letter() + typed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Shortcut:
            self._by_key = True
        return super().eventFilter(watched, event)

    @Slot(object)
    def _take(self, step: Step) -> None:
        # By a menu it is a mark and nothing else. Pressed twice, it took its mark back by itself.
        begins = self._by_key and self._just_done() is None
        self._step = step if begins and self._letter() else None
        self._by_key = False
        self._pressed_at = monotonic()

    def _just_done(self) -> Step | None:
        return self._step if monotonic() - self._pressed_at <= SOON_S else None

    def _letter(self) -> str:
        """What the key would write, if it is a letter: people can give the action other keys."""
        keys = self._action.shortcut().toString().lower()
        return keys if len(keys) == 1 and keys.isalpha() else ""
