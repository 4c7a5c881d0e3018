"""How the viewer compares, as entries of the View menu and buttons of the tool bar."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from qwen_studio.ui.action_keys.names import name_actions
from qwen_studio.ui.motion import wants_less_motion
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.viewer.compare_mode import CompareMode
from qwen_studio.ui.viewer.hold_key import HoldKey
from qwen_studio.ui.why_not import enable


class CompareActions(QObject):
    """One of the modes is checked; without a picture to compare with, only "Picture alone" can be chosen.

    Signals:
        chosen(CompareMode): the person wants this one.
        swapped(bool): the two pictures are to change sides, or to go back.
        only_before(bool): the picture before is to be seen alone, or not any more.
    """

    chosen = Signal(object)
    swapped = Signal(bool)
    only_before = Signal(bool)

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._group = QActionGroup(self)
        self.by_mode = {
            CompareMode.SINGLE: self._mode(self.tr("Picture &alone"), "Ctrl+Alt+D", "image"),
            CompareMode.SLIDER: self._mode(self.tr("Compare before and after with a &slider"), "Ctrl+D", "compare"),
            CompareMode.LEVEL_SLIDER: self._mode(
                self.tr("Compare with a slider that moves up and &down"), "Ctrl+Alt+H", "compare-level"
            ),
            CompareMode.SIDE_BY_SIDE: self._mode(
                self.tr("Compare before and after s&ide by side"), "Ctrl+Alt+Shift+D", "columns"
            ),
            CompareMode.FLICKER: self._mode(self.tr("Compare by &flicker"), "Ctrl+Alt+F", "flicker"),
            CompareMode.DIFFERENCE: self._mode(self.tr("Show what differs, am&plified"), "Ctrl+Alt+E", "difference"),
        }
        self.next_mode = self._action(self.tr("&Next way to compare"), "M", "")
        self.swap = self._checkable(self.tr("S&wap before and after"), "C", "swap")
        self.see_before = self._checkable(self.tr("Only the picture &before, while held"), "Space", "eye")
        # The menu only names the key: a shortcut cannot be held.
        self.see_before.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.aligned = self._checkable(self.tr("Compare ali&gned"), "Ctrl+Alt+A", "")
        self.save_aligned = self._action(self.tr("Save at the original's si&ze…"), "Ctrl+Alt+S", "download")
        self.save_over_input = self._action(self.tr("Save at the inp&ut's size…"), "Ctrl+Alt+Y", "download")
        name_actions(self, "compare")
        self._space = HoldKey(Qt.Key.Key_Space, self)
        self._can_compare = False
        self._group.triggered.connect(self._choose)
        self.next_mode.triggered.connect(self._go_on)
        self.swap.toggled.connect(self.swapped)
        self.see_before.toggled.connect(self.only_before)
        self._space.held.connect(self._hold)

    def show(self, mode: CompareMode, *, can_compare: bool) -> None:
        """Checks that mode."""
        self._can_compare = can_compare
        self.by_mode[mode].setChecked(True)
        still = wants_less_motion()
        nothing = self.tr("There is nothing to compare with: show a result")
        for other, action in self.by_mode.items():
            too_lively = can_compare and still and _moves(other)
            rests = self.tr("Movement is switched off in the system's settings") if too_lively else nothing
            enable(action, other is CompareMode.SINGLE or (can_compare and not too_lively), rests)
        for action in (self.next_mode, self.see_before):
            enable(action, can_compare, nothing)
        has_sides = mode.has_divider or mode is CompareMode.SIDE_BY_SIDE
        enable(self.swap, has_sides, self.tr("Compare with a slider or side by side first") if can_compare else nothing)
        if not can_compare:
            self.offer_alignment(possible=False)
            self.offer_original(possible=False)
            self.see_before.setChecked(False)

    def offer_alignment(self, *, possible: bool) -> None:
        """For when it is known how the two lie over each other, or not."""
        for action in (self.aligned, self.save_over_input):
            enable(action, possible, self.tr("Compare a result with its input first"))

    def offer_original(self, *, possible: bool) -> None:
        """For when the original that the chain began with is there, or not."""
        enable(self.save_aligned, possible, self.tr("Compare a result with its original first"))

    def for_page(self) -> list[QAction]:
        """Those whose keys work wherever the keyboard is on the page."""
        return [*self.by_mode.values(), self.aligned, self.save_aligned, self.save_over_input]

    def attach_to(self, widget: QWidget) -> None:
        """Lets M, C and Space work while the keyboard is in this widget; text fields keep theirs."""
        widget.addActions([self.next_mode, self.swap])
        self._space.attach_to(widget)

    def fill(self, menu: QMenu) -> None:
        """Every action, in the order of the View menu."""
        menu.addActions(list(self.by_mode.values()))
        menu.addSeparator()
        menu.addActions([self.next_mode, self.swap, self.see_before])
        menu.addSeparator()
        menu.addActions([self.aligned, self.save_aligned, self.save_over_input])

    def _mode(self, text: str, keys: str, icon: str) -> QAction:
        action = self._checkable(text, keys, icon)
        self._group.addAction(action)
        return action

    def _checkable(self, text: str, keys: str, icon: str) -> QAction:
        action = self._action(text, keys, icon)
        action.setCheckable(True)
        # In a menu its tick stands there, which says more.
        action.setIconVisibleInMenu(False)
        return action

    def _action(self, text: str, keys: str, icon: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(keys)
        # The same keys mean something else in the gallery.
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if icon:
            action.setIcon(self._theme.icon(icon))
        return action

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(next(mode for mode, known in self.by_mode.items() if known is action))

    def _go_on(self) -> None:
        modes = [mode for mode, action in self.by_mode.items() if action.isEnabled()]
        now = next(place for place, mode in enumerate(modes) if self.by_mode[mode].isChecked())
        self.by_mode[modes[(now + 1) % len(modes)]].trigger()

    def _hold(self, held: bool) -> None:
        if self._can_compare:
            self.see_before.setChecked(held)


def _moves(mode: CompareMode) -> bool:
    return mode is CompareMode.FLICKER
