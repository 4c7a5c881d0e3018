"""The place at the bottom of the window where passing news appears."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qwen_studio.ui.theme import Theme

if TYPE_CHECKING:
    from qwen_studio.ui.widgets.toast_card import ToastCard

TIMEOUT_MS = 6000
TakeAway = Callable[[], bool]
"""Takes a toast away before its time; whether it was still there."""
_WIDEST = 560
_FROM_EDGE = 20
_MOST_AT_ONCE = 3


class ToastArea(QWidget):
    """Shows toasts above everything in `parent`, bottom centre, the newest lowest; never takes the keyboard.

    `room` says which part of it is meant; without it that is the whole.
    """

    def __init__(self, theme: Theme, parent: QWidget, room: Callable[[], QRect] | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._room = room or parent.rect
        self._cards: list[ToastCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_FROM_EDGE, _FROM_EDGE, _FROM_EDGE, _FROM_EDGE)
        self._column.setSpacing(8)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        parent.installEventFilter(self)

    def show_toast(
        self,
        text: str,
        action_text: str | None = None,
        on_action: Callable[[], object] | None = None,
        timeout_ms: int = TIMEOUT_MS,
    ) -> TakeAway:
        """Shows the words for a while, and a button that calls `on_action`; the answer takes them away before.

        A fourth toast takes the oldest's place.
        """
        if len(self._cards) == _MOST_AT_ONCE:
            self._remove(self._cards[0])
        from qwen_studio.ui.widgets.toast_card import ToastCard

        card = ToastCard(self._theme, text, action_text or "", on_action, timeout_ms, self)
        card.ended.connect(self._on_ended)
        self._cards.append(card)
        self._column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        self._place()
        card.show()
        self.show()
        self._place()
        self.raise_()
        return lambda: self._remove(card)

    def place_again(self) -> None:
        """For when the room is another than before."""
        if self._cards:
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _on_ended(self) -> None:
        card = self.sender()
        from qwen_studio.ui.widgets.toast_card import ToastCard

        if isinstance(card, ToastCard):
            self._remove(card)

    def _remove(self, card: "ToastCard") -> bool:
        if card not in self._cards:
            return False
        self._cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        self.setVisible(bool(self._cards))
        self._place()
        return True

    def _place(self) -> None:
        room = self._room()
        for card in self._cards:
            card.fit(min(room.width(), self._theme.room(_WIDEST)) - 2 * _FROM_EDGE)
        self._column.activate()
        size = self.sizeHint().boundedTo(room.size())
        corner = QPoint((room.width() - size.width()) // 2, room.height() - size.height())
        self.setGeometry(QRect(room.topLeft() + corner, size))
