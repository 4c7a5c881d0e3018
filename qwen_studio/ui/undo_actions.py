"""The commands that take steps back and do them again."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from qwen_studio.state.undo import UndoStack
from qwen_studio.ui.why_not import enable


class UndoActions(QObject):
    """Lets the two actions do their work, say which step it concerns, and rest while there is none."""

    def __init__(self, stack: UndoStack, undo: QAction, redo: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._stack = stack
        self._undo = undo
        self._redo = redo
        undo.triggered.connect(stack.undo)
        redo.triggered.connect(stack.redo)
        stack.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        stack = self._stack
        for action, plain, step, rests in (
            (self._undo, self.tr("&Undo"), stack.undo_words, self.tr("There is nothing to undo")),
            (self._redo, self.tr("Re&do"), stack.redo_words, self.tr("There is nothing to redo")),
        ):
            named = self.tr("{command}: {step}")
            action.setText(named.format(command=plain, step=step.replace("&", "&&")) if step else plain)
            enable(action, bool(step), rests)
