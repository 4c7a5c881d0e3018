"""The family of a picture as rows, from top to bottom."""

from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qwen_studio.library.lineage_values import LineageNode, LineageTree
from qwen_studio.state.job_list import JobList
from qwen_studio.ui.figures import clock_text

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class LineageModel(QAbstractListModel):
    """One row for the original and for each job made from it; a job stands below what it was made from."""

    NodeRole = Qt.ItemDataRole.UserRole + 1
    CaptionRole = Qt.ItemDataRole.UserRole + 2

    def __init__(self, jobs: JobList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._nodes: list[LineageNode] = []

    def set_tree(self, tree: LineageTree | None) -> None:
        self.beginResetModel()
        self._nodes = [] if tree is None else list(tree.nodes())
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._nodes)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._nodes):
            return None
        node = self._nodes[index.row()]
        if role == self.NodeRole:
            return node
        if role == Qt.ItemDataRole.DisplayRole:
            return node.title
        if role == self.CaptionRole:
            return self.caption(node)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{node.title}, {self.caption(node)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._explanation(node)
        return None

    def row_of(self, picture_id: int | None) -> int:
        """The row of the job that made the picture, the original's for None; -1 if there is none."""
        if picture_id is None:
            return 0 if self._nodes else -1
        return next((row for row, node in enumerate(self._nodes) if picture_id in node.picture_ids), -1)

    def running_rows(self) -> list[int]:
        return [row for row, node in enumerate(self._nodes) if is_running(node)]

    def caption(self, node: LineageNode) -> str:
        """What is known about the node besides its title."""
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
        made = "" if node.created_at is None else f" · {_moment_text(node.created_at)}"
        return f"{results}{made}"

    def _explanation(self, node: LineageNode) -> str:
        others = [self.tr("with Image {number}: {name}").format(number=i.number, name=i.name) for i in node.also_from]
        return "\n".join([node.title, *others])


def is_running(node: LineageNode) -> bool:
    return node.state is not None and not node.state.finished


def _moment_text(moment: datetime) -> str:
    """The time of today, the date of other days."""
    local = moment.astimezone()
    return f"{local:%H:%M}" if local.date() == datetime.now().astimezone().date() else f"{local:%Y-%m-%d %H:%M}"
