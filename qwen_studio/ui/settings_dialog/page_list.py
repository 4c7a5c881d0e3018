"""The names of the pages, with how much of what is looked for each of them has."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QBrush, QFontMetrics
from PySide6.QtWidgets import QListWidget, QWidget

from qwen_studio.ui.theme import BODY_PX, Theme, set_role

_ROW_PX = 30
_BESIDE_PX = 46
"""What margins and a scroll bar take."""


class PageList(QListWidget):
    """While something is looked for, pages without it are grey, and the others say how often they have it."""

    def __init__(self, titles: Sequence[str], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = list(titles)
        self._theme = theme
        self._found: Mapping[int, int] | None = None
        set_role(self, "bare")
        self.setAccessibleName(self.tr("Pages"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(8, 12, 8, 12)
        self.addItems(self._titles)
        theme.changed.connect(self._show)
        self._show()

    def show_found(self, found: Mapping[int, int] | None) -> None:
        """How much each page has, by its place; None while nothing is looked for."""
        self._found = found
        self._show()

    @Slot()
    def _show(self) -> None:
        for place, title in enumerate(self._titles):
            item = self.item(place)
            count = 0 if self._found is None else self._found[place]
            item.setText(self.tr("{page} ({count})").format(page=title, count=count) if count else title)
            grey = self._found is not None and not count
            # Asked before the style sheet is there, the list would take the letters' own height.
            item.setSizeHint(QSize(0, self._theme.px(_ROW_PX)))
            item.setForeground(self._theme.tokens.faint if grey else QBrush())
        letters = QFontMetrics(self._theme.font(BODY_PX))
        self.setFixedWidth(max(letters.horizontalAdvance(f"{title} (99)") for title in self._titles) + _BESIDE_PX)
