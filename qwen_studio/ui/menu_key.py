"""Shift+F10, which opens the menu of what has the keyboard: of itself the toolkit knows the Menu key alone."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication


def opens_menu(event: QKeyEvent) -> bool:
    """Whether it was that key, and the menu was asked for."""
    focused = QApplication.focusWidget()
    if event.key() != Qt.Key.Key_F10 or event.modifiers() != Qt.KeyboardModifier.ShiftModifier or focused is None:
        return False
    # Fields answer with either kind of rectangle.
    place = QRectF(focused.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)).center().toPoint()
    asked = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, place, focused.mapToGlobal(place), Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(focused, asked)
    return True
