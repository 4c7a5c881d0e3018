"""Small pictures by content, decoded on worker threads and kept in memory."""

import sys
import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from qwen_studio.core.errors import PictureError, StudioError
from qwen_studio.core.geometry import TileShape
from qwen_studio.core.memory import give_back
from qwen_studio.library import contents
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.state.qimages import to_qimage
from qwen_studio.state.tasks import Tasks
from qwen_studio.state.tiles import cut_tile

if TYPE_CHECKING:
    from qwen_studio.library.thumbnails import ThumbnailPack

KEPT_BYTES = 16 * 2**20
"""Decoded thumbnails kept in memory; each has about 170 KB."""

_BATCH = 10
_FIRST_BATCH = 64
"""A screen and more: these are only read, and decoded by whoever paints them."""
_AT_ONCE = 2
_MOST_ASKED = 512
"""Far more than all widgets but the gallery show at a time."""
_TILE_BYTES = 12 * 2**20
"""About two screens of 1440 × 900: a tile that is not taken soon was scrolled past."""
_REST_MS = 1000
"""After so long without a thumbnail the memory of those that came and went is given back."""
_AGAIN_AFTER_S = 10.0
"""What could not be made may have had its file, or its drive, taken away for a while."""


class Loaded(NamedTuple):
    """A thumbnail, not decoded yet where that is left to who paints it; with its tile, where one is wanted."""

    image: QImage | bytes | None
    tile: QImage | None = None


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
        self._undecoded: dict[str, bytes] = {}
        # Asked for one by one, the last of them last; and what a gallery shows, most important first.
        self._asked: OrderedDict[str, None] = OrderedDict()
        self._listed: OrderedDict[str, None] = OrderedDict()
        # Whatever others than the gallery still wait for, and all that the gallery lacks: the workers look there, too,
        # whether what they come to is wanted by then.
        self._awaited: set[str] = set()
        self._lacking: frozenset[str] = frozenset()
        self._ready_bytes = 0
        # What a gallery paints: cut by the workers, taken once.
        self._shape: TileShape | None = None
        self._tiles: OrderedDict[str, QImage] = OrderedDict()
        self._tile_bytes = 0
        self._missing: dict[str, float] = {}
        self._loading: set[str] = set()
        self._batches = 0
        self._may_decode = threading.Event()
        self._may_decode.set()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._load_batches)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(lambda: tasks.run(give_back))

    def image(self, content_hash: str) -> QImage | None:
        """The thumbnail, or None: then it is asked for, and `loaded` follows if it exists."""
        image = self.ready(content_hash)
        if image is None and content_hash and not self._failed_lately(content_hash):
            self._awaited.add(content_hash)
            if content_hash not in self._loading:
                self._ask(content_hash)
        return image

    def ready(self, content_hash: str) -> QImage | None:
        """The thumbnail if it is here, without asking for it."""
        if content_hash in self._undecoded:
            self._keep(content_hash, QImage.fromData(self._undecoded.pop(content_hash)))
        image = self._ready.get(content_hash)
        if image is not None:
            self._ready.move_to_end(content_hash)
        return image

    def take_tile(self, content_hash: str, shape: TileShape) -> QImage | None:
        """The thumbnail cut to that shape, premultiplied, if a worker has done so; it is not kept any longer."""
        return self._drop_tile(content_hash) if shape == self._shape else None

    def room_for(self, shape: TileShape) -> int:
        """How many tiles of that shape are kept until they are taken."""
        return _TILE_BYTES // (shape.width * shape.height * 4)

    def wanted(self, hashes: Sequence[str], shape: TileShape | None = None) -> None:
        """Say what a gallery has on the screen, most important first; what it had before and is not made is dropped.

        With a shape, `take_tile` hands out what comes.
        What others have asked for by `image` comes all the same, and first: it is few, and looked at closely.
        """
        if shape != self._shape:
            self._shape = shape
            self._tiles.clear()
            self._tile_bytes = 0
        self._lacking = frozenset(hashes)
        self._listed = OrderedDict.fromkeys(h for h in hashes if not self._is_under_way(h))
        if self._listed:
            self._soon.start()

    @contextmanager
    def held_back(self) -> Iterator[None]:
        """Meanwhile no thumbnail is begun: a frame that is painted does not share Python's lock with decoders."""
        self._may_decode.clear()
        try:
            yield
        finally:
            self._may_decode.set()

    def _ask(self, content_hash: str) -> None:
        self._asked[content_hash] = None
        self._asked.move_to_end(content_hash)
        while len(self._asked) > _MOST_ASKED:
            self._awaited.discard(self._asked.popitem(last=False)[0])
        self._soon.start()

    def _is_under_way(self, content_hash: str) -> bool:
        """Whether there is nothing to be done for it: it is here, or being made, or cannot be."""
        return self._is_here(content_hash) or content_hash in self._loading or self._failed_lately(content_hash)

    def _is_here(self, content_hash: str) -> bool:
        return content_hash in self._ready or content_hash in self._undecoded

    def _failed_lately(self, content_hash: str) -> bool:
        failed_at = self._missing.get(content_hash)
        return failed_at is not None and monotonic() - failed_at <= _AGAIN_AFTER_S

    def _load_batches(self) -> None:
        most = _BATCH if _has_pillow() else _FIRST_BATCH
        while (self._asked or self._listed) and self._batches < _AT_ONCE:
            batch: list[str] = []
            while len(batch) < most and (self._asked or self._listed):
                # What was asked for last is what is looked at now.
                following = (self._asked or self._listed).popitem(last=bool(self._asked))[0]
                if following not in batch and following not in self._loading and not self._is_here(following):
                    batch.append(following)
            if batch:
                self._batches += 1
                self._loading.update(batch)
                self._tasks.run(
                    self._load,
                    batch,
                    self._shape,
                    done=partial(self._take, batch, self._shape),
                    failed=partial(self._take_none, batch),
                )

    def _take_none(self, batch: list[str], _: StudioError) -> None:
        self._take(batch, None, dict.fromkeys(batch, Loaded(None)))

    def _take(self, batch: list[str], shape: TileShape | None, found: Mapping[str, Loaded]) -> None:
        self._batches -= 1
        self._loading.difference_update(batch)
        self._awaited.difference_update(found)
        for content_hash, (image, tile) in found.items():
            if isinstance(image, bytes):
                self._undecoded[content_hash] = image
            elif not self._keep(content_hash, image):
                continue
            if tile is not None and shape == self._shape:
                self._drop_tile(content_hash)
                self._tiles[content_hash] = tile
                self._tile_bytes += tile.sizeInBytes()
            self.loaded.emit(content_hash)
        # Scrolled past when its turn came, and wanted again since then.
        for content_hash in (h for h in batch if h not in found):
            if content_hash in self._awaited:
                self._ask(content_hash)
            elif content_hash in self._lacking:
                self._listed[content_hash] = None
        while self._tile_bytes > _TILE_BYTES:
            self._drop_tile(next(iter(self._tiles)))
        self._rest.start()
        if self._asked or self._listed:
            self._soon.start()

    def _keep(self, content_hash: str, image: QImage | None) -> bool:
        """Keep it as long as there is room; whether it is a picture at all."""
        if image is None or image.isNull():
            self._missing[content_hash] = monotonic()
            return False
        self._missing.pop(content_hash, None)
        self._ready[content_hash] = image
        self._ready_bytes += image.sizeInBytes()
        while self._ready_bytes > KEPT_BYTES:
            self._ready_bytes -= self._ready.popitem(last=False)[1].sizeInBytes()
        return True

    def _drop_tile(self, content_hash: str) -> QImage | None:
        tile = self._tiles.pop(content_hash, None)
        self._tile_bytes -= 0 if tile is None else tile.sizeInBytes()
        return tile

    def _load(self, batch: list[str], shape: TileShape | None) -> Mapping[str, Loaded]:
        """Those of the batch that are wanted when their turn comes."""
        stored = self._database.look(self._pack.get_many, batch).result()
        if not _has_pillow() and len(stored) == len(batch):
            # The first screen of a start does not wait until that is loaded: the UI thread decodes what it paints.
            return {content_hash: Loaded(jpeg) for content_hash, jpeg in stored.items()}
        found: dict[str, Loaded] = {}
        for content_hash in batch:
            self._may_decode.wait()
            if content_hash not in self._lacking and content_hash not in self._awaited:
                continue
            loaded = _decoded(stored[content_hash], shape) if content_hash in stored else Loaded(None)
            found[content_hash] = self._make(content_hash, shape) if loaded.image is None else loaded
        return found

    def _make(self, content_hash: str, shape: TileShape | None) -> Loaded:
        """The thumbnail made anew from the picture itself, for a pack that is damaged or was left behind."""
        from qwen_studio.imaging.decode import decode
        from qwen_studio.imaging.thumbnail import THUMBNAIL_SIDE, thumbnail

        path = self._database.call(contents.file_of, self._files, content_hash)
        if path is None:
            return Loaded(None)
        try:
            jpeg = thumbnail(decode(path, max_side=2 * THUMBNAIL_SIDE))
        except PictureError:
            return Loaded(None)
        self._database.call(self._pack.put, content_hash, jpeg)
        return _decoded(jpeg, shape)


def _has_pillow() -> bool:
    return "PIL.Image" in sys.modules


def _decoded(jpeg: bytes, shape: TileShape | None) -> Loaded:
    # Not by QImage.fromData: it keeps Python's lock while it decodes, which halts the UI thread, and while it waits for
    # Qt's lock of connections, which the UI thread may hold when it waits for Python's: both then wait for ever.
    from qwen_studio.imaging.thumbnail import read_thumbnail

    read = read_thumbnail(jpeg)
    if read is None:
        return Loaded(None)
    image = to_qimage(read)
    return Loaded(image, None if shape is None else cut_tile(image, shape))
