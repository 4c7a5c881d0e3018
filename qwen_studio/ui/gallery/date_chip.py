"""The chip that says when pictures were made."""

from datetime import UTC, datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qwen_studio.state.gallery_model import GalleryModel
from qwen_studio.ui.gallery.date_range import DateRange
from qwen_studio.ui.gallery.date_words import range_words
from qwen_studio.ui.gallery.menu_chip import MenuChip
from qwen_studio.ui.theme import Theme


class DateChip(MenuChip):
    """Offers the usual ranges, and any other from one day to another."""

    def __init__(self, gallery: GalleryModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            [
                (DateRange.ANY, self.tr("Any date")),
                (DateRange.TODAY, self.tr("Today")),
                (DateRange.WEEK, self.tr("Last 7 days")),
                (DateRange.MONTH, self.tr("Last 30 days")),
                (DateRange.YEAR, self.tr("This year")),
            ],
            "calendar",
            parent=parent,
        )
        self._gallery = gallery
        self.menu_of_values.addSeparator()
        self.menu_of_values.addAction(self.tr("From … to …")).triggered.connect(self._ask)
        self.chosen.connect(self._choose_range)
        gallery.filter_changed.connect(self._show_filter)

    @Slot(object)
    def _choose_range(self, dates: DateRange) -> None:
        self._gallery.set_filter(since=dates.since(datetime.now(UTC)), until=None)

    @Slot()
    def _ask(self) -> None:
        from qwen_studio.ui.gallery.date_popup import DatePopup

        wanted = self._gallery.filter
        popup = DatePopup(self)
        popup.chosen.connect(self._choose_days)
        popup.ask(wanted.since, wanted.until, self.below())

    @Slot(object, object)
    def _choose_days(self, since: datetime, until: datetime) -> None:
        self._gallery.set_filter(since=since, until=until)

    @Slot()
    def _show_filter(self) -> None:
        wanted, now = self._gallery.filter, datetime.now(UTC)
        usual = next((r for r in DateRange if wanted.until is None and r.since(now) == wanted.since), None)
        if usual is None:
            self.set_other(range_words(wanted.since, wanted.until))
        else:
            self.set_value(usual)
