"""The columns of the gallery's list: their widths, their order, and which of them there is room for."""

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QWidget

from qwen_studio.library.search import Order
from qwen_studio.state.gallery_model import GalleryModel
from qwen_studio.state.preferences import Preferences
from qwen_studio.ui.gallery.sort_button import SMALLEST_FIRST
from qwen_studio.ui.theme import Theme, set_role

HEIGHT = 32
PICTURE_WIDTH = 76

_NARROWEST = 48
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_INSTRUCTION_WIDTH = 150
"""The least that is left for the instruction before other columns go."""


class Column(IntEnum):
    """From left to right."""

    PICTURE = 0
    NAME = 1
    INSTRUCTION = 2
    DATE = 3
    MODEL = 4
    SEED = 5
    SIZE = 6
    COST = 7
    RATING = 8


@dataclass(frozen=True)
class _Kind:
    width: int
    order: Order | None = None


_KINDS = {
    Column.PICTURE: _Kind(PICTURE_WIDTH),
    Column.NAME: _Kind(184, Order.NAME),
    Column.INSTRUCTION: _Kind(_INSTRUCTION_WIDTH),
    Column.DATE: _Kind(112, Order.DATE),
    Column.MODEL: _Kind(80, Order.MODEL),
    Column.SEED: _Kind(98, Order.SEED),
    Column.SIZE: _Kind(152, Order.SIZE),
    Column.COST: _Kind(80, Order.COST),
    Column.RATING: _Kind(96, Order.RATING),
}
FIGURES = frozenset({Column.SEED, Column.SIZE, Column.COST})
"""Aligned at the right, so that digits stand below digits of the same weight."""
# In a narrow window these go, one after the other: all of it stands in the details, too.
_LEFT_OUT = (Column.COST, Column.SEED, Column.MODEL, Column.SIZE, Column.NAME, Column.DATE)


class ListColumns(QHeaderView):
    """A click sorts by the column, another one the other way round; widths are kept.

    Signals:
        changed(): columns are elsewhere.
    """

    changed = Signal()

    def __init__(self, gallery: GalleryModel, preferences: Preferences, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._gallery = gallery
        self._preferences = preferences
        self._theme = theme
        self._laying_out = False
        set_role(self, "bare")
        self.setAccessibleName(self.tr("Columns"))
        titles = QStandardItemModel(0, len(Column), self)
        titles.setHorizontalHeaderLabels(
            [
                "",
                self.tr("Name"),
                self.tr("Instruction"),
                self.tr("Date"),
                self.tr("Model"),
                self.tr("Seed"),
                self.tr("Size"),
                self.tr("Cost"),
                self.tr("Rating"),
            ]
        )
        for column in FIGURES:
            titles.setHeaderData(column, Qt.Orientation.Horizontal, _RIGHT, Qt.ItemDataRole.TextAlignmentRole)
        self.setModel(titles)
        self.setSectionsClickable(True)
        self.setSortIndicatorShown(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumSectionSize(_NARROWEST)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setSectionResizeMode(Column.PICTURE, QHeaderView.ResizeMode.Fixed)
        self.setSectionResizeMode(Column.INSTRUCTION, QHeaderView.ResizeMode.Stretch)
        for column, width in self._kept_widths().items():
            self.resizeSection(column, width)
        self._keep_later = QTimer(self, singleShot=True, interval=0)
        self._keep_later.timeout.connect(self._keep)
        self.sectionClicked.connect(self._sort)
        self.sectionResized.connect(self._resized)
        gallery.filter_changed.connect(self._show_order)
        self._show_order()

    def shown(self) -> list[Column]:
        """The columns that there is room for."""
        return [column for column in Column if not self.isSectionHidden(column)]

    def fit(self, width: int) -> None:
        """Leave out what there is no room for in so many px."""
        self._laying_out = True
        widths = self._kept_widths()
        for column, wanted in widths.items():
            if column is not Column.INSTRUCTION and self.sectionSize(column) != wanted:
                self.resizeSection(column, wanted)
        left = set(widths)
        for column in _LEFT_OUT:
            if sum(widths[c] for c in left) <= width:
                break
            left.discard(column)
        for column in Column:
            self.setSectionHidden(column, column not in left)
        self._laying_out = False
        self.changed.emit()

    def _kept_widths(self) -> dict[Column, int]:
        """The widths that the user gave the columns, or the usual ones."""
        kept = self._preferences.settings.gallery_columns.split(",")
        widths = {column: self._theme.px(kind.width) for column, kind in _KINDS.items()}
        for column, text in zip(Column, kept, strict=False):
            if column not in (Column.PICTURE, Column.INSTRUCTION) and text.isascii() and text.isdigit():
                widths[column] = max(_NARROWEST, min(self._theme.px(int(text)), 2000))
        return widths

    @Slot(int, int, int)
    def _resized(self, _section: int, _before: int, _after: int) -> None:
        if not self._laying_out:
            self._keep_later.start()
            self.changed.emit()

    @Slot()
    def _keep(self) -> None:
        widths = self._kept_widths()
        widths |= {column: self.sectionSize(column) for column in self.shown() if column is not Column.INSTRUCTION}
        # As they would be at 100 % text scale.
        kept = (str(round(widths[column] * 100 / self._theme.text_scale)) for column in Column)
        self._preferences.change(gallery_columns=",".join(kept))

    @Slot(int)
    def _sort(self, section: int) -> None:
        order = _KINDS[Column(section)].order
        wanted = self._gallery.filter
        if order is None:
            self._show_order()
        elif order is wanted.order:
            self._gallery.set_filter(newest_first=not wanted.newest_first)
        else:
            self._gallery.set_filter(order=order, newest_first=order not in SMALLEST_FIRST)

    @Slot()
    def _show_order(self) -> None:
        wanted = self._gallery.filter
        section = next(column for column, kind in _KINDS.items() if kind.order is wanted.order)
        downwards = Qt.SortOrder.DescendingOrder if wanted.newest_first else Qt.SortOrder.AscendingOrder
        self.setSortIndicator(section, downwards)
