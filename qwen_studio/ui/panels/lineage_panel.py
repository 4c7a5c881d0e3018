"""The family of the picture that is looked at."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QListView, QVBoxLayout, QWidget

from qwen_studio.library.lineage_values import LineageNode
from qwen_studio.state.job_list import JobList
from qwen_studio.state.lineage import Lineage
from qwen_studio.state.thumbnails import Thumbnails
from qwen_studio.state.viewer import Viewer
from qwen_studio.ui.panels.lineage_delegate import LineageDelegate
from qwen_studio.ui.panels.lineage_model import LineageModel
from qwen_studio.ui.theme import Theme, set_role

_TICK_MS = 1000


class LineagePanel(QFrame):
    """From the original down to the last edit; a click or Enter shows what the row stands for."""

    def __init__(
        self,
        lineage: Lineage,
        jobs: JobList,
        viewer: Viewer,
        thumbnails: Thumbnails,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self._lineage = lineage
        self._viewer = viewer
        self._model = LineageModel(jobs, self)
        self._list = QListView()
        set_role(self._list, "bare")
        self._list.setAccessibleName("Lineage")
        self._list.setModel(self._model)
        self._list.setItemDelegate(LineageDelegate(theme, thumbnails, self._list))
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setMouseTracking(True)
        self._empty = QLabel(
            self.tr("Use a result as the next input, and the family of your picture grows here, step by step.")
        )
        set_role(self._empty, "muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(24, 28, 24, 0)
        self._more = QLabel(self.tr("This family is very large. The edits nearest to its original are shown."))
        set_role(self._more, "muted")
        self._more.setWordWrap(True)
        self._more.setContentsMargins(14, 6, 14, 0)
        self._is_stale = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(0)
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._more)
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._list.clicked.connect(self._show_row)
        self._list.activated.connect(self._show_row)
        lineage.changed.connect(self._read_if_seen)
        viewer.changed.connect(self._mark_current)
        thumbnails.loaded.connect(self._list.viewport().update)
        self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()
        self._run_clock()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    @Slot()
    def _read_if_seen(self) -> None:
        # There is one on each page, and what nobody sees needs no layout.
        self._is_stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._is_stale = False
        self._model.set_tree(self._lineage.tree)
        empty = self._model.rowCount() == 0
        self._list.setVisible(not empty)
        self._empty.setVisible(empty)
        self._more.setVisible(self._lineage.tree is not None and not self._lineage.tree.is_whole)
        self._mark_current()
        self._run_clock()

    @Slot()
    def _mark_current(self) -> None:
        if self._is_stale:
            return
        row = self._model.row_of(self._lineage.current_picture_id)
        if row >= 0:
            index = self._model.index(row)
            self._list.setCurrentIndex(index)
            self._list.scrollTo(index)
        else:
            self._list.clearSelection()

    @Slot(QModelIndex)
    def _show_row(self, index: QModelIndex) -> None:
        node: LineageNode = index.data(LineageModel.NodeRole)
        if node.picture_ids and self._lineage.current_picture_id not in node.picture_ids:
            self._viewer.show_picture(node.picture_ids[0])
        elif node.kind == "original" and node.content_hash:
            self._viewer.show_original(node.content_hash, node.title)

    def _run_clock(self) -> None:
        runs = self.isVisible() and bool(self._model.running_rows())
        if runs != self._clock.isActive():
            self._clock.start() if runs else self._clock.stop()

    @Slot()
    def _tick(self) -> None:
        for row in self._model.running_rows():
            self._list.update(self._model.index(row))
