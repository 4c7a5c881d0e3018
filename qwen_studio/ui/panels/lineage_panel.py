"""The family of the picture that is looked at."""

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from qwen_studio.library.lineage_values import LineageNode, LineageTree
from qwen_studio.state.studio import Studio
from qwen_studio.ui.panels.hidden_bar import HiddenBar
from qwen_studio.ui.panels.lineage_actions import LineageActions
from qwen_studio.ui.panels.lineage_delegate import LineageDelegate
from qwen_studio.ui.panels.lineage_model import LineageModel
from qwen_studio.ui.panels.lineage_view import LineageView
from qwen_studio.ui.panels.node_commands import NodeCommands
from qwen_studio.ui.picture_actions import PictureActions
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.wear import WEARS_FROM

_TICK_MS = 1000


class LineagePanel(QFrame):
    """From the original down to the last edit, with branches, and the way to the picture shown."""

    def __init__(self, studio: Studio, pictures: PictureActions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self._lineage = studio.lineage
        self._viewer = studio.viewer
        self._model = LineageModel(studio.jobs, self)
        self.actions_of_node = LineageActions(theme, self)
        self._list = LineageView(self._mime_of)
        set_role(self._list, "bare")
        self._list.setAccessibleName(self.tr("Lineage"))
        self._list.setModel(self._model)
        self._commands = NodeCommands(studio, self._model, self.actions_of_node, pictures, self._list)
        self._list.setItemDelegate(
            LineageDelegate(theme, studio.thumbnails, self._model, self._commands.shown_hash, self._list)
        )
        self._list.addActions(self.actions_of_node.for_keys())
        self._empty = self._words(
            self.tr("Use a result as the next input, and the family of your picture grows here, step by step.")
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(24, 28, 24, 0)
        self._more = self._words(self.tr("This family is very large. The edits nearest to its original are shown."))
        self._more.setContentsMargins(14, 6, 14, 0)
        self._wear = self._words(
            self.tr("Amber from generation {number}: each edit of an edit loses a little quality.").format(
                number=WEARS_FROM
            )
        )
        set_role(self._wear, "caption")
        self._wear.setContentsMargins(14, 6, 14, 0)
        self._hidden = HiddenBar(self.actions_of_node.show_hidden)
        self._is_stale = False
        self._read_from: tuple[LineageTree | None, bool] = (None, False)
        self._lay_out()
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._connect(studio)
        self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()
        self._run_clock()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(0)
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._more)
        column.addWidget(self._wear)
        column.addWidget(self._hidden)

    def _connect(self, studio: Studio) -> None:
        self._list.shown.connect(self._show_row)
        self._list.pressed.connect(lambda index: self._commands.take_at_hand(_node(index)))
        self._list.compared.connect(lambda index: self._commands.compare(_node(index)))
        self._list.stepped.connect(lambda index, offset: self._commands.step(_node(index), offset))
        self._list.menu_wanted.connect(self._open_menu)
        self._list.selectionModel().currentChanged.connect(self._take_node)
        studio.lineage.changed.connect(self._read_if_seen)
        studio.viewer.changed.connect(self._mark_current)
        studio.thumbnails.loaded.connect(self._list.viewport().update)

    def _words(self, text: str) -> QLabel:
        label = QLabel(text)
        set_role(label, "muted")
        label.setWordWrap(True)
        return label

    @Slot()
    def _read_if_seen(self) -> None:
        # There is one on each page, and what nobody sees needs no layout.
        self._is_stale = True
        if self.isVisible():
            if self._is_at_hand():
                self._is_stale = False
                self._mark_current()
            else:
                self._read()

    def _is_at_hand(self) -> bool:
        """Whether the rows are those of the tree, and only the way through them is another."""
        lineage, rows = self._lineage, self._model.rows
        same = lineage.tree is not None and (lineage.tree, lineage.shows_hidden) == self._read_from
        return same and not rows.hidden and rows.row_of(lineage.current_picture_id) >= 0

    def _read(self) -> None:
        self._is_stale = False
        lineage = self._lineage
        self._read_from = (lineage.tree, lineage.shows_hidden)
        kept, place = self._chosen_job(), self._list.verticalScrollBar().value()
        self._model.set_tree(lineage.tree, lineage.current_picture_id, with_hidden=lineage.shows_hidden)
        empty = self._model.rowCount() == 0
        self._list.setVisible(not empty)
        self._empty.setVisible(empty)
        self._more.setVisible(lineage.tree is not None and not lineage.tree.is_whole)
        self._wear.setVisible(self._model.shows_wear)
        self._hidden.show_state(self._model.rows.hidden, shown=lineage.shows_hidden)
        self._list.verticalScrollBar().setValue(place)
        self._mark_current()
        self._choose_again(kept)
        self._take_node()
        self._run_clock()

    def _chosen_job(self) -> str | None:
        """What the keyboard is on, where that is not simply what is shown."""
        index = self._list.currentIndex()
        is_shown = index.row() == self._model.rows.row_of(self._model.current_picture_id)
        return _node(index).job_id if index.isValid() and not is_shown and self._list.hasFocus() else None

    def _choose_again(self, job_id: str | None) -> None:
        rows = self._model.rows.rows
        row = next((n for n, each in enumerate(rows) if each.node.job_id == job_id), -1) if job_id is not None else -1
        if row >= 0:
            self._list.setCurrentIndex(self._model.index(row))

    @Slot()
    def _mark_current(self) -> None:
        if self._is_stale:
            return
        current = self._lineage.current_picture_id
        self._model.follow(current)
        row = self._model.rows.row_of(current)
        if row >= 0:
            index = self._model.index(row)
            self._list.setCurrentIndex(index)
            self._list.scrollTo(index)
        else:
            self._list.clearSelection()
        self._list.viewport().update()

    @Slot()
    def _take_node(self) -> None:
        index = self._list.currentIndex()
        if not index.isValid():
            self.actions_of_node.set_node(None, ())
            return
        rows = self._model.rows
        above = tuple(rows.rows[row].node for row in rows.ancestors(index.row()))
        self.actions_of_node.set_node(_node(index), above)

    @Slot(QModelIndex)
    def _show_row(self, index: QModelIndex) -> None:
        self._commands.show(_node(index))

    @Slot(QModelIndex, QPoint)
    def _open_menu(self, index: QModelIndex, at: QPoint) -> None:
        self._list.setCurrentIndex(index)
        self._take_node()
        self._commands.open_menu(_node(index), at)

    def _mime_of(self, index: QModelIndex) -> QMimeData | None:
        return self._commands.mime_of(_node(index))

    def _run_clock(self) -> None:
        runs = self.isVisible() and bool(self._model.running_rows())
        if runs != self._clock.isActive():
            self._clock.start() if runs else self._clock.stop()

    @Slot()
    def _tick(self) -> None:
        for row in self._model.running_rows():
            self._list.update(self._model.index(row))


def _node(index: QModelIndex) -> LineageNode:
    node: LineageNode = index.data(LineageModel.NodeRole)
    return node
