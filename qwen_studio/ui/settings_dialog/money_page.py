"""What may be spent."""

from PySide6.QtWidgets import QWidget

from qwen_studio.core.spend import Period
from qwen_studio.ui.dialogs.cap_field import CapField
from qwen_studio.ui.period_words import PeriodWords
from qwen_studio.ui.settings_dialog.row import Row, Words
from qwen_studio.ui.settings_dialog.settings_page import SettingsPage
from qwen_studio.ui.settings_dialog.surroundings import Surroundings


class MoneyPage(SettingsPage):
    """The caps, and the way to the ledger."""

    def __init__(self, title: str, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(title, around, parent)
        for period, setting in ((Period.DAY, "cap_day_usd"), (Period.MONTH, "cap_month_usd")):
            name = PeriodWords(self).cap(period)
            words = Words(
                self.tr("{cap}, US dollars").format(cap=name[:1].upper() + name[1:]),
                self.tr("An edit that would pass it is not sent. Demo edits are free."),
                self.tr("limit budget money cost price dollar spending"),
            )
            self.add_setting(setting, words, CapField(around.studio.spending, period, labelled=False))
        self.add_buttons(
            Words(
                self.tr("What was spent"),
                self.tr("Sums, the ledger of every month, free images, and a table for other programs."),
                self.tr("ledger price bill invoice free images export CSV"),
            ),
            self.action_button(around.actions.spending, self.tr("Spending…")),
        )
        self.add_row(
            Row(
                Words(
                    self.tr("What is never done without asking"),
                    self.tr(
                        "No edit is sent by itself, none is sent twice, and the button that sends says what it costs."
                    ),
                    self.tr("confirm safety expensive"),
                )
            )
        )
