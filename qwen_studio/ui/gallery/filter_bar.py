"""The tools of the Gallery page in the top bar: search, filters, count and order."""

from datetime import UTC, datetime

from PySide6.QtCore import QLocale, QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from qwen_studio.core.catalog import Catalog
from qwen_studio.state.gallery_model import GalleryModel
from qwen_studio.ui.gallery.bar_chip import BarChip
from qwen_studio.ui.gallery.date_range import DateRange
from qwen_studio.ui.gallery.menu_chip import MenuChip
from qwen_studio.ui.gallery.search_field import NARROWEST as NARROWEST_SEARCH
from qwen_studio.ui.gallery.search_field import WIDEST as WIDEST_SEARCH
from qwen_studio.ui.gallery.search_field import SearchField
from qwen_studio.ui.theme import Theme, set_role

_SPACING = 8
_LEFT_MARGIN = 6
_SORT_WIDTH = 110


class FilterBar(QWidget):
    """Shows the filter of the gallery, and changes it. In a narrow window chips shrink to their icons.

    Signals:
        list_wanted(): the keyboard is to go to what was found.
    """

    list_wanted = Signal()

    def __init__(self, gallery: GalleryModel, catalog: Catalog, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gallery = gallery
        self._search = SearchField(theme)
        self._favourites = BarChip(theme, self.tr("Favourites"), "star", checked_icon="star-filled")
        self._dates = MenuChip(theme, self._date_words(), "calendar")
        self._models = MenuChip(
            theme,
            [("", self.tr("All models")), *((model.id, model.label) for model in catalog.models)],
            "sparkle",
            icon_only_when_compact=True,
        )
        self._trash = BarChip(theme, self.tr("Trash"), "trash")
        # In the order in which they shrink.
        self._chips: tuple[BarChip, ...] = (self._trash, self._favourites, self._dates, self._models)
        self._count = QLabel()
        set_role(self._count, "caption")
        self._sort = QComboBox()
        self._sort.setAccessibleName("Sort")
        self._sort.addItems([self.tr("Newest"), self.tr("Oldest")])
        self._sort.setFixedWidth(_SORT_WIDTH)
        self._lay_out()
        self._connect()
        self._show_filter()
        self._show_count()

    def focus_search(self) -> None:
        """Let the user type what to look for, in place of what was there."""
        self._search.setFocus()
        self._search.selectAll()

    def sizeHint(self) -> QSize:
        return QSize(self._width_with(0) + WIDEST_SEARCH, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        everything = len(self._chips) + 1
        return QSize(self._width_with(everything) + NARROWEST_SEARCH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _date_words(self) -> list[tuple[DateRange, str]]:
        return [
            (DateRange.ANY, self.tr("Any date")),
            (DateRange.TODAY, self.tr("Today")),
            (DateRange.WEEK, self.tr("Last 7 days")),
            (DateRange.MONTH, self.tr("Last 30 days")),
            (DateRange.YEAR, self.tr("This year")),
        ]

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(_LEFT_MARGIN, 0, 0, 0)
        row.setSpacing(_SPACING)
        row.addWidget(self._search, 100)
        for chip in (self._favourites, self._dates, self._models, self._trash):
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(self._count)
        row.addWidget(self._sort)

    def _connect(self) -> None:
        self._search.textChanged.connect(lambda text: self._gallery.set_filter(text=text))
        self._search.left.connect(self.list_wanted)
        self._favourites.toggled.connect(lambda on: self._gallery.set_filter(favourites=on))
        self._trash.toggled.connect(lambda on: self._gallery.set_filter(in_trash=on))
        self._dates.chosen.connect(self._choose_dates)
        self._models.chosen.connect(lambda model: self._gallery.set_filter(model=model))
        self._sort.currentIndexChanged.connect(lambda index: self._gallery.set_filter(newest_first=index == 0))
        self._gallery.filter_changed.connect(self._show_filter)
        self._gallery.counted.connect(self._show_count)

    @Slot(object)
    def _choose_dates(self, dates: DateRange) -> None:
        self._dates.set_value(dates)
        self._gallery.set_filter(since=dates.since(datetime.now(UTC)))

    @Slot()
    def _show_filter(self) -> None:
        wanted = self._gallery.filter
        if self._search.text() != wanted.text:
            self._search.setText(wanted.text)
        self._favourites.setChecked(wanted.favourites)
        self._trash.setChecked(wanted.in_trash)
        self._models.set_value(wanted.model)
        self._sort.setCurrentIndex(0 if wanted.newest_first else 1)
        if wanted.since is None:
            self._dates.set_value(DateRange.ANY)
        self._fit()

    @Slot()
    def _show_count(self) -> None:
        shown, total = self._gallery.shown_count, self._gallery.total_count
        locale = QLocale()
        if not self._gallery.is_counted:
            words = self._count.text()
        elif self._gallery.filter.in_trash:
            words = self.tr("{shown} in the trash").format(shown=locale.toString(shown))
        elif shown == total:
            words = self.tr("1 image") if total == 1 else self.tr("{total} images").format(total=locale.toString(total))
        else:
            words = self.tr("{shown} of {total}").format(shown=locale.toString(shown), total=locale.toString(total))
        self._count.setText(words)
        self._fit()

    def _fit(self) -> None:
        """Shrink as many chips as must, and leave out the count last of all."""
        steps = range(len(self._chips) + 2)
        room = self.width() - NARROWEST_SEARCH
        step = next((s for s in steps if self._width_with(s) <= room), steps[-1])
        for place, chip in enumerate(self._chips):
            chip.set_compact(place < step)
        self._count.setVisible(step <= len(self._chips))

    def _width_with(self, step: int) -> int:
        """The width of everything but the search field after so many steps of shrinking."""
        widths = [chip.width_when(compact=place < step) for place, chip in enumerate(self._chips)]
        if step <= len(self._chips):
            widths.append(self._count.sizeHint().width())
        return _LEFT_MARGIN + sum(width + _SPACING for width in widths) + 2 * _SPACING + _SORT_WIDTH
