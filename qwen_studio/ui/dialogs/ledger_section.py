"""The ledger month by month, and its way out of the program."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from qwen_studio.core.catalog import Catalog
from qwen_studio.core.errors import StudioError
from qwen_studio.core.spend import LedgerLine
from qwen_studio.state.spending import Spending
from qwen_studio.ui.dialogs.ledger_table import LedgerTable
from qwen_studio.ui.file_dialogs import MakeDialog, file_dialog
from qwen_studio.ui.moments import month_text
from qwen_studio.ui.show_in_folder import show_in_folder
from qwen_studio.ui.text_scale import grown
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.notice import Notice
from qwen_studio.ui.widgets.quiet import quiet
from qwen_studio.ui.widgets.segmented import Segment, SegmentedControl

BY_MODEL = "model"
BY_DAY = "day"
_ROW_PX = 30
_REGION_PX = 100
_NUMBERS_PX = (64, 76, 176, 120)
_MONTH_LETTERS = 14


class LedgerSection(QWidget):
    """A month, chosen among those that have entries, added up by model or by day; exports it, or everything."""

    def __init__(
        self,
        spending: Spending,
        catalog: Catalog,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        make_dialog: MakeDialog = file_dialog,
        reveal: Callable[[Path], object] = show_in_folder,
    ) -> None:
        super().__init__(parent)
        self._spending = spending
        self._make_dialog = make_dialog
        self._reveal = reveal
        self._lines: list[LedgerLine] = []
        self._exported: Path | None = None
        self._month = QComboBox()
        self._month.setAccessibleName(self.tr("Month"))
        self._month.setMinimumContentsLength(_MONTH_LETTERS)
        self._parts = SegmentedControl(
            self.tr("Added up"), [Segment(BY_MODEL, self.tr("By model")), Segment(BY_DAY, self.tr("By day"))]
        )
        self._table = LedgerTable(catalog, theme, self)
        self._view = self._make_view()
        self._empty = QLabel(self.tr("Nothing was made in this month."))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self._empty, "muted")
        self._news = Notice(theme)
        self._news.action_triggered.connect(self._show_exported)
        self._lay_out()
        self._month.activated.connect(self._load)
        self._parts.value_changed.connect(self._show)
        spending.changed.connect(spending.read_months)
        spending.months_read.connect(self._take_months)
        spending.month_read.connect(self._take_lines)
        spending.exported.connect(self._say_exported)
        spending.export_failed.connect(self._say_failed)
        self._show()
        spending.read_months()

    def export(self, target: Path, month: date | None) -> None:
        """Write the jobs of the month, or all of them, and say what became of it."""
        self._spending.export(target, month)

    def _lay_out(self) -> None:
        export = QPushButton(self.tr("&Export"))
        quiet(export)
        menu = QMenu(export)
        menu.addAction(self.tr("This &month as CSV…")).triggered.connect(lambda: self._ask(self._chosen()))
        menu.addAction(self.tr("&All months as CSV…")).triggered.connect(lambda: self._ask(None))
        export.setMenu(menu)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._month)
        row.addWidget(self._parts)
        row.addStretch(1)
        row.addWidget(export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._view, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._news)

    def _make_view(self) -> QTableView:
        view = QTableView()
        view.setAccessibleName(self.tr("Ledger"))
        view.setModel(self._table)
        view.setShowGrid(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        # Tab leaves the table; the arrow keys move within.
        view.setTabKeyNavigation(False)
        view.setMinimumHeight(6 * grown(_ROW_PX))
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(grown(_ROW_PX))
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(map(grown, (_REGION_PX, *_NUMBERS_PX)), 1):
            view.setColumnWidth(column, width)
        return view

    @Slot(list)
    def _take_months(self, months: list[date]) -> None:
        this_month = datetime.now().astimezone().date().replace(day=1)
        chosen = self._chosen()
        self._month.clear()
        for month in sorted({this_month, *months}, reverse=True):
            self._month.addItem(_month_text(month), month.isoformat())
        self._month.setCurrentIndex(0 if chosen is None else max(0, self._month.findData(chosen.isoformat())))
        self._load()

    def _chosen(self) -> date | None:
        chosen = self._month.currentData()
        return date.fromisoformat(chosen) if isinstance(chosen, str) else None

    def _load(self) -> None:
        month = self._chosen()
        if month is not None:
            self._spending.read_month(month)

    @Slot(object, list)
    def _take_lines(self, month: date, lines: list[LedgerLine]) -> None:
        if month == self._chosen():
            self._lines = lines
            self._show()

    def _show(self) -> None:
        self._table.set_lines(self._lines, by_day=self._parts.value() == BY_DAY)
        self._view.setVisible(bool(self._lines))
        self._empty.setVisible(not self._lines)

    def _ask(self, month: date | None) -> None:
        dialog = self._make_dialog(self.window())
        dialog.setWindowTitle(self.tr("Export the ledger"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Table for spreadsheets (*.csv)")])
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(self.tr("Spending") + ("" if month is None else f" {month:%Y-%m}") + ".csv")
        dialog.fileSelected.connect(lambda name: self.export(Path(name), month))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object, int)
    def _say_exported(self, target: Path, count: int) -> None:
        self._exported = target
        edits = self.tr("1 edit") if count == 1 else self.tr("{count} edits").format(count=QLocale().toString(count))
        self._news.set_notice(
            "info",
            self.tr("Saved {edits} as {name}.").format(edits=edits, name=target.name),
            self.tr("Show in folder"),
        )

    @Slot(object)
    def _say_failed(self, error: StudioError) -> None:
        self._news.set_notice("bad", str(error))

    def _show_exported(self) -> None:
        if self._exported is not None:
            self._reveal(self._exported)


def _month_text(month: date) -> str:
    return month_text(month)
