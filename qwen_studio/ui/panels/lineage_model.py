"""The family of a picture as rows, from top to bottom."""

from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qwen_studio.library.lineage_values import LineageNode, LineageTree
from qwen_studio.state.job_list import JobList
from qwen_studio.ui.figures import clock_text
from qwen_studio.ui.panels.lineage_rows import LineageRows
from qwen_studio.ui.wear import WEARS_FROM

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class LineageModel(QAbstractListModel):
    """One row for the original and for each job made from it; a job stands below what it was made from."""

    NodeRole = Qt.ItemDataRole.UserRole + 1
    CaptionRole = Qt.ItemDataRole.UserRole + 2

    def __init__(self, jobs: JobList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.rows = LineageRows(None, with_hidden=False, current=None)
        self.current_picture_id: int | None = None
        # Each row says it again in each frame of scrolling.
        self._moments: dict[datetime, str] = {}

    def set_tree(self, tree: LineageTree | None, current: int | None, *, with_hidden: bool) -> None:
        """Shows this family, and the way to the current picture, or to the original for None."""
        self.beginResetModel()
        self._moments.clear()
        self.rows = LineageRows(tree, with_hidden=with_hidden, current=current)
        self.follow(current)
        self.endResetModel()

    def follow(self, picture_id: int | None) -> None:
        """From now on this is the current picture."""
        self.current_picture_id = picture_id
        self.rows.follow(self.rows.row_of(picture_id))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows.rows):
            return None
        node = self.rows.rows[index.row()].node
        if role == self.NodeRole:
            return node
        if role == Qt.ItemDataRole.DisplayRole:
            return node.title
        if role == self.CaptionRole:
            return self.caption(node)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = [node.title, self.generation(node), self.caption(node), node.note]
            return ", ".join(part for part in parts if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._explanation(node)
        return None

    def picture_of(self, node: LineageNode) -> int | None:
        """The result of the node that is meant where one is: the current one, or that which the way goes on from."""
        if self.current_picture_id in node.picture_ids:
            return self.current_picture_id
        on_path = (self.rows.rows[row].node for row in self.rows.path)
        used = next((n.made_from for n in on_path if n.made_from in node.picture_ids), None)
        return used if used is not None else next(iter(node.picture_ids), None)

    def running_rows(self) -> list[int]:
        return [number for number, row in enumerate(self.rows.rows) if is_running(row.node)]

    @property
    def shows_wear(self) -> bool:
        """Whether one of the edits is so far from its original that its generation is told as a warning."""
        return any(row.node.depth >= WEARS_FROM for row in self.rows.rows)

    def generation(self, node: LineageNode) -> str:
        """How many edits lie between the original and the node; nothing for the original."""
        return self.tr("generation {number}").format(number=node.depth) if node.depth else ""

    def caption(self, node: LineageNode) -> str:
        """What is known about the node besides its title and its generation."""
        if node.kind == "original":
            words = self.tr("original")
            return words if node.size is None else f"{words} · {node.size}"
        card = self._jobs.card(node.job_id) if is_running(node) else None
        if card is not None and not card.job.state.finished and card.job.failure is None:
            return self.tr("running · {elapsed}").format(elapsed=clock_text(card.elapsed_s(datetime.now(UTC))))
        count = len(node.picture_ids)
        if not count:
            return self.tr("no results")
        results = self.tr("1 result") if count == 1 else self.tr("{count} results").format(count=count)
        made = "" if node.created_at is None else f" · {self._moment(node.created_at)}"
        others = "".join(self.tr("with {name}").format(name=given.name) + " · " for given in node.also_from)
        return f"{others}{results}{made}"

    def _moment(self, moment: datetime) -> str:
        if moment not in self._moments:
            self._moments[moment] = _moment_text(moment)
        return self._moments[moment]

    def _explanation(self, node: LineageNode) -> str:
        others = [self.tr("with Image {number}: {name}").format(number=i.number, name=i.name) for i in node.also_from]
        words = self.tr("Generation {number}: each edit of an edit loses a little quality.")
        wear = [words.format(number=node.depth)] if node.depth >= WEARS_FROM else []
        note = [self.tr("Note: {note}").format(note=node.note)] if node.note else []
        return "\n".join([node.title, *others, *note, *wear])


def is_running(node: LineageNode) -> bool:
    return node.state is not None and not node.state.finished


def _moment_text(moment: datetime) -> str:
    """The time of today, the date of other days."""
    local = moment.astimezone()
    return f"{local:%H:%M}" if local.date() == datetime.now().astimezone().date() else f"{local:%Y-%m-%d %H:%M}"
