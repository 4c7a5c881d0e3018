"""Full pictures for the viewer, decoded on worker threads; the last few stay in memory."""

from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from qwen_studio.core.errors import StudioError
from qwen_studio.state.qimages import load_qimage
from qwen_studio.state.tasks import Tasks

KEPT_BYTES = 256 * 1024 * 1024


class ImageCache(QObject):
    """Pictures by key, which is the absolute path of the file.

    Signals:
        loaded(str): the picture of this key can be had now.
        failed(str, str): it cannot; key and a plain sentence.
    """

    loaded = Signal(str)
    failed = Signal(str, str)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._ready: OrderedDict[str, QImage] = OrderedDict()
        self._asked: set[str] = set()

    def image(self, key: str) -> QImage | None:
        """The picture, or None: then it is being decoded, and `loaded` or `failed` follows."""
        image = self._ready.get(key)
        if image is not None:
            self._ready.move_to_end(key)
        elif key and key not in self._asked:
            self._asked.add(key)
            self._tasks.run(
                load_qimage,
                Path(key),
                done=lambda decoded: self._take(key, decoded),
                failed=lambda error: self._fail(key, error),
            )
        return image

    def _take(self, key: str, image: QImage) -> None:
        self._asked.discard(key)
        self._ready[key] = image
        while len(self._ready) > 1 and sum(i.sizeInBytes() for i in self._ready.values()) > KEPT_BYTES:
            self._ready.popitem(last=False)
        self.loaded.emit(key)

    def _fail(self, key: str, error: StudioError) -> None:
        # The key stays among the asked: what cannot be read is not tried again at every repaint.
        self.failed.emit(key, str(error))
