"""What is shown as a window of its own."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget


class OpenedWindows(QObject):
    """Notes, as a context, of which kinds the windows are that are shown in it, also for a moment."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self.kinds: list[str] = []

    def __enter__(self) -> list[str]:
        self._app.installEventFilter(self)
        return self.kinds

    def __exit__(self, *_: object) -> None:
        self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.kinds.append(type(watched).__name__)
        return False
