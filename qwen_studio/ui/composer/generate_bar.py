"""The one big button, and what it will make and cost."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from qwen_studio.core.spend import usd_text
from qwen_studio.state.composer import Composer
from qwen_studio.state.service import Service
from qwen_studio.state.spending import Spending
from qwen_studio.ui.composer.cap_notice import CapNotice
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.generate_button import GenerateButton

GENERATE_KEYS = "Ctrl+Return"


class GenerateBar(QFrame):
    """Says how many pictures of which size one press makes and what they cost, and asks for them.

    Signals:
        generate_requested(): the button was pressed. It always can be: what is missing is said then.
    """

    generate_requested = Signal()

    def __init__(self, composer: Composer, service: Service, spending: Spending, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._composer = composer
        self._service = service
        self._size = QLabel(self)
        set_role(self._size, "caption")
        self._button = GenerateButton(theme, GENERATE_KEYS, self)
        self._button.clicked.connect(self.generate_requested)
        self._cap = CapNotice(composer, service, spending, theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 14)
        column.setSpacing(6)
        column.addWidget(self._size)
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

    def _refresh(self) -> None:
        n = self._composer.n
        words = self.tr("Generate 1 image") if n == 1 else self.tr("Generate {n} images").format(n=n)
        self._button.set_words(words, self.tr("free demo") if self._service.demo else self._price())
        keys = QKeySequence(GENERATE_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        self._button.setToolTip(f"{words} ({keys})\n{self._price_explained()}")
        size = self._composer.expected_size()
        chosen = self._composer.size is not None
        words = self.tr("{size} pixels") if chosen else self.tr("About {size} pixels")
        self._size.setText("" if size is None else words.format(size=size))
        self._size.setVisible(size is not None)

    def _price(self) -> str:
        cost = self._composer.cost()
        if cost is None:
            return self.tr("price unknown")
        return f"≈ {usd_text(cost)}" if self._composer.cost_is_approximate else usd_text(cost)

    def _price_explained(self) -> str:
        model, region = self._composer.model, self._service.region
        price = self._service.catalog.price(model.id, region.id)
        if price is None:
            known = self.tr("No price of {model} in {region} is known.").format(model=model.id, region=region.label)
        else:
            known = self.tr("{n} × ${price} with {model} in {region}, as of {day}. Failed calls are free.").format(
                n=self._composer.n,
                price=price.usd,
                model=model.id,
                region=region.label,
                day=price.as_of.isoformat(),
            )
        if self._service.demo:
            return self.tr("Simulated on this machine, free of charge.\nWith a key: {known}").format(known=known)
        return known
