"""The list of keys."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from qwen_studio.core.fuzzy import Searched, Wanted
from qwen_studio.ui.dialogs.place_keys import place_keys
from qwen_studio.ui.palette.menu_entries import plain
from qwen_studio.ui.text_scale import resize_grown
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.field_icon import FieldIcon
from qwen_studio.ui.widgets.quiet import quiet
from qwen_studio.ui.widgets.row_tree import RowTree


class ShortcutsDialog(QDialog):
    """Every action of the menus that has a key, by menu, and the keys of single places; typing searches.

    Signals:
        change_wanted(): the user wants other keys.
    """

    change_wanted = Signal()

    def __init__(self, menus: Sequence[QMenu], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        hint = self.tr("Search keys and what they do")
        self._search = QLineEdit()
        self._search.setAccessibleName(hint)
        self._search.setPlaceholderText(hint)
        self._search.setClearButtonEnabled(True)
        FieldIcon(theme, "search", self._search)
        self._groups: list[tuple[QTreeWidgetItem, Sequence[QTreeWidgetItem]]] = []
        self._tree = tree = RowTree(theme)
        tree.setAccessibleName(self.tr("Keyboard shortcuts"))
        tree.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setStretchLastSection(False)
        tree.setRootIsDecorated(False)
        for menu in menus:
            self._add_group(plain(menu.title()), _rows(menu))
        for place in place_keys():
            self._add_group(place.place, [QTreeWidgetItem(list(row)) for row in place.rows])
        tree.expandAll()
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        change = close.addButton(self.tr("Change keys…"), QDialogButtonBox.ButtonRole.ActionRole)
        quiet(change)
        change.clicked.connect(self.change_wanted)
        change.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        for widget in (self._search, tree, close):
            column.addWidget(widget)
        self._search.textChanged.connect(self._filter)
        self._search.setFocus()
        resize_grown(self, 560, 640)

    def _add_group(self, title: str, rows: Sequence[QTreeWidgetItem]) -> None:
        group = QTreeWidgetItem([title])
        font = self._tree.font()
        font.setBold(True)
        group.setFont(0, font)
        group.addChildren(rows)
        if rows:
            self._tree.addTopLevelItem(group)
            self._groups.append((group, rows))

    @Slot(str)
    def _filter(self, text: str) -> None:
        wanted = Wanted(text)
        for group, rows in self._groups:
            for row in rows:
                beside = Searched(f"{row.text(1)} {group.text(0)}")
                row.setHidden(wanted.match(Searched(row.text(0)), beside) is None)
            group.setHidden(all(row.isHidden() for row in rows))


def _rows(menu: QMenu) -> list[QTreeWidgetItem]:
    rows = []
    for action in menu.actions():
        submenu = action.menu()
        if isinstance(submenu, QMenu):
            rows += _rows(submenu)
        elif not action.shortcut().isEmpty():
            keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]
            rows.append(QTreeWidgetItem([plain(action.text()), ", ".join(keys)]))
    return rows
