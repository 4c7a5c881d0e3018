"""What the next edit will use and what today has cost, at the right of the top bar."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qwen_studio.core.spend import Period, Spend
from qwen_studio.state.key_facts import KeyState
from qwen_studio.state.service import Service
from qwen_studio.state.spending import Spending
from qwen_studio.ui.figures import usd_text
from qwen_studio.ui.keys.account_words import AccountWords
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.pill import Pill


class ServicePills(QWidget):
    """Region and key state, and today's spend.

    Signals:
        keys_wanted(): the person wants to see regions and keys.
        spending_wanted(): the person clicked on the spend.
    """

    keys_wanted = Signal()
    spending_wanted = Signal()

    def __init__(self, service: Service, spending: Spending, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._spending = spending
        self._place = Pill(theme, self.tr("Region and key"))
        self._spend = Pill(theme, self.tr("Spent today"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self._place)
        row.addWidget(self._spend)
        self._words = AccountWords(service, self)
        self._place.clicked.connect(self._open_menu)
        self._spend.clicked.connect(self.spending_wanted)
        service.changed.connect(self._show)
        spending.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self._show_place()
        self._show_spend()

    def _show_place(self) -> None:
        service = self._service
        if service.demo:
            self._place.set_status(self.tr("Demo"), self.tr("no key needed"), dot="accent")
            self._place.setToolTip(self.tr("Edits go to a stand-in on this machine. Click to use a key."))
            return
        if service.address_problem:
            self._place.set_status(self._words.label(service.account), self.tr("address not usable"), dot="bad")
            self._place.setToolTip(service.address_problem)
            return
        words, dot = {
            KeyState.SET: (self._key_set(), "ok"),
            KeyState.ABSENT: (self.tr("no key"), "warn"),
            KeyState.FAILED: (self.tr("key not available"), "bad"),
        }.get(service.key_state, (self.tr("looking for the key…"), "muted"))
        where = self.tr("Own address") if service.base_url_override else self._words.label(service.account)
        self._place.set_status(where, words, dot=dot)
        tip = self.tr("Edits go to {url}. Click to change that.").format(url=service.base_url)
        self._place.setToolTip(service.key_problem or tip)

    def _key_set(self) -> str:
        if self._service.has_own_address and not self._service.base_url_override:
            return self.tr("key set, own address")
        return self.tr("key set")

    def _open_menu(self) -> None:
        from qwen_studio.ui.keys.place_menu import PlaceMenu

        menu = PlaceMenu(self._service, self)
        menu.keys_wanted.connect(self.keys_wanted)
        menu.popup(self._place.mapToGlobal(self._place.rect().bottomLeft()))

    def _show_spend(self) -> None:
        spending = self._spending
        today, cap = spending.spent[Period.DAY], spending.caps.day
        images = spending.demo_today.images if self._service.demo else today.images
        count = self.tr("1 image") if images == 1 else self.tr("{count} images").format(count=images)
        words = self.tr("today · {count}") if cap is None else self.tr("of {cap} today · {count}")
        words = words.format(count=count, cap="" if cap is None else usd_text(cap))
        self._spend.set_status(usd_text(today.usd), words, icon="coins")
        self._spend.setToolTip(self._explained(today))

    def _explained(self, today: Spend) -> str:
        lines = []
        if today.unknown_usd:
            lines.append(
                self.tr("Up to {usd} more in edits whose outcome is unknown.").format(usd=usd_text(today.unknown_usd))
            )
        if today.in_flight_usd:
            lines.append(
                self.tr("Up to {usd} more in edits that are with the service now.").format(
                    usd=usd_text(today.in_flight_usd)
                )
            )
        lines.append(self.tr("From the catalogue's prices. Click for this month, caps and more."))
        return "\n".join(lines)
