"""What can be done with one slot, as its context menu."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from qwen_studio.core.request import MAX_IMAGES, LinkImage
from qwen_studio.state.composer import Composer
from qwen_studio.state.picture_mime import accepts_mime, on_clipboard
from qwen_studio.state.slots import Slot, SlotState
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.why_not import enable


class SlotMenu(QMenu):
    """Browse or replace, paste, show, draw upon, swap, for links how they are sent, remove.

    Signals:
        browse_requested(), paste_requested(), copy_requested(), show_requested(), draw_requested(): gestures that the
            slot itself has, too.
    """

    browse_requested = Signal()
    paste_requested = Signal()
    copy_requested = Signal()
    show_requested = Signal()
    draw_requested = Signal()

    def __init__(self, composer: Composer, number: int, theme: Theme, draw_keys: QKeySequence, parent: QWidget) -> None:
        """`draw_keys` are named beside what the window's own action does, too."""
        super().__init__(parent)
        self._draw_keys = draw_keys
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setToolTipsVisible(True)
        self._composer = composer
        self._number = number
        self._theme = theme
        slot = composer.slot(number)
        is_filled = slot.state is not SlotState.EMPTY
        not_here = self.tr("Its picture is still being read, or cannot be")
        browse = self._add("folder", self.tr("&Replace…") if is_filled else self.tr("&Browse…"))
        browse.triggered.connect(self.browse_requested)
        if is_filled:
            copy = self._add("copy", self.tr("&Copy"), QKeySequence.StandardKey.Copy)
            self._enable(copy, slot.state is SlotState.READY, not_here)
            copy.triggered.connect(self.copy_requested)
        paste = self._add("image", self.tr("&Paste"), QKeySequence.StandardKey.Paste)
        self._enable(paste, accepts_mime(on_clipboard()), self.tr("The clipboard holds no picture, file or link"))
        paste.triggered.connect(self.paste_requested)
        if is_filled:
            self._add_for_filled(slot, not_here)
        if slot.link:
            self._add_link_choice(isinstance(slot.image, LinkImage), is_drawn_on=bool(slot.drawing))
        if is_filled:
            self.addSeparator()
            remove = self._add("close", self.tr("Re&move"), QKeySequence.StandardKey.Delete)
            remove.triggered.connect(self._remove)

    def _add_for_filled(self, slot: Slot, not_here: str) -> None:
        show = self._add("eye", self.tr("&Show in viewer"))
        self._enable(show, slot.state is SlotState.READY, not_here)
        show.triggered.connect(self.show_requested)
        draw = self._add("pencil", self.tr("&Draw marks…"), self._draw_keys)
        self._enable(draw, slot.can_be_drawn_on, not_here)
        draw.triggered.connect(self.draw_requested)
        if slot.drawing:
            clean = self._add("trash", self.tr("Remove the mar&ks"))
            clean.triggered.connect(self._remove_marks)
        self.addSeparator()
        for other in range(1, MAX_IMAGES + 1):
            if other != self._number:
                swap = self._add("swap", self.tr("Swap with Image &{n}").format(n=other))
                swap.setData(other)
                swap.triggered.connect(self._swap)

    def _add_link_choice(self, as_link: bool, *, is_drawn_on: bool) -> None:
        self.addSeparator()
        choice = self._add("link", self.tr("Let the service fetch the &link"))
        choice.setToolTip(self.tr("Sends the address instead of a copy of the picture"))
        self._enable(choice, not is_drawn_on, self.tr("Marks can only be sent on a copy of the picture"))
        choice.setCheckable(True)
        choice.setChecked(as_link)
        choice.toggled.connect(self._send_as_link)

    @staticmethod
    def _enable(action: QAction, possible: bool, reason: str) -> None:
        enable(action, possible, reason)
        if not possible:
            action.setToolTip(reason)

    def _add(self, icon: str, text: str, shortcut: QKeySequence.StandardKey | QKeySequence | None = None) -> QAction:
        action = self.addAction(self._theme.icon(icon, "muted"), text)
        if shortcut is not None:
            # Shown only: the slot handles the key itself, and only while it has the keyboard.
            action.setShortcut(QKeySequence(shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcutVisibleInContextMenu(True)
        return action

    def _swap(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._composer.swap(self._number, action.data())

    def _send_as_link(self, on: bool) -> None:
        self._composer.send_as_link(self._number, on)

    def _remove_marks(self) -> None:
        self._composer.remove_drawing(self._number)

    def _remove(self) -> None:
        self._composer.remove(self._number)
