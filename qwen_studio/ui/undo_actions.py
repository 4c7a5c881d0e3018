"""The commands that take steps back and do them again."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from qwen_studio.state.undo import UndoStack


def follow_steps(stack: UndoStack, undo: QAction, redo: QAction) -> None:
    """Lets the two actions do their work, say which step it concerns, and rest while there is none."""

    def show() -> None:
        for action, plain, step in (
            (undo, QCoreApplication.translate("UndoActions", "&Undo"), stack.undo_words),
            (redo, QCoreApplication.translate("UndoActions", "Re&do"), stack.redo_words),
        ):
            named = QCoreApplication.translate("UndoActions", "{command}: {step}")
            action.setText(named.format(command=plain, step=step.replace("&", "&&")) if step else plain)
            action.setEnabled(bool(step))

    undo.triggered.connect(stack.undo)
    redo.triggered.connect(stack.redo)
    stack.changed.connect(show)
    show()
