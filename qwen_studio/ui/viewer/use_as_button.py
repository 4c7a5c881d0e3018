"""Continue from this result, and behind the arrow Use as Image 1, 2 and 3."""

from PySide6.QtCore import QPoint, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from qwen_studio.ui.picture_actions import SLOTS, PictureActions
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.action_button import ActionButton


class UseAsButton(QWidget):
    """The main thing to do with a result: begin the next edit with it.

    It begins an edit of its own, so that the words of the last one are not sent once more upon its result.
    """

    def __init__(self, actions: PictureActions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        first, go_on = actions.use_as[SLOTS[0]], actions.steps.continue_from
        icon = theme.icon("arrow-back", "on_accent")
        self._continue = ActionButton(go_on, self.tr("Continue from this result"), icon, role="primary")
        # An input is no result of anything: it can stand in a slot, and nothing more.
        self._use = ActionButton(first, self.tr("Use as Image 1"), icon, role="primary")
        left, right = ("last", "first") if self.isRightToLeft() else ("first", "last")
        self._arrow = QPushButton()
        set_role(self._arrow, "primary")
        self._arrow.setProperty("end", right)
        self._arrow.setProperty("narrow", "true")
        theme.bind_icon(self._arrow, "chevron-down", "on_accent", checked_colour="on_accent", size=14)
        theme.keep(self._arrow, QWidget.setFixedWidth, 26)
        self._arrow.setAccessibleName(self.tr("Other uses of this picture"))
        self._arrow.setToolTip(self.tr("Use as Image 1, Image 2 or Image 3"))
        self._arrow.clicked.connect(self._open_menu)
        self._menu = QMenu(self)
        self._menu.addAction(go_on)
        self._menu.addSeparator()
        self._menu.addActions([actions.use_as[number] for number in SLOTS])
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for button in (self._continue, self._use):
            button.setProperty("end", left)
            row.addWidget(button)
        row.addWidget(self._arrow)
        self._first = first
        self._go_on = go_on
        for action in (first, go_on):
            action.changed.connect(self._follow)
        self._follow()

    def set_short(self, short: bool) -> None:
        """Says it in one word, or in all."""
        words = self.tr("Continue") if short else self.tr("Continue from this result")
        if words != self._continue.text():
            self._continue.setText(words)
            self._tell_size()

    @Slot()
    def _follow(self) -> None:
        self._arrow.setEnabled(self._first.isEnabled())
        self._continue.setVisible(self._go_on.isEnabled() or not self._first.isEnabled())
        self._use.setVisible(not self._continue.isVisibleTo(self))
        self._tell_size()

    def _tell_size(self) -> None:
        # At once: whoever lays this out would else go by the words from before.
        self._row.activate()
        self.updateGeometry()

    def _open_menu(self) -> None:
        size = self._menu.sizeHint()
        corner = self._arrow.rect().topRight() - QPoint(size.width() - 1, size.height() + 6)
        self._menu.popup(self._arrow.mapToGlobal(corner))
