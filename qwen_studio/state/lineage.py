"""The tree of edits around the picture that is being looked at."""

from functools import partial
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from qwen_studio.library import originals, pictures
from qwen_studio.library.database import Database
from qwen_studio.state.job_list import JobList
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.tasks import Tasks

if TYPE_CHECKING:
    from qwen_studio.library.lineage import LineageNode, LineageTree


class Lineage(QObject):
    """Owner of the tree.

    Signals:
        changed(): `tree`, `current_picture_id` or `shows_hidden` is other than before.
        renamed(): the original of the tree is called otherwise than before.
    """

    changed = Signal()
    renamed = Signal()

    def __init__(
        self, tasks: Tasks, database: Database, jobs: JobList, changes: Pictures, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._database = database
        self.tree: LineageTree | None = None
        self.current_picture_id: int | None = None
        self.shows_hidden = False
        self._content_hash = ""
        self._asked = 0
        for signal in (
            changes.added,
            changes.changed,
            changes.removed,
            changes.restored,
            jobs.card_added,
            jobs.finished,
        ):
            signal.connect(self.read_again)

    def follow(self, picture_id: int | None) -> None:
        """Show the tree that this picture belongs to, or none."""
        self.current_picture_id = picture_id
        self._asked += 1
        if picture_id is None:
            self._content_hash = ""
            self._take(None)
        elif self._has(picture_id):
            self.changed.emit()
        else:
            found = partial(self._found, self._asked)
            self._tasks.deliver(self._database.submit(_tree_of_picture, picture_id), found)

    def follow_original(self, content_hash: str) -> None:
        """Show the tree that grows from this original."""
        self.current_picture_id = None
        self._asked += 1
        self._content_hash = content_hash
        self.read_again()

    def show_hidden(self, on: bool) -> None:
        """Show the branches that are hidden, too."""
        self.shows_hidden = on
        self.changed.emit()

    def follow_file(self, file: Path) -> None:
        """Show the tree that grows from the picture in this file, if the library has edited it before."""
        self.current_picture_id = None
        self._asked += 1
        found = partial(self._found_or_none, self._asked)
        self._tasks.run(self._tree_of_file, file, done=found, failed=lambda _: found(None))

    def _tree_of_file(self, file: Path) -> "tuple[str, LineageTree] | None":
        from qwen_studio.imaging.metadata import content_hash

        return self._database.call(_tree_of_known, content_hash(file))

    def _has(self, picture_id: int) -> bool:
        """Whether the tree at hand is the whole family of this picture."""
        tree = self.tree
        return tree is not None and tree.is_whole and any(picture_id in node.picture_ids for node in tree.nodes())

    def _found_or_none(self, asked: int, found: "tuple[str, LineageTree] | None") -> None:
        if found is not None:
            self._found(asked, found)
        elif asked == self._asked:
            self.follow(None)

    def _found(self, asked: int, found: "tuple[str, LineageTree] | None") -> None:
        # Of several asked for in a row, only the last counts.
        if found is not None and asked == self._asked:
            self._content_hash, tree = found
            self._take(tree)

    def read_again(self) -> None:
        """Read the tree again: something in it may be other than before."""
        if self._content_hash:
            self._tasks.deliver(self._database.submit(_tree_of, self._content_hash), self._take)

    def _take(self, tree: "LineageTree | None") -> None:
        before, self.tree = self.tree, tree
        self.changed.emit()
        if before is not None and tree is not None and _is_renamed(before.root, tree.root):
            self.renamed.emit()


def _is_renamed(before: "LineageNode", now: "LineageNode") -> bool:
    return before.content_hash == now.content_hash and before.title != now.title


def _tree_of_known(connection: Connection, content_hash: str) -> "tuple[str, LineageTree] | None":
    known = originals.by_content(connection, content_hash) or pictures.by_content(connection, content_hash)
    return None if known is None else (content_hash, _tree_of(connection, content_hash))


def _tree_of_picture(connection: Connection, picture_id: int) -> "tuple[str, LineageTree] | None":
    picture = pictures.get(connection, picture_id)
    if picture is None:
        return None
    return picture.content_hash, _tree_of(connection, picture.content_hash)


def _tree_of(connection: Connection, content_hash: str) -> "LineageTree":
    # After the first paint, which shows no tree.
    from qwen_studio.library import lineage

    return lineage.tree_of(connection, content_hash)
