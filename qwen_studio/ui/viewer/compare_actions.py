"""How the viewer compares, as entries of the View menu and buttons of the tool bar."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup

from qwen_studio.ui.viewer.compare_mode import CompareMode


class CompareActions(QObject):
    """One of them is checked; without a picture before, only "Picture alone" can be chosen.

    Signals:
        chosen(CompareMode): the person wants this one.
    """

    chosen = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._group = QActionGroup(self)
        self.by_mode = {
            CompareMode.SINGLE: self._action(self.tr("Picture &alone"), "Ctrl+Alt+D"),
            CompareMode.SLIDER: self._action(self.tr("Compare before and after with a &slider"), "Ctrl+D"),
            CompareMode.SIDE_BY_SIDE: self._action(self.tr("Compare before and after s&ide by side"), "Ctrl+Shift+D"),
        }
        self._group.triggered.connect(self._choose)

    def show(self, mode: CompareMode, *, can_compare: bool) -> None:
        """Checks that mode."""
        self.by_mode[mode].setChecked(True)
        for other in (CompareMode.SLIDER, CompareMode.SIDE_BY_SIDE):
            self.by_mode[other].setEnabled(can_compare)

    def _action(self, text: str, keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(keys)
        action.setCheckable(True)
        self._group.addAction(action)
        return action

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(next(mode for mode, known in self.by_mode.items() if known is action))
