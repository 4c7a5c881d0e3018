"""The searches that the user keeps by name."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from qwen_studio.library import saved_searches
from qwen_studio.library.database import Database
from qwen_studio.library.search import GalleryFilter
from qwen_studio.state.tasks import Tasks
from qwen_studio.state.undo import UndoStack

if TYPE_CHECKING:
    from qwen_studio.library.changes import Applied


class SavedSearches(QObject):
    """Owner of the names, and of what each asks for. All of it can be undone; the undo stack tells what failed.

    Signals:
        changed(): `searches` are other than before.
    """

    changed = Signal()

    def __init__(self, tasks: Tasks, database: Database, undo: UndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._database = database
        self._undo = undo
        self.searches: dict[str, GalleryFilter] = {}
        undo.applied.connect(self._follow)

    def reload(self) -> None:
        """Read which there are."""
        self._tasks.deliver(self._database.submit(saved_searches.all_searches), self._take)

    def save(self, name: str, wanted: GalleryFilter) -> None:
        """Keep the search under this name, in place of one that had it."""
        from qwen_studio.library.search_changes import SetSearch

        clean = " ".join(name.split())
        words = self.tr("Save the search “{name}”").format(name=clean)
        told = self.tr("“{name}” asks for something else now").format(name=clean)
        other = self.searches.get(clean, wanted) != wanted
        self._undo.do(words, SetSearch(clean, wanted), told=told if other else "")

    def rename(self, name: str, new_name: str) -> None:
        """Give the search another name."""
        from qwen_studio.library.search_changes import RenameSearch

        if " ".join(new_name.split()) != name:
            self._undo.do(self.tr("Rename a saved search"), RenameSearch(name, new_name))

    def delete(self, name: str) -> None:
        """Forget the search; its pictures have nothing to do with it."""
        from qwen_studio.library.search_changes import SetSearch

        words = self.tr("Delete the search “{name}”").format(name=name)
        told = self.tr("The search “{name}” was deleted").format(name=name)
        self._undo.do(words, SetSearch(name, None), told=told)

    def _follow(self, applied: "Applied") -> None:
        if applied.names:
            self.reload()

    def _take(self, searches: dict[str, GalleryFilter]) -> None:
        if searches != self.searches:
            self.searches = searches
            self.changed.emit()
