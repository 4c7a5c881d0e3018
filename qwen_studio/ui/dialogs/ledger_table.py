"""The ledger of a month as rows and columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QDate, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from qwen_studio.core.catalog import Catalog
from qwen_studio.core.spend import LedgerLine, Spend, usd_text
from qwen_studio.ui.theme import BODY_PX, Theme

Index = QModelIndex | QPersistentModelIndex
_MORE = 5


@dataclass(frozen=True)
class _Row:
    """One line of the table; without a title it is the sum of the others."""

    title: str
    place: str
    spend: Spend
    is_sum: bool = False


class LedgerTable(QAbstractTableModel):
    """One row per model and region, or per day, and their sum as the last; known and possible amounts apart."""

    def __init__(self, catalog: Catalog, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._theme = theme
        self._rows: list[_Row] = []
        self._by_day = False
        theme.changed.connect(self._repaint)

    def set_lines(self, lines: Sequence[LedgerLine], *, by_day: bool) -> None:
        """Show these lines, added up by day, or by model and region."""
        grouped: dict[tuple[str, str], Spend] = {}
        for line in lines if by_day else sorted(lines, key=lambda line: (line.demo, line.region, line.model)):
            place = self.tr("Demo") if line.demo else self._region(line.region)
            key = (_day_text(line.day) if by_day else line.model, place)
            grouped[key] = grouped.get(key, Spend()) + line.spend
        self.beginResetModel()
        self._by_day = by_day
        self._rows = [_Row(title, place, spend) for (title, place), spend in grouped.items()]
        paid = sum((line.spend for line in lines if not line.demo), Spend())
        if self._rows:
            self._rows.append(_Row(self.tr("Sum"), "", paid, is_sum=True))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._headings())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return self._headings()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cells(row)[column]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.FontRole:
                return self._theme.font(BODY_PX, QFont.Weight.DemiBold) if row.is_sum else None
            case Qt.ItemDataRole.ForegroundRole:
                return self._theme.tokens.warn if column == _MORE and row.spend.open_usd else None
            case Qt.ItemDataRole.ToolTipRole:
                return self._explained(row.spend) if column == _MORE else None
            case _:
                return None

    def _headings(self) -> list[str]:
        first = self.tr("Day") if self._by_day else self.tr("Model")
        return [
            first,
            self.tr("Region"),
            self.tr("Calls"),
            self.tr("Images"),
            self.tr("Spent"),
            self.tr("At most more"),
        ]

    def _cells(self, row: _Row) -> list[str]:
        spend = row.spend
        free = row.place == self.tr("Demo")
        known = self.tr("free") if free else usd_text(spend.usd)
        if spend.unpriced_images:
            known = self.tr("{usd} + {count} unpriced").format(usd=known, count=spend.unpriced_images)
        more = usd_text(spend.open_usd) if spend.open_usd else ""
        locale = QLocale()
        return [row.title, row.place, locale.toString(spend.calls), locale.toString(spend.images), known, more]

    def _explained(self, spend: Spend) -> str:
        if not spend.open_usd:
            return ""
        return self.tr("{unknown} where the outcome is unknown, {running} with the service now").format(
            unknown=usd_text(spend.unknown_usd), running=usd_text(spend.in_flight_usd)
        )

    def _region(self, region_id: str) -> str:
        region = self._catalog.region(region_id)
        return region_id if region is None else region.name

    def _repaint(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self.columnCount() - 1))


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column > 1 else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _day_text(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)
