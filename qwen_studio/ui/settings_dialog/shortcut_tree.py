"""The actions of the menus with their keys, by menu."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QTreeWidgetItem, QWidget

from qwen_studio.ui.action_keys.action_keys import ActionKeys, shown
from qwen_studio.ui.menu_bar import MENU_TITLE
from qwen_studio.ui.palette.menu_entries import plain
from qwen_studio.ui.punctuation import named
from qwen_studio.ui.settings_dialog.finding import Finding
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.row_tree import RowTree

_NAME = Qt.ItemDataRole.UserRole


class ShortcutTree(RowTree):
    """One line for each action; typing is the search field's, Return goes on to the keys of the chosen one.

    Signals:
        chosen(str): the name of the action that is current now; empty for none.
        entered(): the keys of the current one are wanted.
    """

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, keys: ActionKeys, menus: list[QMenu], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._keys = keys
        self._lines: dict[str, QTreeWidgetItem] = {}
        self._groups: list[QTreeWidgetItem] = []
        self.setAccessibleName(self.tr("Actions and their keys"))
        self.setHeaderLabels([self.tr("Action"), self.tr("Keys"), ""])
        header = self.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        for menu in menus:
            self._add_group(menu)
        self.expandAll()
        self.currentItemChanged.connect(lambda now, _: self.chosen.emit(now.data(0, _NAME) or "" if now else ""))
        self.itemDoubleClicked.connect(lambda _: self.entered.emit())
        keys.changed.connect(self._refresh)
        self._refresh()

    def choose(self, name: str) -> None:
        """Goes to that action."""
        if name in self._lines:
            self.setCurrentItem(self._lines[name])

    def search(self, finding: Finding) -> int:
        """Shows only what is looked for; the answer is how much that is."""
        found = 0
        for group in self._groups:
            any_found = False
            for line in filter(None, map(group.child, range(group.childCount()))):
                fits = finding.fits(line.text(0), f"{line.text(1)} {line.text(2)} {group.text(0)}")
                found += fits
                any_found = any_found or fits or finding.is_empty
                line.setHidden(not (fits or finding.is_empty))
            group.setHidden(not any_found)
        return found

    def focusInEvent(self, event: QFocusEvent) -> None:
        seen = [line for line in self._lines.values() if not line.isHidden()]
        # The toolkit would go to the title of the first menu, which nobody can choose.
        if self.currentItem() is None and seen:
            self.setCurrentItem(seen[0])
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _add_group(self, menu: QMenu) -> None:
        group = QTreeWidgetItem([plain(menu.title())])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = self.font()
        font.setBold(True)
        group.setFont(0, font)
        self._add_lines(group, menu)
        if group.childCount():
            self.addTopLevelItem(group)
            group.setFirstColumnSpanned(True)
            self._groups.append(group)

    def _add_lines(self, group: QTreeWidgetItem, menu: QMenu) -> None:
        known = self._keys.actions()
        for action in menu.actions():
            inner = action.menu()
            name = action.objectName()
            if isinstance(inner, QMenu):
                self._add_lines(group, inner)
            elif name in known and name not in self._lines:
                self._lines[name] = line = QTreeWidgetItem(group, [action_title(action)])
                line.setData(0, _NAME, name)
                line.setToolTip(0, line.text(0))

    def _refresh(self) -> None:
        for name, line in self._lines.items():
            line.setText(1, shown(self._keys.keys(name)))
            line.setText(2, self.tr("changed") if self._keys.is_changed(name) else "")


def action_title(action: QAction) -> str:
    """What the action does; what it concerns just now may stand behind a colon."""
    title = plain(action.text()).partition(":")[0]
    return named(above, title) if (above := action.property(MENU_TITLE)) else title
