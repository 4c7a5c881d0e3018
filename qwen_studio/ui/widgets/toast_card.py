"""One piece of passing news."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QEnterEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QLabel, QPushButton, QWidget

from qwen_studio.ui.speaking import say
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.icon_button import IconButton


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
        widest: int,
        parent: QWidget,
    ) -> None:
        """`widest` is the room in px; a label that may wrap would by itself choose to be narrow and tall."""
        super().__init__(parent)
        set_role(self, "toast")
        self.setAccessibleName(text)
        self._on_action = on_action
        self._timer = QTimer(self, interval=timeout_ms, singleShot=True)
        self._timer.timeout.connect(self.ended)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 6, 5)
        row.setSpacing(10)
        self._words = QLabel(text)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        row.addWidget(self._words)
        if action_text and on_action is not None:
            row.addWidget(self._action_button(action_text))
        close = IconButton(theme, "close", self.tr("Dismiss"), size=14, parent=self)
        close.clicked.connect(self.ended)
        row.addWidget(close)
        self._fit_words(widest)
        shadow = QGraphicsDropShadowEffect(self, blurRadius=24)
        shadow.setOffset(0, 6)
        shadow.setColor(theme.tokens.shadow)
        self.setGraphicsEffect(shadow)

    def _fit_words(self, widest: int) -> None:
        self.ensurePolished()
        beside = self.sizeHint().width() - self._words.sizeHint().width()
        on_one_line = self._words.fontMetrics().horizontalAdvance(self._words.text()) + 2
        width = min(on_one_line, widest - beside)
        self._words.setFixedSize(width, self._words.heightForWidth(width))

    def _action_button(self, text: str) -> QPushButton:
        button = QPushButton(text)
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
