"""Full pictures for the viewer, decoded on worker threads; the last few stay in memory."""

from collections import OrderedDict
from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from qwen_studio.core.errors import StudioError
from qwen_studio.state.qimages import load_qimage
from qwen_studio.state.tasks import Tasks

KEPT_BYTES = 256 * 1024 * 1024

_AGAIN_AFTER_S = 5.0
"""What could not be read may be whole again, or its drive be back."""


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
        self._written_ns: dict[str, int] = {}
        self._asked: set[str] = set()
        self._failures: dict[str, tuple[float, str]] = {}

    def image(self, key: str) -> QImage | None:
        """The picture, or None: then it is being decoded, and `loaded` or `failed` follows."""
        image = self._ready.get(key)
        if image is not None:
            self._ready.move_to_end(key)
        elif key and key not in self._asked:
            failed_at, sentence = self._failures.get(key, (0.0, ""))
            self._asked.add(key)
            if sentence and monotonic() - failed_at < _AGAIN_AFTER_S:
                # Not read again at every repaint; but who asks only now has not heard of it.
                QTimer.singleShot(0, self, partial(self._tell_failure, key, sentence))
                return None
            self._decode(key)
        return image

    def look_again(self) -> None:
        """Read those anew whose files another program wrote; what is shown stays until the new picture is here."""
        if self._written_ns:
            self._tasks.run(_written_since, dict(self._written_ns), done=self._read_anew)

    def _read_anew(self, keys: list[str]) -> None:
        for key in keys:
            if key in self._ready and key not in self._asked:
                self._asked.add(key)
                self._decode(key)

    def _decode(self, key: str) -> None:
        self._tasks.run(
            _decoded,
            Path(key),
            done=lambda decoded: self._take(key, *decoded),
            failed=lambda error: self._fail(key, error),
        )

    def _take(self, key: str, image: QImage, written_ns: int) -> None:
        self._asked.discard(key)
        self._failures.pop(key, None)
        self._ready[key] = image
        self._written_ns[key] = written_ns
        while len(self._ready) > 1 and sum(i.sizeInBytes() for i in self._ready.values()) > KEPT_BYTES:
            self._written_ns.pop(self._ready.popitem(last=False)[0])
        self.loaded.emit(key)

    def _fail(self, key: str, error: StudioError) -> None:
        self._failures[key] = monotonic(), str(error)
        self._tell_failure(key, str(error))

    def _tell_failure(self, key: str, sentence: str) -> None:
        self._asked.discard(key)
        self.failed.emit(key, sentence)


def _decoded(path: Path) -> tuple[QImage, int]:
    """The picture, and when its file was written; before it is read, so that a change meanwhile is seen later."""
    written_ns = _written_ns(path)
    return load_qimage(path), written_ns


def _written_since(known: dict[str, int]) -> list[str]:
    """Those whose file is another than it was, and is there."""
    return [key for key, written_ns in known.items() if _written_ns(Path(key)) not in (0, written_ns)]


def _written_ns(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except (OSError, ValueError):
        return 0
