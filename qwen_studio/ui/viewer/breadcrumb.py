"""The chain of edits that led to the picture shown."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from qwen_studio.ui.mirroring import mirrored
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.viewer.crumb_button import CrumbButton

HEIGHT = 40
_INSET = 11
_ARROW_PX = 14
_GAP = 20
_SHORT_PX = 56


class Breadcrumb(QWidget):
    """Original › edit › edit: each but the last is a button. A long chain folds its middle into "…".

    Signals:
        chosen(int): the place in the chain that was clicked.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts: tuple[str, ...] = ()
        self._buttons: list[CrumbButton] = []
        self._more = CrumbButton(theme, "…", is_last=False, parent=self)
        self._more.setAccessibleName(self.tr("Edits in between"))
        self._more.clicked.connect(self._open_menu)
        self._shown: list[CrumbButton] = []
        self._folded: list[int] = []
        theme.keep_room(self, QWidget.setFixedHeight, HEIGHT)
        self.setMinimumWidth(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._more.hide()

    def set_chain(self, texts: Sequence[str]) -> None:
        """Shows these links, from the original to the picture shown."""
        if tuple(texts) == self._texts:
            return
        self._texts = tuple(texts)
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
        for place, text in enumerate(self._texts):
            button = CrumbButton(self._theme, text, is_last=place == len(self._texts) - 1, parent=self)
            button.clicked.connect(lambda _=False, place=place: self.chosen.emit(place))
            self._buttons.append(button)
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(400, self._theme.room(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = self._theme.px(_ARROW_PX)
        forwards = "chevron-left" if self.isRightToLeft() else "chevron-right"
        arrow = self._theme.pixmap(forwards, "muted", side, self.devicePixelRatioF())
        for button in self._shown[:-1]:
            end = mirrored(self, button.geometry()).right() + 1
            place = QRect(end + (self._gap() - side) // 2, (self.height() - side) // 2, side, side)
            painter.drawPixmap(mirrored(self, place), arrow)
        painter.end()

    def _gap(self) -> int:
        return self._theme.px(_GAP)

    def _arrange(self) -> None:
        gap = self._gap()
        room = self.width() - 2 * _INSET
        self._fold(room)
        widths = _shrunk([button.sizeHint().width() for button in self._shown], room - gap * (len(self._shown) - 1))
        x = _INSET
        for button, width in zip(self._shown, widths, strict=True):
            height = button.sizeHint().height()
            button.setGeometry(mirrored(self, QRect(x, (self.height() - height) // 2, width, height)))
            x += width + gap
        for button in (*self._buttons, self._more):
            button.setVisible(button in self._shown)
        self.update()

    def _fold(self, room: int) -> None:
        """Takes links out after the first until the others have room for some letters each."""
        last = len(self._buttons) - 1
        self._folded = []
        for place in range(1, last):
            count = len(self._buttons) - len(self._folded) + bool(self._folded)
            if sum(min(_SHORT_PX * 2, b.sizeHint().width()) for b in self._left()) + self._gap() * (count - 1) <= room:
                break
            self._folded.append(place)
        self._shown = self._left()
        if self._folded:
            self._shown.insert(1, self._more)

    def _left(self) -> list[CrumbButton]:
        return [button for place, button in enumerate(self._buttons) if place not in self._folded]

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for place in self._folded:
            # An ampersand of the user's words is no mnemonic.
            action = menu.addAction(self._texts[place].replace("&", "&&"))
            action.triggered.connect(lambda _=False, place=place: self.chosen.emit(place))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))


def _shrunk(widths: list[int], room: int) -> list[int]:
    """The widths, the widest of them cut to one common width so that all have room, as long as they stay legible."""
    cap = max(widths, default=0)
    while cap > _SHORT_PX and sum(min(width, cap) for width in widths) > room:
        cap -= 1
    return [min(width, cap) for width in widths]
