"""The one big button, and what it will make and cost."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from qwen_studio.state.composer import Composer
from qwen_studio.state.service import Service
from qwen_studio.state.spending import Spending
from qwen_studio.ui.action_keys.tool_tips import with_keys
from qwen_studio.ui.composer.cap_notice import CapNotice
from qwen_studio.ui.composer.price_words import PriceWords
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.elided_label import ElidedLabel
from qwen_studio.ui.widgets.generate_button import GenerateButton

GENERATE_KEYS = "Ctrl+Return"
PREVIEW_KEYS = "Ctrl+Shift+Return"


class GenerateBar(QFrame):
    """Says how many pictures of which size one press makes and what they cost, and asks for them.

    Signals:
        generate_requested(): the button was pressed. It always can be: what is missing is said then.
        preview_requested(): the user wants to see what will be sent.
    """

    generate_requested = Signal()
    preview_requested = Signal()

    def __init__(self, composer: Composer, service: Service, spending: Spending, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._composer = composer
        self._price = PriceWords(composer, service, self)
        self._size = ElidedLabel(role="caption", parent=self)
        self._button = GenerateButton(theme, GENERATE_KEYS, self)
        self._button.clicked.connect(self.generate_requested)
        self._keys = QKeySequence(GENERATE_KEYS)
        self._preview = self._preview_button()
        self._cap = CapNotice(composer, service, spending, theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 14)
        column.setSpacing(5)
        head = QHBoxLayout()
        head.addWidget(self._size, 1)
        head.addWidget(self._preview)
        column.addLayout(head)
        column.addWidget(self._button)
        column.addWidget(self._cap)
        composer.readiness_changed.connect(self._refresh)
        self._refresh()

    def holds_back(self) -> bool:
        """Whether a cap is in the way; the keyboard goes to what takes it out of the way."""
        if self._cap.in_the_way() is None:
            return False
        self._cap.focus_action()
        return True

    def show_edge(self, *, on: bool) -> None:
        """Draws a line above the bar, for when something is hidden behind it."""
        set_role(self, "bottom-bar" if on else "panel")

    def show_keys(self, generate: QKeySequence, preview: QKeySequence) -> None:
        """Names these keys from now on."""
        self._keys = generate
        self._button.set_keys(generate)
        self._preview.setToolTip(with_keys(self._preview.text(), preview))
        self._refresh()

    def _preview_button(self) -> QPushButton:
        button = QPushButton(self.tr("What will be sent"), self)
        set_role(button, "ghost-small")
        button.setToolTip(with_keys(button.text(), PREVIEW_KEYS))
        button.clicked.connect(self.preview_requested)
        return button

    def _promise(self) -> str:
        edits, n = self._composer.edit_count, self._composer.n
        if edits == 1:
            return self.tr("Generate 1 image") if n == 1 else self.tr("Generate {n} images").format(n=n)
        if n == 1:
            return self.tr("Generate {count} variants").format(count=edits)
        return self.tr("Generate {count} × {n} images").format(count=edits, n=n)

    def _refresh(self) -> None:
        words = self._promise()
        self._button.set_words(words, self._price.price())
        self._button.setToolTip(f"{with_keys(words, self._keys)}\n{self._price.explained()}")
        size = self._composer.expected_size()
        if self._composer.size is not None:
            words = self.tr("{size} pixels")
        elif len(self._composer.filled) > 1:
            # With the second image the size changes, and nobody has touched it.
            words = self.tr("About {size}, like Image {n}")
        else:
            words = self.tr("About {size} pixels")
        self._size.set_text("" if size is None else words.format(size=size, n=self._composer.last_filled))
        self._size.setVisible(size is not None)
