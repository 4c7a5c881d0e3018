"""The tools of the Gallery page in the top bar: search, filters, count, order, and tiles or lines."""

from PySide6.QtCore import QEvent, QLocale, QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from qwen_studio.core.catalog import Catalog
from qwen_studio.state.collecting import Collecting
from qwen_studio.state.gallery_model import GalleryModel
from qwen_studio.state.saved_searches import SavedSearches
from qwen_studio.ui.gallery.bar_chip import BarChip
from qwen_studio.ui.gallery.date_chip import DateChip
from qwen_studio.ui.gallery.filter_words import FilterWords
from qwen_studio.ui.gallery.gallery_actions import GalleryActions
from qwen_studio.ui.gallery.menu_chip import MenuChip
from qwen_studio.ui.gallery.more_filters import MoreFilters
from qwen_studio.ui.gallery.naming import Naming
from qwen_studio.ui.gallery.search_field import NARROWEST as NARROWEST_SEARCH
from qwen_studio.ui.gallery.search_field import WIDEST as WIDEST_SEARCH
from qwen_studio.ui.gallery.search_field import SearchField
from qwen_studio.ui.gallery.sort_button import SortButton
from qwen_studio.ui.gallery.tags_chip import TagsChip
from qwen_studio.ui.gallery.view_switch import ViewSwitch
from qwen_studio.ui.theme import Theme, set_role

_SPACING = 8
_LEFT_MARGIN = 6


class FilterBar(QWidget):
    """Shows the filter of the gallery, and changes it. In a narrow window chips shrink, then fold into one.

    Signals:
        list_wanted(): the keyboard is to go to what was found.
        keyboard_left(): nothing is left to do here, so that the keyboard belongs to the pictures again.
    """

    list_wanted = Signal()
    keyboard_left = Signal()

    def __init__(
        self,
        gallery: GalleryModel,
        collecting: Collecting,
        saved: SavedSearches,
        naming: Naming,
        catalog: Catalog,
        words: FilterWords,
        actions: GalleryActions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._gallery = gallery
        self._theme = theme
        self._search = SearchField(theme)
        self._favourites = BarChip(theme, self.tr("Favourites"), "star", checked_icon="star-filled")
        self._tags = TagsChip(gallery, collecting, theme)
        self._dates = DateChip(gallery, theme)
        self._models = MenuChip(
            theme,
            [("", self.tr("All models")), *((model.id, model.label) for model in catalog.models)],
            "sparkle",
            icon_only_when_compact=True,
        )
        self._more = MoreFilters(gallery, collecting, saved, naming, catalog, words, theme)
        self._trash = BarChip(theme, self.tr("Trash"), "trash")
        self._count = QLabel()
        set_role(self._count, "caption")
        self._sort = SortButton(gallery, theme)
        self._switch = ViewSwitch(actions, theme)
        # In this order the room of each is given up, in part and then wholly. A chip without room stands behind
        # "Filter"; how many there are is below, too, and tiles or lines in the menu.
        chips = (self._trash, self._favourites, self._tags, self._dates, self._models, self._more)
        self._shrinking: tuple[tuple[QWidget, bool], ...] = (
            *((chip, False) for chip in chips),
            (self._count, True),
            (self._trash, True),
            (self._favourites, True),
            (self._sort, False),
            (self._models, True),
            (self._dates, True),
            (self._tags, True),
            (self._switch, True),
        )
        self._lay_out()
        self._connect()
        self._show_filter()
        self._show_count()

    def focus_search(self) -> None:
        """Let the user type what to look for, in place of what was there."""
        self._search.setFocus()
        self._search.selectAll()

    def type_on(self, text: str) -> None:
        """Let the user go on typing what began elsewhere, behind what is there."""
        self._search.setFocus()
        self._search.deselect()
        self._search.end(False)  # noqa: FBT003 - Qt's own argument: without marking
        self._search.insert(text)

    def sizeHint(self) -> QSize:
        return QSize(self._width_with(0) + self._theme.px(WIDEST_SEARCH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        width = self._width_with(len(self._shrinking)) + self._theme.room(NARROWEST_SEARCH)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        # The style sheet gives some tools their final width only when they are first shown.
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _lay_out(self) -> None:
        self._theme.changed.connect(self._fit)
        row = QHBoxLayout(self)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(_LEFT_MARGIN, 0, 0, 0)
        row.setSpacing(_SPACING)
        row.addWidget(self._search, 100)
        for chip in (self._favourites, self._tags, self._dates, self._models, self._more, self._trash):
            row.addWidget(chip)
        row.addStretch(1)
        for widget in (self._count, self._sort, self._switch):
            row.addWidget(widget)

    def _connect(self) -> None:
        self._search.textChanged.connect(lambda text: self._gallery.set_filter(text=text))
        self._search.left.connect(self.list_wanted)
        self._sort.done.connect(self.keyboard_left)
        self._favourites.toggled.connect(lambda on: self._gallery.set_filter(favourites=on))
        self._trash.toggled.connect(lambda on: self._gallery.set_filter(in_trash=on))
        self._models.chosen.connect(lambda model: self._gallery.set_filter(model=model))
        self._gallery.filter_changed.connect(self._show_filter)
        self._gallery.counted.connect(self._show_count)

    @Slot()
    def _show_filter(self) -> None:
        wanted = self._gallery.filter
        if self._search.text() != wanted.text:
            self._search.setText(wanted.text)
        self._favourites.setChecked(wanted.favourites)
        self._trash.setChecked(wanted.in_trash)
        if self._models.knows(wanted.model):
            self._models.set_value(wanted.model)
        else:
            self._models.set_other(wanted.model)
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

    @Slot()
    def _fit(self) -> None:
        """Give up as much as must be."""
        steps = range(len(self._shrinking) + 1)
        room = self.width() - self._theme.room(NARROWEST_SEARCH)
        step = next((s for s in steps if self._width_with(s) <= room), steps[-1])
        compact, hidden = self._after(step)
        for widget, _ in self._shrinking:
            if isinstance(widget, BarChip | SortButton):
                widget.set_compact(widget in compact)
            widget.setVisible(widget not in hidden)
        in_order = (self._favourites, self._tags, self._dates, self._models, self._trash)
        self._more.set_folded(chip for chip in in_order if chip in hidden)

    def _after(self, step: int) -> tuple[set[QWidget], set[QWidget]]:
        """What is compact and what is hidden after so many steps."""
        given_up = self._shrinking[:step]
        return {widget for widget, wholly in given_up if not wholly}, {widget for widget, wholly in given_up if wholly}

    def _width_with(self, step: int) -> int:
        """The width of everything but the search field after so many steps."""
        compact, hidden = self._after(step)
        width = _LEFT_MARGIN + 2 * _SPACING
        for widget in {widget for widget, _ in self._shrinking} - hidden:
            if isinstance(widget, BarChip | SortButton):
                width += _SPACING + widget.width_when(compact=widget in compact)
            else:
                width += _SPACING + widget.sizeHint().width()
        return width
