"""One piece of passing news."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QEnterEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QGridLayout, QLabel, QPushButton, QWidget

from qwen_studio.ui.speaking import say
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.icon_button import IconButton
from qwen_studio.ui.widgets.quiet import quiet

_LEFT, _RIGHT, _SPACING = 14, 6, 10
_LEAST_WORDS = 150
"""Beside a button; narrower, the words would stand in a column of single ones."""


class ToastCard(QFrame):
    """Words, an optional button for what one may want to do about them, and a cross.

    It goes by itself after its time, which stands still while the pointer or the keyboard is on it.

    Signals:
        ended(): the card is to be taken away.
    """

    ended = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str,
        action_text: str,
        on_action: Callable[[], object] | None,
        timeout_ms: int,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        set_role(self, "toast")
        self.setAccessibleName(text)
        self._on_action = on_action
        self._timer = QTimer(self, interval=timeout_ms, singleShot=True)
        self._timer.timeout.connect(self.ended)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(_LEFT, 5, _RIGHT, 5)
        grid.setHorizontalSpacing(_SPACING)
        grid.setVerticalSpacing(2)
        self._words = QLabel(text)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        grid.addWidget(self._words, 0, 0)
        self._button: QPushButton | None = None
        if action_text and on_action is not None:
            self._button = self._action_button(action_text)
            grid.addWidget(self._button, 0, 1)
        self._close = IconButton(theme, "close", self.tr("Dismiss"), size=14, parent=self)
        self._close.clicked.connect(self.ended)
        grid.addWidget(self._close, 0, 2)
        shadow = QGraphicsDropShadowEffect(self, blurRadius=24)
        shadow.setOffset(0, 6)
        shadow.setColor(theme.tokens.shadow)
        self.setGraphicsEffect(shadow)

    def fit(self, widest: int) -> None:
        """Takes that many px at the most; a label that may wrap would by itself choose to be narrow and tall.

        Where too little would be left for the words, the button goes below them.
        """
        for widget in (self._words, self._button, self._close):
            if widget is not None:
                widget.ensurePolished()
        on_one_line = self._words.fontMetrics().horizontalAdvance(self._words.text()) + 2
        room = widest - _LEFT - _RIGHT - _SPACING - self._close.width()
        if self._button is not None:
            beside = room - _SPACING - self._button.sizeHint().width()
            is_below = beside < min(on_one_line, self._theme.px(_LEAST_WORDS))
            room = room if is_below else beside
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            self._grid.removeWidget(self._button)
            self._grid.addWidget(self._button, int(is_below), int(not is_below), right)
        width = max(1, min(on_one_line, room))
        # A label does not tell its height for less than it must have.
        self._words.setMinimumSize(0, 0)
        self._words.setFixedSize(width, self._words.heightForWidth(width))
        # The area asks for the new size at once, and not when the event loop comes to it.
        self._grid.activate()

    def _action_button(self, text: str) -> QPushButton:
        button = quiet(QPushButton(text))
        set_role(button, "link")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._act)
        button.installEventFilter(self)
        return button

    @Slot()
    def _act(self) -> None:
        self.ended.emit()
        if self._on_action is not None:
            self._on_action()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()
        say(self, self.accessibleName())

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut:
            self._timer.start()
        return super().eventFilter(watched, event)
