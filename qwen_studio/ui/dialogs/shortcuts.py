"""The list of keys."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)


class ShortcutsDialog(QDialog):
    """Every action of the menus that has a key, by menu."""

    def __init__(self, menus: Sequence[QMenu], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        tree = QTreeWidget()
        tree.setAccessibleName(self.tr("Keyboard shortcuts"))
        tree.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.setRootIsDecorated(False)
        for menu in menus:
            group = QTreeWidgetItem([_plain(menu.title())])
            font = tree.font()
            font.setBold(True)
            group.setFont(0, font)
            group.addChildren(_rows(menu))
            if group.childCount():
                tree.addTopLevelItem(group)
        tree.expandAll()
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.addWidget(tree)
        column.addWidget(close)
        self.resize(460, 560)


def _rows(menu: QMenu) -> list[QTreeWidgetItem]:
    rows = []
    for action in menu.actions():
        submenu = action.menu()
        if isinstance(submenu, QMenu):
            rows += _rows(submenu)
        elif not action.shortcut().isEmpty():
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            rows.append(QTreeWidgetItem([_plain(action.text()), keys]))
    return rows


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")
