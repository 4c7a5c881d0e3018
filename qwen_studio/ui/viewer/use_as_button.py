"""Use as Image 1, and behind its arrow Image 2 and Image 3."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from qwen_studio.ui.picture_actions import SLOTS, PictureActions
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.action_button import ActionButton


class UseAsButton(QWidget):
    """The main thing to do with a result: make it the input of the next edit."""

    def __init__(self, actions: PictureActions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        first = actions.use_as[SLOTS[0]]
        icon = theme.icon("arrow-back", "on_accent")
        self._main = ActionButton(first, self.tr("Use as Image 1"), icon, role="primary")
        left, right = ("last", "first") if self.isRightToLeft() else ("first", "last")
        self._main.setProperty("end", left)
        self._arrow = QPushButton()
        set_role(self._arrow, "primary")
        self._arrow.setProperty("end", right)
        self._arrow.setProperty("narrow", "true")
        theme.bind_icon(self._arrow, "chevron-down", "on_accent", checked_colour="on_accent", size=14)
        theme.keep(self._arrow, QWidget.setFixedWidth, 26)
        self._arrow.setAccessibleName(self.tr("Use as another image"))
        self._arrow.setToolTip(self.tr("Use as Image 2 or Image 3"))
        self._arrow.clicked.connect(self._open_menu)
        first.changed.connect(lambda: self._arrow.setEnabled(first.isEnabled()))
        self._arrow.setEnabled(first.isEnabled())
        self._menu = QMenu(self)
        self._menu.addActions([actions.use_as[number] for number in SLOTS])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        row.addWidget(self._main)
        row.addWidget(self._arrow)

    def _open_menu(self) -> None:
        size = self._menu.sizeHint()
        corner = self._arrow.rect().topRight() - QPoint(size.width() - 1, size.height() + 6)
        self._menu.popup(self._arrow.mapToGlobal(corner))
