"""What stands under the button when the edit would pass a spending cap."""

from PySide6.QtWidgets import QWidget

from qwen_studio.core.spend import usd_text
from qwen_studio.state.composer import Composer
from qwen_studio.state.service import Service
from qwen_studio.state.spending import CapInTheWay, Spending
from qwen_studio.ui.period_words import PeriodWords
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.notice import Notice


class CapNotice(Notice):
    """Says which cap is in the way, with one click to raise it; hidden while none is."""

    def __init__(
        self, composer: Composer, service: Service, spending: Spending, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._composer = composer
        self._service = service
        self._spending = spending
        self._period_words = PeriodWords(self)
        self.action_triggered.connect(self._give_way)
        composer.readiness_changed.connect(self._show)
        spending.changed.connect(self._show)
        self._show()

    def in_the_way(self) -> CapInTheWay | None:
        """The cap that the edit as it stands would pass; none in the demo."""
        return None if self._service.demo else self._spending.in_the_way(self._composer.cost())

    def _show(self) -> None:
        found = self.in_the_way()
        if found is None:
            self.clear()
            return
        cap = self._period_words.cap(found.period)
        if found.enough is None:
            told = self.tr("The price of this edit is not known, so your {cap} of {usd} could not be kept.")
            offer = self.tr("Take the {cap} away").format(cap=cap)
        else:
            several = self._composer.edit_count > 1
            told = (
                self.tr("These edits together would pass your {cap} of {usd}.")
                if several
                else self.tr("This edit would pass your {cap} of {usd}.")
            )
            offer = self.tr("Raise it to {usd}").format(usd=usd_text(found.enough))
        self.set_notice("warn", told.format(cap=cap, usd=usd_text(found.cap)), offer)

    def _give_way(self) -> None:
        found = self.in_the_way()
        if found is not None:
            self._spending.give_way(found)
