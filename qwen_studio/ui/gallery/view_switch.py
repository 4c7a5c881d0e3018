"""Two buttons of which one is on: tiles or lines."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from qwen_studio.ui.gallery.gallery_actions import GalleryActions
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.icon_button import IconButton


class ViewSwitch(QFrame):
    """Follows the actions of the View menu."""

    def __init__(self, actions: GalleryActions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for action, icon, name in (
            (actions.grid_view, "grid", self.tr("Grid")),
            (actions.list_view, "list", self.tr("List")),
        ):
            button = IconButton(theme, icon, name)
            button.set_action(action)
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
