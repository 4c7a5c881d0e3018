"""Buttons that Return presses where they have the keyboard, and nowhere else."""

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

B = TypeVar("B", bound=QPushButton)


def quiet(button: B) -> B:
    """The button, which is no longer what Return in a field of its dialog means, but still what it means on itself.

    Qt knows one or the other: a button that is never a dialog's default, or is in no dialog, does not hear of Return.
    """
    button.setAutoDefault(False)
    button.installEventFilter(_Return(button))
    return button


class _Return(QObject):
    def __init__(self, button: QPushButton) -> None:
        super().__init__(button)
        self._button = button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        ):
            # Held down it is still one press.
            if not event.isAutoRepeat():
                self._button.click()
            return True
        return super().eventFilter(watched, event)
