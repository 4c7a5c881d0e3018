"""Tools that are there while the mouse moves, for full screen."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

_IDLE_MS = 2500


class WakingTools(QObject):
    """Shows the tools when the mouse moves over the canvas, and hides them and the pointer when it rests there."""

    def __init__(self, canvas: QWidget, tools: QWidget) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._tools = tools
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self.rest)
        canvas.installEventFilter(self)
        self._idle.start()

    def end(self) -> None:
        """Leave the tools to others again."""
        self._canvas.removeEventFilter(self)
        self._canvas.unsetCursor()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove:
            if self._canvas.cursor().shape() == Qt.CursorShape.BlankCursor:
                self._canvas.unsetCursor()
            self._tools.show()
            self._tools.raise_()
            self._idle.start()
        return super().eventFilter(watched, event)

    @Slot()
    def rest(self) -> None:
        """Hide them, unless the mouse is at them."""
        if self._tools.underMouse():
            self._idle.start()
        else:
            self._tools.hide()
            self._canvas.setCursor(Qt.CursorShape.BlankCursor)
