"""A line over the tiles that says where they are: in the trash."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from qwen_studio.ui.gallery.gallery_actions import GalleryActions
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.trash_actions import TrashActions
from qwen_studio.ui.widgets.action_button import ActionButton
from qwen_studio.ui.widgets.elided_label import ElidedLabel
from qwen_studio.ui.widgets.icon_label import IconLabel

HEIGHT = 48


class TrashBar(QFrame):
    """Explains, and offers the way back."""

    def __init__(
        self, actions: GalleryActions, trash: TrashActions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_role(self, "bar")
        theme.keep_room(self, QWidget.setFixedHeight, HEIGHT)
        words = ElidedLabel(
            self.tr("Pictures in the trash stay here until you bring them back or empty it."), role="muted"
        )
        restore = ActionButton(actions.restore, self.tr("Restore"), theme.icon("undo", "on_accent"), role="primary")
        empty = ActionButton(trash.empty, self.tr("Empty trash…"), theme.icon("trash"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(theme, "trash"))
        row.addWidget(words, 1)
        row.addWidget(empty)
        row.addWidget(restore)
