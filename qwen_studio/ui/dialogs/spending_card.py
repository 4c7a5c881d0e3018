"""What one period has cost, and its cap."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qwen_studio.core.spend import Period, Spend, usd_text
from qwen_studio.state.spending import Spending
from qwen_studio.ui.dialogs.cap_field import CapField
from qwen_studio.ui.period_words import PeriodWords
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.icon_label import IconLabel
from qwen_studio.ui.widgets.progress_line import ProgressLine


class SpendingCard(QFrame):
    """Known spend large, what may come on top below it, and how much of the cap is used."""

    def __init__(self, spending: Spending, period: Period, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._spending = spending
        self._period = period
        name = PeriodWords(self).this(period)
        self.setAccessibleName(name)
        heading = QLabel(name)
        set_role(heading, "heading")
        self._known = QLabel()
        self._known.setAccessibleName(self.tr("Known spend, {period}").format(period=name))
        set_role(self._known, "title")
        self._images = QLabel()
        set_role(self._images, "caption")
        self._open = QLabel()
        self._open.setTextFormat(Qt.TextFormat.PlainText)
        self._open.setWordWrap(True)
        set_role(self._open, "warn")
        self._open_icon = IconLabel(theme, "warning", "warn", size=14)
        self._unpriced = QLabel()
        self._unpriced.setWordWrap(True)
        set_role(self._unpriced, "caption")
        self._used = ProgressLine(theme, self.tr("Part of the cap that is used, {period}").format(period=name))
        top = QHBoxLayout()
        top.addWidget(self._known)
        top.addStretch(1)
        top.addWidget(self._images, 0, Qt.AlignmentFlag.AlignBottom)
        warning = QHBoxLayout()
        warning.setSpacing(6)
        warning.addWidget(self._open_icon, 0, Qt.AlignmentFlag.AlignTop)
        warning.addWidget(self._open, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        column.addWidget(heading)
        column.addLayout(top)
        column.addWidget(self._used)
        column.addLayout(warning)
        column.addWidget(self._unpriced)
        column.addStretch(1)
        column.addWidget(CapField(spending, period))
        spending.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        spend = self._spending.spent[self._period]
        cap = self._spending.caps.of(self._period)
        self._known.setText(usd_text(spend.usd))
        self._images.setText(
            self.tr("1 image") if spend.images == 1 else self.tr("{count} images").format(count=spend.images)
        )
        words = self._open_words(spend)
        self._open.setText(words)
        for widget in (self._open, self._open_icon):
            widget.setVisible(bool(words))
        count = spend.unpriced_images
        self._unpriced.setText(self.tr("{count} images without a known price are not in it.").format(count=count))
        self._unpriced.setVisible(count > 0)
        self._used.setVisible(cap is not None)
        if cap is not None:
            self._used.set_fraction(float(spend.at_most_usd / cap) if cap else 1.0)

    def _open_words(self, spend: Spend) -> str:
        lines = []
        if spend.unknown_usd:
            lines.append(self.tr("Up to {usd} more: the outcome is unknown.").format(usd=usd_text(spend.unknown_usd)))
        if spend.in_flight_usd:
            lines.append(self.tr("Up to {usd} more: with the service now.").format(usd=usd_text(spend.in_flight_usd)))
        return "\n".join(lines)
