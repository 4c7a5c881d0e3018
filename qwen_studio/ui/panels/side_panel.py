"""The right side of a page: two tabs."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QTabWidget, QVBoxLayout, QWidget

from qwen_studio.ui.theme import Theme, set_role

WIDTH = 296
NARROWEST = 260
WIDEST = 480


class SidePanel(QFrame):
    """Lineage and Details, whichever of them the page puts first.

    Signals:
        place_changed(): another tab is in front.
    """

    place_changed = Signal()

    def __init__(self, theme: Theme, tabs: Sequence[tuple[str, QWidget]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        bar = self._tabs.tabBar()
        bar.setExpanding(True)
        bar.setDrawBase(False)
        self.set_tabs(tabs)
        self._tabs.currentChanged.connect(lambda _: self.place_changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._tabs)
        theme.keep_room(self, QWidget.setMinimumWidth, NARROWEST)
        theme.keep_room(self, QWidget.setMaximumWidth, WIDEST)

    def set_tabs(self, tabs: Sequence[tuple[str, QWidget]]) -> None:
        """Adds these pages, each under its title."""
        for title, page in tabs:
            self._tabs.addTab(page, title)

    def place(self) -> int:
        """Which tab is in front, from 0."""
        return self._tabs.currentIndex()

    def show_place(self, place: int) -> None:
        """Bring that tab to the front, if there is one."""
        if 0 <= place < self._tabs.count():
            self._tabs.setCurrentIndex(place)

    def show_tab(self, page: QWidget) -> None:
        self._tabs.setCurrentWidget(page)
