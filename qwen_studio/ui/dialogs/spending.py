"""What edits cost: today, this month and month by month, caps, and free images."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qwen_studio.core.catalog import Model
from qwen_studio.core.spend import Period
from qwen_studio.state.service import Service
from qwen_studio.state.spending import FreeImages, Spending
from qwen_studio.ui.dialogs.ledger_section import LedgerSection
from qwen_studio.ui.dialogs.spending_card import SpendingCard
from qwen_studio.ui.file_dialogs import MakeDialog, file_dialog
from qwen_studio.ui.show_in_folder import show_in_folder
from qwen_studio.ui.text_scale import resize_grown
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.help_button import HelpButton
from qwen_studio.ui.widgets.link_label import LinkLabel
from qwen_studio.ui.widgets.notice import Notice
from qwen_studio.ui.widgets.quiet import quiet

_WIDTH = 820
_HEIGHT = 700


class SpendingDialog(QDialog):
    """Sums of the program's own ledger; what the service charges stands on its own page only."""

    def __init__(
        self,
        spending: Spending,
        service: Service,
        model: Model,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        make_dialog: MakeDialog = file_dialog,
        reveal: Callable[[Path], object] = show_in_folder,
    ) -> None:
        """`model` is the one that the next edit would use."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Spending"))
        self._spending = spending
        self._model = model
        self._free = QLabel()
        self._free.setTextFormat(Qt.TextFormat.PlainText)
        self._free.setWordWrap(True)
        self._free.setAccessibleName(self.tr("Free images"))
        self._unreadable = Notice(theme)
        self.ledger = LedgerSection(spending, service.catalog, theme, make_dialog=make_dialog, reveal=reveal)
        cards = QHBoxLayout()
        cards.setSpacing(12)
        for period in Period:
            cards.addWidget(SpendingCard(spending, period, theme), 1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        quiet(close.button(QDialogButtonBox.StandardButton.Close))
        close.rejected.connect(self.reject)
        bottom = QHBoxLayout()
        region = service.region
        bottom.addWidget(
            LinkLabel(self.tr("Usage in {region} (about one hour late)").format(region=region.name), region.usage_url)
        )
        bottom.addStretch(1)
        bottom.addWidget(HelpButton("money", keys="F1"))
        bottom.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._unreadable)
        column.addLayout(cards)
        column.addWidget(self.ledger, 1)
        column.addWidget(self._free)
        column.addWidget(self._explanation())
        column.addLayout(bottom)
        self.setMinimumWidth(_WIDTH)
        resize_grown(self, _WIDTH, _HEIGHT)
        spending.changed.connect(self._refresh)
        spending.free_images_read.connect(self._show_free)
        spending.recount()
        self._refresh()

    def _explanation(self) -> QLabel:
        words = QLabel(
            self.tr(
                "Amounts are images times the catalogue's price of the day, for edits of this library alone. Images "
                "that the service gave for free count in full, because only the service knows them. Failed calls "
                "are free."
            )
        )
        words.setWordWrap(True)
        set_role(words, "caption")
        return words

    def _refresh(self) -> None:
        if self._spending.caps_were_unreadable:
            self._unreadable.set_notice(
                "warn", self.tr("The caps in the settings file could not be read. Those shown here hold now.")
            )
        self._spending.read_free_images(self._model)

    @Slot(list)
    def _show_free(self, found: list[FreeImages]) -> None:
        lines = [
            self.tr(
                "About {left} of {free} free images left for {model} in {region}, by this library's own count."
            ).format(left=one.left, free=one.free, model=one.model, region=one.region.name)
            for one in found
        ]
        self._free.setText("\n".join(lines))
        self._free.setVisible(bool(lines))
