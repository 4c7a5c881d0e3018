"""What would be sent if the edit that is being written were started now."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from qwen_studio.core.catalog import Catalog
from qwen_studio.core.errors import StudioError
from qwen_studio.core.request import EditRequest
from qwen_studio.state.composer import Composer
from qwen_studio.state.qimages import load_qimage
from qwen_studio.state.service import Service
from qwen_studio.state.tasks import Tasks

if TYPE_CHECKING:
    from qwen_studio.core.variants import Variant
    from qwen_studio.jobs.outgoing import Outgoing


class OutgoingEdit(QObject):
    """Follows the composer; requests and pictures are made on worker threads.

    Of several edits it tells one, the first until another is chosen; `variants` are all of them.

    Signals:
        variants_changed(): there are others, or they are called otherwise.
        made(): `request` is told by `content` now.
        failed(str): it cannot be made; why, and what to do.
        picture_loaded(int, QImage): the pixels of the image at this place, from 0, as the service will see them.
    """

    variants_changed = Signal()
    made = Signal()
    failed = Signal(str)
    picture_loaded = Signal(int, QImage)

    def __init__(self, tasks: Tasks, composer: Composer, service: Service, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._composer = composer
        self._service = service
        self.variants: tuple[Variant, ...] = ()
        self.chosen = 0
        self.request: EditRequest | None = None
        self.content: Outgoing | None = None
        composer.readiness_changed.connect(self.look)

    def look(self) -> None:
        """Make what the chosen edit of the composer sends, unless that is known."""
        variants = self._composer.variants()
        if variants != self.variants:
            self.variants = variants
            self.chosen = min(self.chosen, len(variants) - 1)
            self.variants_changed.emit()
        request = variants[self.chosen].request
        if request == self.request:
            return
        self.request = request
        self._tasks.run(
            _make,
            request,
            self._service.catalog,
            self._composer.prepared_folder,
            done=lambda content: self._take(request, content),
            failed=lambda error: self._tell_failure(request, error),
        )

    def choose(self, place: int) -> None:
        """Tell of the variant at this place, from 0."""
        if 0 <= place < len(self.variants):
            self.chosen = place
            self.look()

    def close(self) -> None:
        """Tell nothing any more."""
        self._composer.readiness_changed.disconnect(self.look)
        self.request = None

    def _take(self, request: EditRequest, content: "Outgoing") -> None:
        if request is not self.request:
            return
        self.content = content
        self.made.emit()
        for place, image in enumerate(content.images):
            if image.prepared is not None:
                self._load(request, place, image.prepared.path)

    def _load(self, request: EditRequest, place: int, path: Path) -> None:
        def loaded(picture: QImage) -> None:
            if request is self.request:
                self.picture_loaded.emit(place, picture)

        self._tasks.run(load_qimage, path, done=loaded, failed=lambda error: self._tell_failure(request, error))

    def _tell_failure(self, request: EditRequest, error: StudioError) -> None:
        if request is self.request:
            self.failed.emit(str(error))


def _make(request: EditRequest, catalog: Catalog, folder: Path) -> "Outgoing":
    from qwen_studio.jobs.outgoing import outgoing

    return outgoing(request, catalog, folder)
