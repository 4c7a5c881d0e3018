"""Follows what the settings say about the look of the window, and shows what they say about its language."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from qwen_studio.state.preferences import Preferences
from qwen_studio.ui.motion import prefer_less_motion
from qwen_studio.ui.theme import Theme, choice_of
from qwen_studio.ui.window_actions import WindowActions


class Appearance(QObject):
    """Scheme, text scale and motion, live; the window's actions for them change the settings, and show them."""

    def __init__(self, preferences: Preferences, theme: Theme, actions: WindowActions, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._theme = theme
        self._actions = actions
        preferences.changed.connect(self._follow)
        for choice, action in actions.themes.items():
            action.triggered.connect(partial(self._change, "theme", choice))
        for percent, action in actions.text_scales.items():
            action.triggered.connect(partial(self._change, "text_scale", percent))
        for language, action in actions.languages.items():
            action.triggered.connect(partial(self._change, "language", language))
        actions.languages[preferences.settings.language].setChecked(True)

    def _change(self, setting: str, value: object, _checked: bool = False) -> None:
        self._preferences.change(**{setting: value})

    @Slot(object)
    def _follow(self, changed: set[str]) -> None:
        settings = self._preferences.settings
        if "theme" in changed:
            choice = choice_of(settings.theme)
            self._actions.themes[choice].setChecked(True)
            self._theme.set_choice(choice)
        if "text_scale" in changed:
            for percent, action in self._actions.text_scales.items():
                action.setChecked(percent == settings.text_scale)
            self._theme.set_text_scale(settings.text_scale)
        if "language" in changed:
            self._actions.languages[settings.language].setChecked(True)
        if "motion" in changed:
            prefer_less_motion(settings.motion == "reduced")
