"""What can be done in the marking dialog, each thing once, for buttons, keys and menus."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from qwen_studio.core.drawing import MarkColour, MarkKind
from qwen_studio.ui.theme import Theme

Tool = MarkKind | None
"""None chooses among the marks that there are."""

TOOL_ICONS: dict[Tool, str] = {
    None: "cursor",
    MarkKind.BOX: "box-mark",
    MarkKind.ARROW: "arrow-mark",
    MarkKind.FREEHAND: "freehand",
    MarkKind.TEXT: "text",
    MarkKind.PIN: "map-pin",
}


class MarkingActions(QObject):
    """The actions; the dialog connects them."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.tools: dict[Tool, QAction] = {}
        self._tool_group = QActionGroup(self)
        tool_words: dict[Tool, tuple[str, str]] = {
            None: (self.tr("Select and move"), "V"),
            MarkKind.BOX: (self.tr("Box"), "B"),
            MarkKind.ARROW: (self.tr("Arrow"), "A"),
            MarkKind.FREEHAND: (self.tr("Freehand"), "F"),
            MarkKind.TEXT: (self.tr("Text"), "T"),
            MarkKind.PIN: (self.tr("Numbered pin"), "P"),
        }
        for tool, (words, key) in tool_words.items():
            self.tools[tool] = self._choice(words, key, self._tool_group, TOOL_ICONS[tool])
        colour_words = {
            MarkColour.RED: self.tr("Red"),
            MarkColour.BLUE: self.tr("Blue"),
            MarkColour.GREEN: self.tr("Green"),
            MarkColour.YELLOW: self.tr("Yellow"),
            MarkColour.PURPLE: self.tr("Purple"),
        }
        self._colour_group = QActionGroup(self)
        self.colours = {
            colour: self._choice(words, str(number), self._colour_group)
            for number, (colour, words) in enumerate(colour_words.items(), 1)
        }
        standard = QKeySequence.StandardKey
        self.undo = self._action(self.tr("Undo"), [QKeySequence(standard.Undo)], "undo")
        self.redo = self._action(self.tr("Redo"), [QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")], "redo")
        self.remove = self._action(
            self.tr("Remove the mark"), [QKeySequence("Del"), QKeySequence("Backspace")], "trash"
        )
        self.clear = self._action(self.tr("Remove all marks"), [QKeySequence("Ctrl+Shift+Del")], "close")
        self.words = self._action(self.tr("Edit the words…"), [QKeySequence("F2")], "pencil")
        self.done = self._action(self.tr("Done"), [QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])

    def all(self) -> list[QAction]:
        """Every action, for the keys of the window that they work in."""
        own = [self.undo, self.redo, self.remove, self.clear, self.words, self.done]
        return [*self.tools.values(), *self.colours.values(), *own]

    def _choice(self, words: str, key: str, group: QActionGroup, icon: str = "") -> QAction:
        action = self._action(words, [QKeySequence(key)], icon)
        action.setCheckable(True)
        action.setActionGroup(group)
        return action

    def _action(self, words: str, keys: list[QKeySequence], icon: str = "") -> QAction:
        action = QAction(words, self)
        action.setShortcuts(keys)
        if icon:
            action.setIcon(self._theme.icon(icon))
        return action
