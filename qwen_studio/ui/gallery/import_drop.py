"""Files that are dropped on the gallery."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from qwen_studio.state.picture_mime import local_files, picture_ids
from qwen_studio.ui.drop_actions import accept_as_copy
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.viewer.drop_frame import DropFrame


class ImportDrop(QObject):
    """Lets files and folders be dropped anywhere on a widget; pictures of the library itself are not meant.

    Signals:
        dropped(list[Path]): they are to be imported.
    """

    dropped = Signal(list)

    def __init__(self, target: QWidget, theme: Theme) -> None:
        super().__init__(target)
        self._target = target
        self._frame = DropFrame(theme, self.tr("Drop to import into the library"), target)
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.DragEnter | QEvent.Type.DragMove | QEvent.Type.Drop:
                assert isinstance(event, QDropEvent)  # noqa: S101 - what these events are
                return self._take(event)
            case QEvent.Type.DragLeave:
                self._frame.hide()
            case QEvent.Type.Resize:
                self._frame.setGeometry(self._target.rect())
        return super().eventFilter(watched, event)

    def _take(self, event: QDropEvent) -> bool:
        mime = event.mimeData()
        paths = [] if picture_ids(mime) else local_files(mime)
        is_drop = event.type() == QEvent.Type.Drop
        self._frame.setGeometry(self._target.rect())
        self._frame.setVisible(bool(paths) and not is_drop)
        self._frame.raise_()
        if not paths:
            event.ignore()
            return True
        if accept_as_copy(event) and is_drop:
            self.dropped.emit(paths)
        return True
