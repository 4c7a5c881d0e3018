"""Small pictures by content, decoded on worker threads and kept in memory."""

import sys
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from qwen_studio.core.errors import PictureError, StudioError
from qwen_studio.library import contents
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.state.qimages import to_qimage
from qwen_studio.state.tasks import Tasks

if TYPE_CHECKING:
    from qwen_studio.library.thumbnails import ThumbnailPack

KEPT_BYTES = 48 * 2**20
"""Decoded thumbnails kept in memory; each has about 170 KB."""

_BATCH = 32
_AT_ONCE = 2
_MOST_ASKED = 512
"""Far more than all widgets but the gallery show at a time."""
_AGAIN_AFTER_S = 10.0
"""What could not be made may have had its file, or its drive, taken away for a while."""


class Thumbnails(QObject):
    """Hands out thumbnails at once or never mind: what is not here yet is announced when it is.

    Signals:
        loaded(str): the thumbnail of this content hash can be had now.
    """

    loaded = Signal(str)

    def __init__(
        self,
        tasks: Tasks,
        database: Database,
        files: LibraryFiles,
        pack: "ThumbnailPack",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._database = database
        self._files = files
        self._pack = pack
        self._ready: OrderedDict[str, QImage] = OrderedDict()
        # Asked for one by one, the last of them last; and what a gallery shows, most important first.
        self._asked: OrderedDict[str, None] = OrderedDict()
        self._listed: OrderedDict[str, None] = OrderedDict()
        self._ready_bytes = 0
        self._missing: dict[str, float] = {}
        self._loading: set[str] = set()
        self._batches = 0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._load_batches)

    def image(self, content_hash: str) -> QImage | None:
        """The thumbnail, or None: then it is asked for, and `loaded` follows if it exists."""
        image = self.ready(content_hash)
        if image is None and content_hash and self._can_be_had(content_hash):
            self._asked[content_hash] = None
            self._asked.move_to_end(content_hash)
            while len(self._asked) > _MOST_ASKED:
                self._asked.popitem(last=False)
            self._soon.start()
        return image

    def ready(self, content_hash: str) -> QImage | None:
        """The thumbnail if it is here, without asking for it."""
        image = self._ready.get(content_hash)
        if image is not None:
            self._ready.move_to_end(content_hash)
        return image

    def wanted(self, hashes: Sequence[str]) -> None:
        """Say what a gallery has on the screen, most important first; what it had before and is not begun is dropped.

        What others have asked for by `image` comes all the same, and first: it is few, and looked at closely.
        """
        self._listed = OrderedDict.fromkeys(h for h in hashes if h not in self._ready and self._can_be_had(h))
        if self._listed:
            self._soon.start()

    def _can_be_had(self, content_hash: str) -> bool:
        if content_hash in self._loading:
            return False
        failed_at = self._missing.get(content_hash)
        return failed_at is None or monotonic() - failed_at > _AGAIN_AFTER_S

    def _load_batches(self) -> None:
        while (self._asked or self._listed) and self._batches < _AT_ONCE:
            batch: list[str] = []
            while len(batch) < _BATCH and (self._asked or self._listed):
                # What was asked for last is what is looked at now.
                following = (self._asked or self._listed).popitem(last=bool(self._asked))[0]
                if following not in batch and following not in self._ready and following not in self._loading:
                    batch.append(following)
            if batch:
                self._batches += 1
                self._loading.update(batch)
                self._tasks.run(self._load, batch, done=self._take, failed=partial(self._take_none, batch))

    def _take_none(self, batch: list[str], _: StudioError) -> None:
        self._take(dict.fromkeys(batch))

    def _take(self, found: Mapping[str, QImage | bytes | None]) -> None:
        self._batches -= 1
        self._loading -= found.keys()
        for content_hash, given in found.items():
            # On the UI thread it may be Qt that decodes.
            image = QImage.fromData(given) if isinstance(given, bytes) else given
            if image is None or image.isNull():
                self._missing[content_hash] = monotonic()
                continue
            self._missing.pop(content_hash, None)
            self._ready[content_hash] = image
            self._ready_bytes += image.sizeInBytes()
            self.loaded.emit(content_hash)
        while self._ready_bytes > KEPT_BYTES:
            self._ready_bytes -= self._ready.popitem(last=False)[1].sizeInBytes()
        if self._asked or self._listed:
            self._soon.start()

    def _load(self, batch: list[str]) -> Mapping[str, QImage | bytes | None]:
        stored = self._database.call(self._pack.get_many, batch)
        if "PIL.Image" not in sys.modules and len(stored) == len(batch):
            # The first screen of a start does not wait until Pillow is loaded: the UI thread decodes these.
            return stored
        found: dict[str, QImage | None] = {}
        for content_hash in batch:
            image = _decoded(stored[content_hash]) if content_hash in stored else None
            found[content_hash] = self._make(content_hash) if image is None else image
        return found

    def _make(self, content_hash: str) -> QImage | None:
        """The thumbnail made anew from the picture itself, for a pack that is damaged or was left behind."""
        from qwen_studio.imaging.decode import decode
        from qwen_studio.imaging.thumbnail import THUMBNAIL_SIDE, thumbnail

        path = self._database.call(contents.file_of, self._files, content_hash)
        if path is None:
            return None
        try:
            jpeg = thumbnail(decode(path, max_side=2 * THUMBNAIL_SIDE))
        except PictureError:
            return None
        self._database.call(self._pack.put, content_hash, jpeg)
        return _decoded(jpeg)


def _decoded(jpeg: bytes) -> QImage | None:
    # Not by QImage.fromData: it keeps Python's lock while it decodes, which halts the UI thread, and while it waits for
    # Qt's lock of connections, which the UI thread may hold when it waits for Python's: both then wait for ever.
    from qwen_studio.imaging.thumbnail import read_thumbnail

    image = read_thumbnail(jpeg)
    return None if image is None else to_qimage(image)
