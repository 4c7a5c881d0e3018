"""A chip that offers one of several values."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from qwen_studio.ui.gallery.bar_chip import BarChip
from qwen_studio.ui.theme import Theme


class MenuChip(BarChip):
    """Says which value holds, and is checked unless that is the first one, which filters nothing.

    Signals:
        chosen(object): the user wants that value.
    """

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        values: Sequence[tuple[Hashable, str]],
        icon: str,
        *,
        icon_only_when_compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`values` are values and their words, in the order of the menu."""
        self._neutral, words = values[0]
        super().__init__(theme, words, icon, icon_only_when_compact=icon_only_when_compact, parent=parent)
        self._actions: dict[Hashable, QAction] = {}
        self.menu_of_values = QMenu(self)
        self._group = group = QActionGroup(self)
        for value, words in values:
            action = self.menu_of_values.addAction(words)
            action.setCheckable(True)
            action.setActionGroup(group)
            action.setData(value)
            self._actions[value] = action
        group.triggered.connect(self._choose)
        self.clicked.connect(self._open)
        self.set_value(self._neutral)

    def set_value(self, value: Hashable) -> None:
        """Show that this value holds."""
        action = self._actions[value]
        action.setChecked(True)
        self.setChecked(value != self._neutral)
        self.set_words(action.text())

    def knows(self, value: Hashable) -> bool:
        """Whether the menu has this value."""
        return value in self._actions

    def set_other(self, words: str) -> None:
        """Show that a value holds which the menu does not have."""
        if (checked := self._group.checkedAction()) is not None:
            self._group.setExclusive(False)
            checked.setChecked(False)
            self._group.setExclusive(True)
        self.setChecked(True)
        self.set_words(words)

    def add_to(self, menu: QMenu) -> None:
        self.menu_of_values.setTitle(self.words.replace("&", "&&"))
        menu.addMenu(self.menu_of_values)

    def nextCheckState(self) -> None:
        """Nothing: the value decides, not the click."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _open(self) -> None:
        self.menu_of_values.popup(self.below())

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self.chosen.emit(action.data())
