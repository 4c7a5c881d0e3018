"""What can be done with one slot, as its context menu."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from qwen_studio.core.request import MAX_IMAGES, LinkImage
from qwen_studio.state.composer import Composer
from qwen_studio.state.picture_mime import accepts_mime, on_clipboard
from qwen_studio.state.slots import SlotState
from qwen_studio.ui.theme import Theme


class SlotMenu(QMenu):
    """Browse or replace, paste, show, swap, for links how they are sent, remove.

    Signals:
        browse_requested(), paste_requested(), show_requested(): gestures that the slot itself has, too.
    """

    browse_requested = Signal()
    paste_requested = Signal()
    show_requested = Signal()

    def __init__(self, composer: Composer, number: int, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._composer = composer
        self._number = number
        self._theme = theme
        slot = composer.slot(number)
        is_filled = slot.state is not SlotState.EMPTY
        browse = self._add("folder", self.tr("&Replace…") if is_filled else self.tr("&Browse…"))
        browse.triggered.connect(self.browse_requested)
        paste = self._add("copy", self.tr("&Paste"), QKeySequence.StandardKey.Paste)
        paste.setEnabled(accepts_mime(on_clipboard()))
        paste.triggered.connect(self.paste_requested)
        if is_filled:
            self._add_for_filled(can_show=slot.state is SlotState.READY)
        if slot.link:
            self._add_link_choice(isinstance(slot.image, LinkImage))
        if is_filled:
            self.addSeparator()
            remove = self._add("close", self.tr("Re&move"), QKeySequence.StandardKey.Delete)
            remove.triggered.connect(self._remove)

    def _add_for_filled(self, *, can_show: bool) -> None:
        show = self._add("eye", self.tr("&Show in viewer"))
        show.setEnabled(can_show)
        show.triggered.connect(self.show_requested)
        self.addSeparator()
        for other in range(1, MAX_IMAGES + 1):
            if other != self._number:
                swap = self._add("swap", self.tr("Swap with Image &{n}").format(n=other))
                swap.setData(other)
                swap.triggered.connect(self._swap)

    def _add_link_choice(self, as_link: bool) -> None:
        self.addSeparator()
        choice = self._add("link", self.tr("Let the service fetch the &link"))
        choice.setToolTip(self.tr("Sends the address instead of a copy of the picture"))
        choice.setCheckable(True)
        choice.setChecked(as_link)
        choice.toggled.connect(self._send_as_link)

    def _add(self, icon: str, text: str, shortcut: QKeySequence.StandardKey | None = None) -> QAction:
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

    def _remove(self) -> None:
        self._composer.remove(self._number)
