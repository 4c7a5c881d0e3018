"""What can be done with one node of a family, for its menu, the View menu and keys."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from qwen_studio.library.lineage_values import LineageNode
from qwen_studio.state.branches import pictures_of
from qwen_studio.ui.action_keys.names import name_actions
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.why_not import enable


class LineageActions(QObject):
    """The actions, and the node that they act on.

    Signals:
        show_wanted(), compare_wanted(), hide_wanted(), delete_wanted(), rename_wanted(), note_wanted(): with the node.
        ancestor_wanted(LineageNode): the picture of the node is to be compared with that of this one above it.
        hidden_wanted(bool): hidden branches are to be seen, or not any more.
    """

    show_wanted = Signal()
    compare_wanted = Signal()
    ancestor_wanted = Signal(object)
    hide_wanted = Signal()
    delete_wanted = Signal()
    rename_wanted = Signal()
    note_wanted = Signal()
    hidden_wanted = Signal(bool)

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.node: LineageNode | None = None
        self.show_node = self._action(self.tr("Sho&w it"), "Shift+Return", "eye", self.show_wanted.emit)
        self.compare = self._action(
            self.tr("&Compare what is shown with it"), "Alt+Return", "compare", self.compare_wanted.emit
        )
        self.hide = self._action(self.tr("&Hide this branch"), "H", "eye", self.hide_wanted.emit)
        self.show_hidden = self._action(self.tr("Show h&idden branches"), "Shift+H", "", lambda: None)
        self.show_hidden.setCheckable(True)
        self.show_hidden.triggered.connect(self.hidden_wanted)
        self.delete = self._action(self.tr("Move the branch to the &trash"), "Del", "trash", self.delete_wanted.emit)
        self.rename = self._action(self.tr("&Rename the original…"), "F2", "pencil", self.rename_wanted.emit)
        self.note = self._action(self.tr("&Note on the original…"), "Shift+F2", "pencil", self.note_wanted.emit)
        name_actions(self, "lineage")
        self._ancestors = QMenu(self.tr("Compare it with an &ancestor"))
        self._ancestors.setIcon(theme.icon("lineage"))
        self.set_node(None, ())

    def set_node(self, node: LineageNode | None, ancestors: tuple[LineageNode, ...]) -> None:
        """From now on the actions act on this node, which was made from those, the original first."""
        self.node = node
        is_edit = node is not None and node.kind == "job"
        no_node = self.tr("Choose a picture in the lineage at the right first")
        no_edit = self.tr("It is an original, and no edit") if node is not None else no_node
        for action in (self.show_node, self.compare):
            enable(action, node is not None, no_node)
        enable(self.hide, is_edit, no_edit)
        hidden = node is not None and node.is_hidden
        self.hide.setText(self.tr("&Show this branch again") if hidden else self.tr("&Hide this branch"))
        count = len(pictures_of(node)) if node is not None and is_edit else 0
        nothing = self.tr("No picture of this branch is left in the library")
        enable(self.delete, count > 0, nothing if is_edit else no_edit)
        self.delete.setText(self._delete_words(node, count))
        for action in (self.rename, self.note):
            enable(action, node is not None, no_node)
        self._fill_ancestors(ancestors if is_edit else (), no_edit)

    def for_keys(self) -> list[QAction]:
        """What works by key while the keyboard is in the tree."""
        return [self.show_node, self.compare, self.hide, self.show_hidden, self.delete, self.rename, self.note]

    def fill(self, menu: QMenu) -> None:
        """All of it, in the order of the menu."""
        menu.addActions([self.show_node, self.compare])
        menu.addAction(self._ancestors.menuAction())
        menu.addSeparator()
        menu.addActions([self.hide, self.show_hidden, self.delete])
        menu.addSeparator()
        menu.addActions([self.rename, self.note])

    def _delete_words(self, node: LineageNode | None, count: int) -> str:
        if node is None or count < 2:
            return self.tr("Move the branch to the &trash")
        edits = sum(1 for _ in node.branch())
        words = self.tr("Move the branch to the &trash ({pictures} pictures of {edits} edits)")
        one = self.tr("Move the branch to the &trash ({pictures} pictures)")
        return (one if edits == 1 else words).format(pictures=count, edits=edits)

    def _fill_ancestors(self, ancestors: tuple[LineageNode, ...], no_edit: str) -> None:
        self._ancestors.clear()
        for node in ancestors:
            action = self._ancestors.addAction(node.title.replace("&", "&&"))
            action.triggered.connect(lambda _=False, node=node: self.ancestor_wanted.emit(node))
        enable(self._ancestors.menuAction(), bool(ancestors), no_edit)

    def _action(self, text: str, keys: str, icon: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        if icon:
            action.setIcon(self._theme.icon(icon))
        action.setShortcut(keys)
        # The same keys mean something else among the tiles of the gallery.
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: act())
        return action
