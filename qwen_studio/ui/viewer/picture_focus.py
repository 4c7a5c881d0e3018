"""Gives the keyboard to the picture when the mouse uses a button beside it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

_POINTED = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}


class PictureFocus(QObject):
    """Keeps Space and the other keys of the picture at hand: buttons get the keyboard by Tab alone."""

    def __init__(self, picture: QWidget, bar: QWidget) -> None:
        super().__init__(bar)
        self._picture = picture
        for button in bar.findChildren(QAbstractButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _POINTED:
            self._picture.setFocus(Qt.FocusReason.MouseFocusReason)
        return super().eventFilter(watched, event)
