"""The facts that only the list view shows, for the pictures near the screen."""

from PySide6.QtCore import QObject, Signal

from qwen_studio.library.database import Database
from qwen_studio.library.list_rows import ListRow, list_rows
from qwen_studio.state.gallery_model import GalleryModel
from qwen_studio.state.gallery_rows import GalleryRows
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.tasks import Tasks


class ListRows(QObject):
    """Hands out facts at once or never mind: what is not here yet is announced when it is.

    Signals:
        loaded(): more is known than before.
    """

    loaded = Signal()

    def __init__(
        self,
        tasks: Tasks,
        database: Database,
        gallery: GalleryModel,
        changes: Pictures,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._gallery = gallery
        self._rows: GalleryRows[ListRow] = GalleryRows(tasks, database, list_rows, lambda _: self.loaded.emit())
        changes.changed.connect(self._rows.outdate)

    def get(self, position: int) -> ListRow | None:
        """What is known about the picture at this position of the gallery."""
        return self._rows.get(self._gallery.id_at(position))

    def look_at(self, positions: range) -> None:
        """These are on the screen, or near it."""
        self._rows.need([self._gallery.id_at(position) for position in positions])
