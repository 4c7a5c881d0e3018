"""In which order the gallery stands, and under which headings."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QIcon
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from qwen_studio.library.search import Headings, Order
from qwen_studio.state.gallery_model import GalleryModel
from qwen_studio.ui.assets import ICON_SIZE
from qwen_studio.ui.theme import Theme, set_icon_size, set_role

SMALLEST_FIRST = frozenset({Order.NAME, Order.MODEL, Order.SEED})
"""What people expect to go up when they ask for it."""

_ICON_GAP = 4


class SortButton(QPushButton):
    """Says the order, and offers the others; compact, it is an icon.

    Signals:
        done(): the menu was closed, by a choice or without one.
    """

    done = Signal()

    def __init__(self, gallery: GalleryModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "choice")
        self._theme = theme
        self._icon = theme.icon("sort", "muted")
        self._compact = False
        theme.keep(self, set_icon_size, ICON_SIZE)
        self._gallery = gallery
        self._words = {
            (Order.DATE, True): self.tr("Newest"),
            (Order.DATE, False): self.tr("Oldest"),
            (Order.NAME, False): self.tr("Name A–Z"),
            (Order.NAME, True): self.tr("Name Z–A"),
            (Order.MODEL, False): self.tr("Model A–Z"),
            (Order.MODEL, True): self.tr("Model Z–A"),
            (Order.SEED, False): self.tr("Lowest seed"),
            (Order.SEED, True): self.tr("Highest seed"),
            (Order.SIZE, False): self.tr("Smallest file"),
            (Order.SIZE, True): self.tr("Largest file"),
            (Order.COST, False): self.tr("Lowest cost"),
            (Order.COST, True): self.tr("Highest cost"),
            (Order.RATING, False): self.tr("Lowest rated"),
            (Order.RATING, True): self.tr("Best rated"),
        }
        menu = QMenu(self)
        self._orders = self._group(
            menu,
            [
                (Order.DATE, self.tr("Date")),
                (Order.NAME, self.tr("Name")),
                (Order.MODEL, self.tr("Model")),
                (Order.SEED, self.tr("Seed")),
                (Order.SIZE, self.tr("File size")),
                (Order.COST, self.tr("Cost")),
                (Order.RATING, self.tr("Rating")),
            ],
        )
        menu.addSeparator()
        self._directions = self._group(menu, [(True, ""), (False, "")])
        menu.addSeparator()
        self._headings = self._group(
            menu,
            [
                (Headings.DAY, self.tr("Headings by day")),
                (Headings.CHAIN, self.tr("Headings by chain")),
                (Headings.NONE, self.tr("No headings")),
            ],
        )
        self.setMenu(menu)
        menu.aboutToHide.connect(self.done)
        self.setAccessibleName(self.tr("Sort"))
        gallery.filter_changed.connect(self._show)
        self._show()

    def set_compact(self, compact: bool) -> None:
        """Show an icon instead of the words."""
        if compact != self._compact:
            self._compact = compact
            self._show()
        self.setFixedWidth(self.width_when(compact=compact))

    def width_when(self, *, compact: bool) -> int:
        """How wide the button is then, in px, whatever the order."""
        own = self.sizeHint().width()
        shown = self.iconSize().width() + _ICON_GAP if self._compact else self._advance(self.text())
        wanted = self.iconSize().width() + _ICON_GAP if compact else max(map(self._advance, self._words.values()))
        return own - shown + wanted

    def _advance(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)

    def _group(self, menu: QMenu, values: Sequence[tuple[Hashable, str]]) -> dict[Hashable, QAction]:
        group = QActionGroup(self)
        actions = {}
        for value, words in values:
            actions[value] = action = menu.addAction(words)
            action.setCheckable(True)
            action.setActionGroup(group)
            action.setData(value)
        group.triggered.connect(self._choose)
        return actions

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        match action.data():
            case Order() as order:
                self._gallery.set_filter(order=order, newest_first=order not in SMALLEST_FIRST)
            case Headings() as headings:
                self._gallery.set_filter(headings=headings)
            case direction:
                self._gallery.set_filter(newest_first=bool(direction))

    @Slot()
    def _show(self) -> None:
        wanted = self._gallery.filter
        words = self._words[wanted.order, wanted.newest_first]
        self.setText("" if self._compact else words)
        self.setIcon(self._icon if self._compact else QIcon())
        self.setToolTip(words if self._compact else "")
        self.setAccessibleDescription(words)
        for direction, action in self._directions.items():
            action.setText(self._words[wanted.order, bool(direction)])
        # Days are only together where the order is that of time.
        self._headings[Headings.DAY].setEnabled(wanted.order is Order.DATE)
        headings = wanted.headings
        if headings is Headings.DAY and wanted.order is not Order.DATE:
            headings = Headings.NONE
        self._orders[wanted.order].setChecked(True)
        self._directions[wanted.newest_first].setChecked(True)
        self._headings[headings].setChecked(True)
