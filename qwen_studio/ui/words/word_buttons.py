"""The two buttons at the head of a field for words."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from qwen_studio.ui.action_keys.tool_tips import with_keys
from qwen_studio.ui.punctuation import named
from qwen_studio.ui.theme import Theme, set_icon_size, set_role

HISTORY_KEYS = "Ctrl+H"
PRESETS_KEYS = "Ctrl+Shift+P"
_ICON_SIDE = 13
_NARROW_PX = 312
"""Below this width of the field there is room for the icons only, beside the longest words of a counter."""


class WordButtons(QWidget):
    """History and Presets, in words where there is room; each opens the popup of its name."""

    def __init__(self, theme: Theme, field: str, parent: QWidget) -> None:
        """`field` says whose words they are to somebody who cannot see where they stand."""
        super().__init__(parent)
        self._theme = theme
        self._words: dict[QPushButton, str] = {}
        self.history = self._button("history", self.tr("History"), field, HISTORY_KEYS)
        self.presets = self._button("bookmark", self.tr("Presets"), field, PRESETS_KEYS)
        parent.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.history)
        row.addWidget(self.presets)

    def show_keys(self, history: QKeySequence, presets: QKeySequence) -> None:
        """Names these keys from now on."""
        for button, keys in ((self.history, history), (self.presets, presets)):
            button.setToolTip(with_keys(self._words[button], keys))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            narrow = watched.width() < self._theme.px(_NARROW_PX)
            for button, words in self._words.items():
                button.setText("" if narrow else words)
        return super().eventFilter(watched, event)

    def _button(self, icon: str, words: str, field: str, keys: str) -> QPushButton:
        button = QPushButton(words, self)
        self._words[button] = words
        set_role(button, "ghost-small")
        button.setIcon(self._theme.icon(icon, "muted"))
        self._theme.keep(button, set_icon_size, _ICON_SIDE)
        button.setAccessibleName(named(words, field))
        button.setToolTip(with_keys(words, keys))
        return button
