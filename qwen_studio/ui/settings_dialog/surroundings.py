"""What the pages of the settings dialog are given."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QMenu

from qwen_studio.library.places import Places
from qwen_studio.state.studio import Studio
from qwen_studio.ui.action_keys.action_keys import ActionKeys
from qwen_studio.ui.settings_dialog.changes import SettingsChanges
from qwen_studio.ui.show_in_folder import show_in_folder
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.window_actions import WindowActions


@dataclass(frozen=True)
class Surroundings:
    """`menus` are all of the window, the gallery's too; `changes` are those with a way back; `reveal` shows files."""

    studio: Studio
    theme: Theme
    places: Places
    actions: WindowActions
    keys: ActionKeys
    menus: Callable[[], list[QMenu]]
    changes: SettingsChanges
    reveal: Callable[[Path], object] = show_in_folder
