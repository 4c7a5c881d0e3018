"""An icon that is only looked at."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qwen_studio.ui.assets import ICON_SIZE
from qwen_studio.ui.theme import Theme


class IconLabel(QWidget):
    """One icon of the theme, drawn in the middle. Words beside it must say the same: it has no name of its own."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        colour: str = "muted",
        *,
        size: int = ICON_SIZE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._colour = colour
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_icon(self, icon: str, colour: str) -> None:
        self._icon, self._colour = icon, colour
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = self._theme.px(self._size)
        pixmap = self._theme.pixmap(self._icon, self._colour, side, self.devicePixelRatioF())
        place = QRect(0, 0, side, side)
        place.moveCenter(self.rect().center())
        QPainter(self).drawPixmap(place, pixmap)
