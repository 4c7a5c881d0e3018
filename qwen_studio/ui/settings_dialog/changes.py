"""Changes of settings that say what was done, with the way back at hand."""

from typing import Any

from PySide6.QtCore import QObject

from qwen_studio.state.preferences import Preferences
from qwen_studio.state.undo import Step, UndoStack
from qwen_studio.ui.widgets.toast import TakeAway, ToastArea


class SettingsChanges(QObject):
    """Changes several settings at once; each is a step for Ctrl+Z, too."""

    def __init__(self, preferences: Preferences, undo: UndoStack, toasts: ToastArea, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._undo = undo
        self._toasts = toasts
        self._offered: list[tuple[Step, TakeAway]] = []
        undo.changed.connect(self._end_offers)

    def make(self, words: str, told: str, **values: Any) -> None:
        """Take the values; `words` name the step, and `told` is the sentence of the toast."""
        preferences = self._preferences
        before = {name: getattr(preferences.settings, name) for name in values}
        preferences.change(**values)
        step = self._undo.offer(
            words, "", lambda: preferences.change(**before), again=lambda: preferences.change(**values)
        )
        end = self._toasts.show_toast(told, self.tr("Undo"), lambda: self._undo.take_back(step))
        self._offered.append((step, end))

    def take_back(self) -> None:
        """Take back the newest of these changes that still stands."""
        if self._offered:
            self._undo.take_back(self._offered[-1][0])

    def say(self, words: str) -> None:
        """Say something that has no way back."""
        self._toasts.show_toast(words)

    def _end_offers(self) -> None:
        for step, end in [offer for offer in self._offered if not self._undo.can_take_back(offer[0])]:
            self._offered.remove((step, end))
            end()
