"""What can be done with the branches of a family, and with its original."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from qwen_studio.library.branch_changes import HideBranches, NameOriginal
from qwen_studio.library.branches import OriginalWords
from qwen_studio.library.lineage_values import LineageNode
from qwen_studio.state.lineage import Lineage
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.undo import UndoStack

if TYPE_CHECKING:
    from qwen_studio.library.changes import Applied


class Branches(QObject):
    """Hides, shows and deletes branches, and says what originals are called; each of it can be taken back."""

    def __init__(self, undo: UndoStack, pictures: Pictures, lineage: Lineage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._undo = undo
        self._pictures = pictures
        self._lineage = lineage
        undo.applied.connect(self._follow)

    def hide(self, node: LineageNode) -> None:
        """Leave the edit and what hangs under it out of the tree."""
        self._undo.do(
            self.tr("Hide a branch"), HideBranches([node.job_id], is_hidden=True), told=self.tr("Branch hidden")
        )

    def show(self, node: LineageNode) -> None:
        """Bring a branch that is hidden back into the tree."""
        self._undo.do(self.tr("Show a branch"), HideBranches([node.job_id], is_hidden=False))

    def delete(self, node: LineageNode) -> None:
        """Move all pictures of a branch to the trash."""
        self._pictures.move_to_trash(pictures_of(node))

    def rename(self, root: LineageNode, title: str) -> None:
        """Call the original that from now on; without words, what its file is called."""
        self._say(self.tr("Rename an original"), root, OriginalWords(" ".join(title.split()), root.note))

    def set_note(self, root: LineageNode, note: str) -> None:
        """Say that of the original."""
        self._say(self.tr("Note on an original"), root, OriginalWords(root.own_title, note.strip()))

    def _say(self, step: str, root: LineageNode, words: OriginalWords) -> None:
        self._undo.do(step, NameOriginal(root.content_hash, words))

    def _follow(self, applied: "Applied") -> None:
        if applied.names:
            self._lineage.read_again()


def pictures_of(node: LineageNode) -> list[int]:
    """The pictures of an edit and of all that hangs under it, by id."""
    return [picture_id for each in node.branch() for picture_id in each.picture_ids]
