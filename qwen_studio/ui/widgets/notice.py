"""A message that stands where it belongs, until what it says is over."""

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.icon_button import IconButton
from qwen_studio.ui.widgets.icon_label import IconLabel
from qwen_studio.ui.widgets.quiet import quiet

_CROSS = 10
_CROSS_BUTTON = 18
Kind = Literal["info", "warn", "bad"]
_ICONS: dict[Kind, tuple[str, str]] = {
    "info": ("info", "accent_text"),
    "warn": ("warning", "warn"),
    "bad": ("error", "bad"),
}


class Notice(QFrame):
    """An icon, words that wrap, and at most one button; without words it is hidden. One `closable` has a cross, too.

    Signals:
        action_triggered(): the button was pressed.
    """

    action_triggered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, closable: bool = False) -> None:
        super().__init__(parent)
        self._icon = IconLabel(theme, "info", size=16, parent=self)
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = quiet(QPushButton(self))
        set_role(self._button, "link")
        self._button.clicked.connect(self.action_triggered)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        # Below the words: beside them it would leave a narrow panel no room for them.
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self._words)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(column, 1)
        if closable:
            close = IconButton(theme, "close", self.tr("Close"), size=_CROSS, parent=self)
            set_role(close, "small")
            theme.keep(close, QWidget.setFixedSize, _CROSS_BUTTON, _CROSS_BUTTON)
            close.clicked.connect(self.clear)
            row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.clear()

    def set_notice(self, kind: Kind, text: str, action_text: str = "") -> None:
        """Says that, with a button if it has words."""
        set_role(self, f"notice-{kind}")
        self._icon.set_icon(*_ICONS[kind])
        self._words.setText(text)
        self._button.setText(action_text)
        self._button.setVisible(bool(action_text))
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def clear(self) -> None:
        """Says nothing any more."""
        self.set_notice("info", "")

    def focus_action(self) -> None:
        """Gives the button the keyboard."""
        self._button.setFocus()

    def text(self) -> str:
        return self._words.text()
