"""The gallery's rows: ids and geometry only, so that a hundred thousand weigh little."""

import time
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date
from sqlite3 import Connection
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)

from qwen_studio.core.errors import StudioError
from qwen_studio.library import pictures, search
from qwen_studio.library.database import Database
from qwen_studio.library.search import GalleryFilter, GalleryRow
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.tasks import Tasks

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_AFTER_TYPING_MS = 60
_REST = 4.0
"""How many times as long as an answer took the library is left in peace before it is asked for new pictures again."""
_LONGEST_REST_MS = 2000


@dataclass(frozen=True)
class Section:
    """One day of the gallery: rows [first, first + count)."""

    day: date
    first: int
    count: int


class GalleryModel(QAbstractListModel):
    """All pictures that the filter lets through. Queries run on the disk thread.

    Signals:
        filter_changed(): `filter` is other than before; the rows follow.
        counted(): `shown_count`, `total_count` or `loading` changed.
    """

    PictureIdRole = Qt.ItemDataRole.UserRole + 1
    ContentHashRole = Qt.ItemDataRole.UserRole + 2
    SizeRole = Qt.ItemDataRole.UserRole + 3
    FavouriteRole = Qt.ItemDataRole.UserRole + 4
    CreatedRole = Qt.ItemDataRole.UserRole + 5

    filter_changed = Signal()
    counted = Signal()

    def __init__(self, tasks: Tasks, database: Database, changes: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._database = database
        self._rows: list[GalleryRow] = []
        self._row_of: dict[int, int] | None = None
        self.filter = GalleryFilter()
        self.total_count = 0
        self.loading = True
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_TYPING_MS)
        self._soon.timeout.connect(self.reload)
        self._asking = False
        # Running: the library was asked just now, and others want the disk thread, too.
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._rested)
        self._added_meanwhile = False
        changes.added.connect(self._added)
        for signal in (changes.changed, changes.removed, changes.restored):
            signal.connect(self.reload)

    @property
    def shown_count(self) -> int:
        """How many pictures the filter lets through."""
        return len(self._rows)

    def set_filter(self, **changes: Any) -> None:
        """Change parts of the filter; the rows follow after a moment in which no more is typed."""
        changed = replace(self.filter, **changes)
        if changed != self.filter:
            self.filter = changed
            self.filter_changed.emit()
            self._soon.start()

    def reload(self) -> None:
        """Ask the library again."""
        asked, began = self.filter, time.monotonic()
        self._asking = True

        def found(answer: tuple[list[GalleryRow], int]) -> None:
            self._asking = False
            if asked == self.filter:
                self._take(*answer)
                self._rest.start(min(_LONGEST_REST_MS, int((time.monotonic() - began) * 1000 * _REST)))

        def failed(_: StudioError) -> None:
            self._asking = False

        self._tasks.deliver(self._database.submit(_find, asked), found, failed)

    def _added(self) -> None:
        """Ask again, at once or after a rest: hundreds of results may come in while the library answers once."""
        if self._asking or self._rest.isActive():
            self._added_meanwhile = True
        else:
            self.reload()

    def _rested(self) -> None:
        if self._added_meanwhile:
            self._added_meanwhile = False
            self.reload()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """The number of pictures shown."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One fact about one picture."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == self.PictureIdRole:
            return row.id
        if role == self.ContentHashRole:
            return row.content_hash
        if role == self.SizeRole:
            return QSize(row.width, row.height)
        if role == self.FavouriteRole:
            return row.favourite
        if role == self.CreatedRole:
            return row.created_at
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(row)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every picture can be chosen, and dragged away."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def row_at(self, index: int) -> GalleryRow:
        """The row at this position."""
        return self._rows[index]

    def row_of(self, picture_id: int) -> int:
        """The position of the picture, or -1 if the filter hides it."""
        if self._row_of is None:
            self._row_of = {row.id: position for position, row in enumerate(self._rows)}
        return self._row_of.get(picture_id, -1)

    def sections(self) -> list[Section]:
        """The days of the rows, in their order, by the clock of this machine."""
        sections = []
        first = 0
        while first < len(self._rows):
            day = _local_day(self._rows[first])
            end = self._end_of(day, first)
            sections.append(Section(day, first, end - first))
            first = end
        return sections

    def _end_of(self, day: date, first: int) -> int:
        # The rows stand in the order of time, so the local dates of a few say where those of all change.
        def is_past(row: GalleryRow) -> bool:
            return _local_day(row) != day

        return bisect_left(self._rows, 1, first, key=is_past)

    def _words(self, row: GalleryRow) -> str:
        seconds = int(row.created_at.timestamp())
        made = QLocale().toString(QDateTime.fromSecsSinceEpoch(seconds), QLocale.FormatType.ShortFormat)
        words = self.tr("Picture of {moment}, {width} × {height}").format(
            moment=made, width=row.width, height=row.height
        )
        return self.tr("{picture}, favourite").format(picture=words) if row.favourite else words

    def _take(self, rows: list[GalleryRow], total: int) -> None:
        old = self._rows
        new_at_top = len(rows) - len(old)
        self._row_of = None
        if new_at_top > 0 and rows[new_at_top:] == old:
            # New results push in above without moving the selection or what is looked at.
            self.beginInsertRows(_NOWHERE, 0, new_at_top - 1)
            self._rows = rows
            self.endInsertRows()
        elif [row.id for row in rows] == [row.id for row in old]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        self.total_count = total
        self.loading = False
        self.counted.emit()


def _local_day(row: GalleryRow) -> date:
    return row.created_at.astimezone().date()


def _find(connection: Connection, wanted: GalleryFilter) -> tuple[list[GalleryRow], int]:
    return search.find(connection, wanted), pictures.summary(connection).count
