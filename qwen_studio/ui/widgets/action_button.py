"""A push button for an action that is also in a menu."""

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from qwen_studio.ui.assets import ICON_GAP, ICON_SIZE
from qwen_studio.ui.text_scale import grown
from qwen_studio.ui.theme import set_icon_size, set_role
from qwen_studio.ui.why_not import explained


class ActionButton(QPushButton):
    """Triggers its action, and is enabled and explained as the action is; words, icon and look are its own."""

    def __init__(
        self,
        action: QAction,
        text: str,
        icon: QIcon | None = None,
        *,
        role: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`name` is for screen readers, where the button shows an icon alone."""
        super().__init__(text, parent)
        self._action = action
        set_role(self, role)
        self.setAccessibleName(name or text)
        if icon is not None:
            self.setIcon(icon)
            # Wider than the drawing: Qt leaves only 4 px between icon and words.
            self._fit_icon()
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and not self.icon().isNull():
            self._fit_icon()

    def _fit_icon(self) -> None:
        set_icon_size(self, grown(ICON_SIZE), ICON_GAP if self.text() else 0)

    @Slot()
    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        keys = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        name = self.accessibleName()
        self.setToolTip(explained(f"{name} ({keys})" if keys else name, self._action))
