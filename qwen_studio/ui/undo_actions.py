"""The commands that take steps back and do them again."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from qwen_studio.state.undo import UndoStack
from qwen_studio.ui.why_not import enable


def follow_steps(stack: UndoStack, undo: QAction, redo: QAction) -> None:
    """Lets the two actions do their work, say which step it concerns, and rest while there is none."""

    def show() -> None:
        translate = QCoreApplication.translate
        undo_rests, redo_rests = (
            translate("UndoActions", "There is nothing to undo"),
            translate("UndoActions", "There is nothing to redo"),
        )
        for action, plain, step, rests in (
            (undo, translate("UndoActions", "&Undo"), stack.undo_words, undo_rests),
            (redo, translate("UndoActions", "Re&do"), stack.redo_words, redo_rests),
        ):
            named = QCoreApplication.translate("UndoActions", "{command}: {step}")
            action.setText(named.format(command=plain, step=step.replace("&", "&&")) if step else plain)
            enable(action, bool(step), rests)

    undo.triggered.connect(stack.undo)
    redo.triggered.connect(stack.redo)
    stack.changed.connect(show)
    show()
