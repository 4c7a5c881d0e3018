"""The chip behind which stand the filters that are needed less often."""

from collections.abc import Hashable, Iterable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from qwen_studio.core.catalog import Catalog
from qwen_studio.library.search import GalleryFilter
from qwen_studio.state.collecting import Collecting
from qwen_studio.state.gallery_model import GalleryModel
from qwen_studio.state.saved_searches import SavedSearches
from qwen_studio.ui.gallery.bar_chip import BarChip
from qwen_studio.ui.gallery.filter_words import STARS, FilterWords
from qwen_studio.ui.gallery.naming import Naming
from qwen_studio.ui.theme import Theme

_SEED = "[0-9]{1,10}"


class MoreFilters(BarChip):
    """Opens the menu; checked while one of its own filters holds, or one of a chip that is folded into it."""

    def __init__(
        self,
        gallery: GalleryModel,
        collecting: Collecting,
        saved: SavedSearches,
        naming: Naming,
        catalog: Catalog,
        words: FilterWords,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, self.tr("Filter"), "filter", parent=parent)
        self._gallery = gallery
        self._collecting = collecting
        self._saved = saved
        self._naming = naming
        self._catalog = catalog
        self._filter_words = words
        self._folded: tuple[BarChip, ...] = ()
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.clicked.connect(self.open_menu)
        gallery.filter_changed.connect(self._show_filter)

    def nextCheckState(self) -> None:
        """Nothing: the filter decides, not the click."""

    @Slot()
    def open_menu(self) -> None:
        """Let the user choose a filter."""
        self._menu.popup(self.below())

    def set_folded(self, chips: Iterable[BarChip]) -> None:
        """Offers in its menu what these chips do, for which the bar has no room."""
        folded = tuple(chips)
        for chip in folded:
            chip.stand_in = self
        if folded != self._folded:
            self._folded = folded
            self._show_filter()

    @Slot()
    def _fill(self) -> None:
        wanted = self._gallery.filter
        menu = self._menu
        menu.clear()
        for inner in menu.findChildren(QMenu):
            inner.deleteLater()
        for chip in self._folded:
            chip.add_to(menu)
        menu.addSeparator()
        stars = [(number, self._filter_words.rating(number)) for number in range(1, STARS + 1)]
        self._add_values(self.tr("Rating"), "rating", [(0, self.tr("Any rating")), *stars])
        albums = [(album.id, album.name) for album in self._collecting.albums]
        self._add_values(self.tr("Album"), "album", [(0, self.tr("Any album")), *albums])
        regions = [(region.id, region.name) for region in self._catalog.regions]
        self._add_values(self.tr("Region"), "region", [("", self.tr("All regions")), *regions])
        menu.addAction(self.tr("Seed…")).triggered.connect(self._ask_for_seed)
        troubled = menu.addAction(self.tr("Has a problem"))
        troubled.setCheckable(True)
        troubled.setChecked(wanted.troubled)
        troubled.triggered.connect(lambda on: self._gallery.set_filter(troubled=on))
        menu.addSeparator()
        self._add_saved()
        save = menu.addAction(self.tr("Save this search…"))
        save.triggered.connect(lambda: self._naming.save_search(self.below()))

    def _add_values(self, title: str, part: str, values: Iterable[tuple[Hashable, str]]) -> None:
        menu = self._menu.addMenu(title)
        group = QActionGroup(menu)
        for value, words in values:
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setActionGroup(group)
            action.setChecked(getattr(self._gallery.filter, part) == value)
            action.triggered.connect(partial(self._choose, part, value))

    def _choose(self, part: str, value: Hashable) -> None:
        self._gallery.set_filter(**{part: value})

    def _add_saved(self) -> None:
        menu = self._menu.addMenu(self.tr("Saved searches"))
        for name, wanted in self._saved.searches.items():
            action: QAction = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(partial(self._take_search, wanted))
        menu.setEnabled(not menu.isEmpty())

    def _take_search(self, wanted: GalleryFilter) -> None:
        self._gallery.set_filter(**vars(wanted))

    @Slot()
    def _ask_for_seed(self) -> None:
        from qwen_studio.ui.widgets.ask_popup import AskPopup

        seed = self._gallery.filter.seed
        AskPopup(
            self,
            self.tr("Seed"),
            self.tr("Show"),
            lambda text: self._gallery.set_filter(seed=int(text)),
            text="" if seed is None else str(seed),
            pattern=_SEED,
        ).open_at(self.below())

    @Slot()
    def _show_filter(self) -> None:
        wanted = self._gallery.filter
        held = (wanted.rating, wanted.album, wanted.region, wanted.troubled, wanted.chain, wanted.inputs_like)
        count = sum(map(bool, held)) + (wanted.seed is not None)
        count += sum(chip.isChecked() for chip in self._folded)
        self.setChecked(count > 0)
        self.set_words(self.tr("Filter: {count}").format(count=count) if count else self.tr("Filter"))
