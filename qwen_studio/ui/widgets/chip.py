"""A filter that is on or off."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from qwen_studio.ui.theme import Theme, set_role

_ICON_PX = 14


class FilterChip(QPushButton):
    """A round-ended checkable button with an icon and words; on, it stands on the accent wash."""

    def __init__(
        self, theme: Theme, text: str, *, icon: str = "", checked_icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        set_role(self, "chip")
        if icon:
            theme.bind_icon(self, icon, "muted", checked_name=checked_icon, size=_ICON_PX)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
