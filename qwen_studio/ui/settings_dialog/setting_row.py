"""The row of one setting, with its default and the way back to it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from qwen_studio.core.settings import Settings
from qwen_studio.state.preferences import Preferences
from qwen_studio.ui.dialogs.cap_field import CapField
from qwen_studio.ui.settings_dialog.changes import SettingsChanges
from qwen_studio.ui.settings_dialog.editors.choice_editor import ChoiceEditor
from qwen_studio.ui.settings_dialog.editors.number_editor import NumberEditor
from qwen_studio.ui.settings_dialog.editors.switch_editor import SwitchEditor
from qwen_studio.ui.settings_dialog.editors.text_editor import TextEditor
from qwen_studio.ui.settings_dialog.editors.texts_editor import TextsEditor
from qwen_studio.ui.settings_dialog.row import Row, Words
from qwen_studio.ui.theme import set_role
from qwen_studio.ui.widgets.quiet import quiet

Editor = CapField | ChoiceEditor | NumberEditor | SwitchEditor | TextEditor | TextsEditor


class SettingRow(Row):
    """Shows what the settings have, and changes them at once.

    Signals:
        turned(): the value is the default now, or no longer.
    """

    turned = Signal()

    def __init__(
        self,
        setting: str,
        words: Words,
        editor: Editor,
        preferences: Preferences,
        changes: SettingsChanges,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, editor, below=isinstance(editor, TextEditor | TextsEditor), parent=parent)
        self.setting = setting
        self._editor = editor
        self._preferences = preferences
        self._changes = changes
        self._default: Any = getattr(Settings(), setting)
        told = self.tr("Default: {value}").format(value=editor.words_of(self._default))
        default = QLabel(told)
        set_role(default, "caption")
        editor.setAccessibleDescription(f"{words.explanation} {told}.".strip())
        self._reset = QPushButton(self.tr("Reset"))
        set_role(self._reset, "link-small")
        self._reset.setAccessibleName(self.tr("Reset: {name}").format(name=words.name))
        quiet(self._reset)
        policy = self._reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._reset.setSizePolicy(policy)
        self.foot.addWidget(default)
        self.foot.addWidget(self._reset)
        self.foot.addStretch(1)
        self._reset.clicked.connect(self.reset)
        editor.edited.connect(self._take)
        preferences.changed.connect(self._follow)
        self._show()

    @property
    def is_default(self) -> bool:
        """Whether the setting is what it is where nobody has chosen."""
        return bool(getattr(self._preferences.settings, self.setting) == self._default)

    def reset(self) -> None:
        """Give it its default again."""
        if self._reset.hasFocus():
            # The button goes, and the keyboard would be nowhere.
            self._editor.setFocus()
        words = self.tr("Reset “{name}”").format(name=self.words.name)
        told = self.tr("“{name}” has its default again.").format(name=self.words.name)
        self._changes.make(words, told, **{self.setting: self._default})

    def _take(self, value: object) -> None:
        self._preferences.change(**{self.setting: value})

    def _follow(self, names: set[str]) -> None:
        if self.setting in names:
            self._show()
            self.turned.emit()

    def _show(self) -> None:
        self._editor.show_value(getattr(self._preferences.settings, self.setting))
        self._reset.setVisible(not self.is_default)
