"""A button that shows an icon alone, and says its name to everyone who cannot see it."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from qwen_studio.ui.assets import ICON_SIZE
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.why_not import explained

BUTTON_SIDE = 32


class IconButton(QToolButton):
    """A quiet 32 px button; checked, it stands on the accent wash.

    The name is what a screen reader says and what the tool tip shows, with the shortcut behind it.
    """

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        *,
        shortcut: QKeySequence | QKeySequence.StandardKey | str = "",
        checkable: bool = False,
        checked_icon: str = "",
        colour: str = "muted",
        size: int = ICON_SIZE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_role(self, "icon")
        theme.bind_icon(self, icon, colour, checked_name=checked_icon, size=size)
        theme.keep(self, QWidget.setFixedSize, BUTTON_SIDE, BUTTON_SIDE)
        self.setCheckable(checkable)
        # A click leaves the keyboard where it was, often in the instruction; Tab still comes here.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._action: QAction | None = None
        self.set_name(name, QKeySequence(shortcut))

    def set_name(self, name: str, shortcut: QKeySequence | None = None) -> None:
        """Names the button anew, for one that does something else now."""
        self.setAccessibleName(name)
        keys = shortcut.toString(QKeySequence.SequenceFormat.NativeText) if shortcut is not None else ""
        self.setToolTip(f"{name} ({keys})" if keys else name)

    def set_action(self, action: QAction) -> None:
        """Triggers that action, and takes its shortcut, its checked and its enabled state from then on."""
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow_action)
        action.toggled.connect(self._follow_action)
        self._follow_action()

    @Slot()
    def _follow_action(self) -> None:
        if self._action is None:
            return
        self.setEnabled(self._action.isEnabled())
        self.setCheckable(self._action.isCheckable())
        self.setChecked(self._action.isChecked())
        self.set_name(self.accessibleName(), self._action.shortcut())
        self.setToolTip(explained(self.toolTip(), self._action))
