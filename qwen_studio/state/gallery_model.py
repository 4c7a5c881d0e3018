"""The gallery's rows: ids, and what is known about those near the screen, so that 100,000 weigh as little as ten."""

import time
from array import array
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, groupby
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
from qwen_studio.core.naming import printable
from qwen_studio.library import chains, pictures, search
from qwen_studio.library.database import Database
from qwen_studio.library.search import GalleryFilter, GalleryRow, Headings, Order
from qwen_studio.state.gallery_days import days_of, local_day
from qwen_studio.state.gallery_rows import GalleryRows
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.tasks import Tasks
from qwen_studio.state.trouble_words import TroubleWords

_Index = QModelIndex | QPersistentModelIndex
_Ask = Callable[..., Future["_Found"]]
_NOWHERE = QModelIndex()
_EVERYTHING = GalleryFilter()
_AFTER_TYPING_MS = 120
_REST = 4.0
"""How many times as long as an answer took the library is left in peace before it is asked for new pictures again."""
_LONGEST_REST_MS = 2000
FIRST = 200
"""As many as fill a large screen with small tiles; they are asked for alone, before the others are counted."""


Heading = date | str | None
"""A day, the name of the original that a chain began with (empty for pictures of no chain), or no heading at all."""


@dataclass(frozen=True)
class Section:
    """A part of the gallery under one heading: rows [first, first + count)."""

    heading: Heading
    first: int
    count: int


@dataclass(frozen=True)
class _Found:
    """An answer of the library. `parts`: how many pictures under each heading, in order; `total` those of every filter.

    `whole`: there are no others than these.
    """

    ids: "array[int]"
    parts: Sequence[tuple[Heading, int]]
    rows: Sequence[GalleryRow]
    total: int | None
    whole: bool


class GalleryModel(QAbstractListModel):
    """All pictures that the filter lets through. What a screen waits for is looked up beside the disk thread.

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

    def __init__(
        self,
        tasks: Tasks,
        database: Database,
        changes: Pictures,
        parent: QObject | None = None,
        *,
        wanted: GalleryFilter = _EVERYTHING,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._database = database
        self._ids: array[int] = array("q")
        self._parts: Sequence[tuple[Heading, int]] = ()
        self._rows: GalleryRows[GalleryRow] = GalleryRows(tasks, database, search.rows, self._rows_loaded)
        self._looked_at = range(0)
        # What became known since the last look, and lies elsewhere: it may be on the screen by now, painted as unknown.
        self._untold: set[int] = set()
        self._troubles = TroubleWords(self)
        self.filter = wanted
        self.total_count = 0
        self.loading = True
        self._whole = False
        self._all_found_for: GalleryFilter | None = None
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_TYPING_MS)
        self._soon.timeout.connect(self._find_all)
        self._asking = False
        # Running: the library was asked just now, and others want the disk thread, too.
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._rested)
        self._added_meanwhile = False
        changes.added.connect(self._added)
        changes.changed.connect(self._changed)
        for signal in (changes.removed, changes.restored):
            signal.connect(self.reload)

    @property
    def shown_count(self) -> int:
        """How many pictures the filter lets through, as far as they are counted."""
        return len(self._ids)

    @property
    def is_counted(self) -> bool:
        """Whether `shown_count` is all of them, and not only the first."""
        return self._whole

    def set_filter(self, **changes: Any) -> None:
        """Change parts of the filter; the first rows follow at once, all of them when no more is typed for a moment."""
        changed = replace(self.filter, **changes)
        if changed != self.filter:
            self.filter = changed
            self._all_found_for = None
            self.filter_changed.emit()
            # Which chains come first is known only with all of them.
            if changed.headings is not Headings.CHAIN:
                self._look_for_first()
            self._soon.start()

    def begin(self) -> None:
        """Ask for the first screen alone; all the others follow with the first `reload`."""
        self._look_for_first()

    def reload(self) -> None:
        """Ask the library again."""
        if self.loading:
            # The first screen comes first, with its thumbnails; all the others a moment later.
            self._look_for_first()
            self._soon.start()
        else:
            self._find_all()

    def look_at(self, shown: range, around: range) -> None:
        """Those rows are on the screen, and near it: what the library knows about them is wanted."""
        self._looked_at = around
        ids = self._ids
        self._rows.need(
            (*ids[shown.start : shown.stop], *ids[shown.stop : around.stop], *ids[around.start : shown.start])
        )
        self._rows_loaded(self._untold)
        self._untold.clear()

    def _find_all(self) -> None:
        self._soon.stop()
        near = self._ids[self._looked_at.start : self._looked_at.stop].tolist()
        self._ask_and_rest(self._database.survey, _all, self._take_all, near)

    def _look_for_first(self) -> None:
        self._ask(self._database.look, _first, self._take_first)

    def _ask_and_rest(
        self, ask: _Ask, question: Callable[..., _Found], take: Callable[[_Found], object], *more: object
    ) -> None:
        began = time.monotonic()
        self._asking = True

        def found(answer: _Found) -> None:
            self._asking = False
            take(answer)
            self._rest.start(min(_LONGEST_REST_MS, int((time.monotonic() - began) * 1000 * _REST)))

        def failed(_: StudioError) -> None:
            self._asking = False

        self._ask(ask, question, found, failed, *more)

    def _ask(
        self,
        ask: _Ask,
        question: Callable[..., _Found],
        answered: Callable[[_Found], object],
        failed: Callable[[StudioError], object] = lambda _: None,
        *more: object,
    ) -> None:
        asked = self.filter

        def found(answer: _Found) -> None:
            if asked == self.filter:
                answered(answer)
            else:
                self._asking = False

        self._tasks.deliver(ask(question, asked, *more), found, failed)

    def _added(self) -> None:
        """Ask again, at once or after a rest: hundreds of results may come in while the library answers once."""
        if self._asking or self._rest.isActive():
            self._added_meanwhile = True
        elif self._whole and self.filter.headings is not Headings.CHAIN:
            self._ask_and_rest(self._database.look, _first, self._take_top)
        else:
            self._find_all()

    def _rested(self) -> None:
        if self._added_meanwhile:
            self._added_meanwhile = False
            self._find_all()

    def _changed(self, ids: Sequence[int]) -> None:
        self._rows.outdate(ids)
        self._find_all()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """The number of pictures shown."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One fact about one picture; None while it is not known yet."""
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        if role == self.PictureIdRole:
            return self._ids[index.row()]
        row = self.row_at(index.row())
        if row is None:
            return None
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

    def id_at(self, position: int) -> int:
        """The picture at this position."""
        return self._ids[position]

    def row_at(self, position: int) -> GalleryRow | None:
        """What is known about the picture at this position; `look_at` asks for it."""
        return self._rows.get(self._ids[position])

    def row_of(self, picture_id: int) -> int:
        """The position of the picture, or -1 if the filter hides it."""
        try:
            return self._ids.index(picture_id)
        except ValueError:
            return -1

    def find_content(self, content_hash: str, done: Callable[[int], object]) -> None:
        """Hand over the position of a picture with this content, or -1 if none is shown."""
        self._tasks.deliver(
            self._database.submit(pictures.by_content, content_hash),
            lambda found: done(-1 if found is None else self.row_of(found.id)),
        )

    def find_origin(self, picture_id: int, done: Callable[[str], object]) -> None:
        """Hand over the content hash of the original with which the picture's chain began."""
        self._tasks.deliver(self._database.submit(chains.origin_of, picture_id), done)

    def sections(self) -> list[Section]:
        """The parts of the gallery, in their order; days by the clock of this machine."""
        sections = []
        first = 0
        for heading, count in self._parts:
            sections.append(Section(heading, first, count))
            first += count
        return sections

    def _words(self, row: GalleryRow) -> str:
        seconds = int(row.created_at.timestamp())
        made = QLocale().toString(QDateTime.fromSecsSinceEpoch(seconds), QLocale.FormatType.ShortFormat)
        if row.was_read:
            words = self.tr("Picture of {moment}, {width} × {height}").format(
                moment=made, width=row.width, height=row.height
            )
        else:
            words = self.tr("File “{name}” of {moment}").format(name=printable(row.file), moment=made)
        if trouble := self._troubles.on_tile(row.trouble):
            words = self.tr("{picture}: {trouble}").format(picture=words, trouble=trouble)
        return self.tr("{picture}, favourite").format(picture=words) if row.favourite else words

    def _take_first(self, found: _Found) -> None:
        # All of them may have been quicker.
        if self._all_found_for != self.filter:
            self._take(found)

    def _take_all(self, found: _Found) -> None:
        self._all_found_for = self.filter
        self._take(found)

    def _take(self, found: _Found) -> None:
        self._rows.take(found.rows)
        old, new = self._ids, found.ids
        more = len(new) - len(old)
        if more > 0 and len(old) and new[more:] == old:
            # New results push in above without moving the selection or what is looked at.
            self._insert(0, more, found)
        elif more > 0 and len(old) and new[: len(old)] == old:
            self._insert(len(old), more, found)
        elif new == old and found.parts == self._parts:
            self._rows_loaded({row.id for row in found.rows})
        else:
            self.beginResetModel()
            self._ids, self._parts = new, found.parts
            self.endResetModel()
        self._whole = found.whole
        if found.total is not None:
            self.total_count = found.total
        self.loading = False
        self.counted.emit()

    def _take_top(self, found: _Found) -> None:
        """Take only what is new at the top; where more has changed than that, ask for everything."""
        first = self._ids[0] if self._ids else 0
        new = found.ids.index(first) if first in found.ids else 0
        known = found.ids[new:]
        if not new or self._ids[: len(known)] != known:
            self._find_all()
            return
        added = found.rows[:new]
        by_day = _has_days(self.filter)
        parts = _joined((local_day(row.created_at) if by_day else None, 1) for row in added)
        ids = found.ids[:new] + self._ids
        self._take(_Found(ids, _joined([*parts, *self._parts]), found.rows, self.total_count + new, whole=True))

    def _insert(self, place: int, count: int, found: _Found) -> None:
        self.beginInsertRows(_NOWHERE, place, place + count - 1)
        self._ids, self._parts = found.ids, found.parts
        self.endInsertRows()

    def _rows_loaded(self, ids: set[int]) -> None:
        positions = [row for row in self._looked_at if row < len(self._ids) and self._ids[row] in ids]
        self._untold = (self._untold | ids).difference(self._ids[row] for row in positions)
        if positions:
            self.dataChanged.emit(self.index(positions[0]), self.index(positions[-1]))


def _has_days(wanted: GalleryFilter) -> bool:
    return wanted.headings is Headings.DAY and wanted.order is Order.DATE


def _joined(counts: Iterable[tuple[Heading, int]]) -> list[tuple[Heading, int]]:
    """The counts with those of the same heading, one after the other, in one."""
    return [(heading, sum(count for _, count in same)) for heading, same in groupby(counts, key=lambda pair: pair[0])]


def _first(connection: Connection, wanted: GalleryFilter) -> _Found:
    ids = array("q", search.first_ids(connection, wanted, FIRST))
    known = {row.id: row for row in search.rows(connection, ids)}
    rows = [known[i] for i in ids]
    by_day = _has_days(wanted)
    parts = _joined((local_day(row.created_at) if by_day else None, 1) for row in rows)
    whole = len(ids) < FIRST
    # Who types knows the number of all already, and waits for the hits.
    total = search.count(connection) if whole and not wanted.text else None
    return _Found(ids, parts, rows, total, whole)


def _all(connection: Connection, wanted: GalleryFilter, near: Sequence[int]) -> _Found:
    if wanted.headings is Headings.CHAIN:
        groups = chains.grouped(connection, wanted)
        ids = array("q", chain.from_iterable(ids for _, ids in groups))
        parts: list[tuple[Heading, int]] = [(name, len(ids)) for name, ids in groups]
    elif _has_days(wanted):
        found, moments = search.find_dated(connection, wanted)
        ids, parts = array("q", found), list(days_of(moments, newest_first=wanted.newest_first))
    else:
        ids = array("q", search.find_ids(connection, wanted))
        parts = [(None, len(ids))] if ids else []
    rows = search.rows(connection, [*near, *ids[:FIRST]])
    return _Found(ids, parts, rows, search.count(connection), whole=True)
