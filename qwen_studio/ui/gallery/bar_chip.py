"""A chip of the filter bar, which can shrink to its icon, and fold away into a menu."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QWidget

from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.chip import FilterChip

_ICON_GAP = 4


class BarChip(FilterChip):
    """Icon and words; compact, the icon alone. Screen readers always hear the words."""

    def __init__(
        self,
        theme: Theme,
        words: str,
        icon: str,
        *,
        checked_icon: str = "",
        icon_only_when_compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, words, icon=icon, checked_icon=checked_icon, parent=parent)
        self.stand_in: QWidget = self
        """From what its popups hang while it is folded away."""
        self._words = words
        self._icon = self.icon()
        self._icon_only_when_compact = icon_only_when_compact
        self._compact = True
        self.set_compact(False)
        self.set_words(words)

    @property
    def words(self) -> str:
        """What the chip says, shown or not."""
        return self._words

    def set_words(self, words: str) -> None:
        """Say that instead."""
        self._words = words
        self.setAccessibleName(words)
        self._show()

    def set_compact(self, compact: bool) -> None:
        """Show the icon alone, or with the words."""
        if compact != self._compact:
            self._compact = compact
            self._show()

    def add_to(self, menu: QMenu) -> None:
        """Offers there what the chip does; for while it is folded away."""
        action = menu.addAction(self._words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(self.isChecked())
        action.triggered.connect(self.click)

    def below(self) -> QPoint:
        """Where its popups begin, on the screen."""
        seen = self if self.isVisible() else self.stand_in
        return seen.mapToGlobal(QPoint(0, seen.height() + 4))

    def width_when(self, *, compact: bool) -> int:
        """How wide it is then, in px."""
        difference = self.fontMetrics().horizontalAdvance(self._words)
        difference += -self.iconSize().width() if self._icon_only_when_compact else _ICON_GAP
        own = self.sizeHint().width()
        if compact == self._compact:
            return own
        return own - difference if compact else own + difference

    def _show(self) -> None:
        self.setText("" if self._compact else self._words)
        self.setToolTip(self._words if self._compact else "")
        bare = self._icon_only_when_compact and not self._compact
        self.setIcon(QIcon() if bare else self._icon)
