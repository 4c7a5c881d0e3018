"""1, 2 and 3 send a picture to a slot."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget

_HARMLESS = Qt.KeyboardModifier.KeypadModifier


class SlotKeys(QObject):
    """Watches for plain digits in the widgets that it is attached to, where they would rate pictures else."""

    def __init__(self, use_as: Mapping[int, QAction], parent: QObject) -> None:
        """`use_as` are the actions by the number of their slot."""
        super().__init__(parent)
        self._by_key = {Qt.Key.Key_0.value + number: action for number, action in use_as.items()}

    def attach_to(self, widget: QWidget) -> None:
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and self._is_digit(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in self._by_key:
                self._by_key[event.key()].trigger()
                return True
        return super().eventFilter(watched, event)

    @staticmethod
    def _is_digit(event: QKeyEvent) -> bool:
        return Qt.Key.Key_0.value <= event.key() <= Qt.Key.Key_9.value and not event.modifiers() & ~_HARMLESS
