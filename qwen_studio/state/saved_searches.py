"""The searches that the user keeps by name."""

from sqlite3 import Connection

from PySide6.QtCore import QObject, Signal

from qwen_studio.library import saved_searches
from qwen_studio.library.database import Database
from qwen_studio.library.search import GalleryFilter
from qwen_studio.state.tasks import Tasks
from qwen_studio.state.undo import UndoStack


class SavedSearches(QObject):
    """Owner of the names, and of what each asks for. All of it can be undone.

    Signals:
        changed(): `searches` are other than before.
        failed(StudioError): a name cannot be given.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, tasks: Tasks, database: Database, undo: UndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._database = database
        self._undo = undo
        self.searches: dict[str, GalleryFilter] = {}

    def reload(self) -> None:
        """Read which there are."""
        self._tasks.deliver(self._database.submit(saved_searches.all_searches), self._take)

    def save(self, name: str, wanted: GalleryFilter) -> None:
        """Keep the search under this name, in place of one that had it."""
        clean = " ".join(name.split())
        before = self.searches.get(clean)
        words = self.tr("Save the search “{name}”").format(name=clean)
        told = (
            self.tr("“{name}” asks for something else now").format(name=clean) if before not in {None, wanted} else ""
        )

        def saved(searches: dict[str, GalleryFilter]) -> None:
            self._take(searches)
            self._undo.offer(words, told, lambda: self._put_back(clean, before))

        self._tasks.deliver(self._database.submit(_save, name, wanted), saved, self.failed.emit)

    def rename(self, name: str, new_name: str) -> None:
        """Give the search another name."""
        clean = " ".join(new_name.split())
        if clean == name:
            return

        def renamed(searches: dict[str, GalleryFilter]) -> None:
            self._take(searches)
            self._undo.offer(self.tr("Rename a saved search"), "", lambda: self._rename(clean, name))

        self._tasks.deliver(self._database.submit(_rename, name, new_name), renamed, self.failed.emit)

    def delete(self, name: str) -> None:
        """Forget the search; its pictures have nothing to do with it."""
        before = self.searches.get(name)
        words = self.tr("Delete the search “{name}”").format(name=name)
        told = self.tr("The search “{name}” was deleted").format(name=name)

        def deleted(searches: dict[str, GalleryFilter]) -> None:
            self._take(searches)
            self._undo.offer(words, told, lambda: self._put_back(name, before))

        self._tasks.deliver(self._database.submit(_delete, name), deleted, self.failed.emit)

    def _put_back(self, name: str, before: GalleryFilter | None) -> None:
        change = (_delete, name) if before is None else (_save, name, before)
        self._tasks.deliver(self._database.submit(*change), self._take, self.failed.emit)

    def _rename(self, name: str, new_name: str) -> None:
        self._tasks.deliver(self._database.submit(_rename, name, new_name), self._take, self.failed.emit)

    def _take(self, searches: dict[str, GalleryFilter]) -> None:
        if searches != self.searches:
            self.searches = searches
            self.changed.emit()


def _save(connection: Connection, name: str, wanted: GalleryFilter) -> dict[str, GalleryFilter]:
    saved_searches.save(connection, name, wanted)
    return saved_searches.all_searches(connection)


def _rename(connection: Connection, name: str, new_name: str) -> dict[str, GalleryFilter]:
    saved_searches.rename(connection, name, new_name)
    return saved_searches.all_searches(connection)


def _delete(connection: Connection, name: str) -> dict[str, GalleryFilter]:
    saved_searches.delete(connection, name)
    return saved_searches.all_searches(connection)
