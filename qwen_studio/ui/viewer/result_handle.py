"""A result in the strip, for those who do not see what is painted there."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget


class ResultHandle(QAbstractButton):
    """A button over the painted tile: it has name, place and action for screen readers, and nothing to be seen.

    The pointer goes through it, and so does Tab: the strip has the arrow keys.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The strip has painted the tile."""
