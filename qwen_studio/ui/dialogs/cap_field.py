"""Where a spending cap is written."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from qwen_studio.core.spend import Period, amount_of
from qwen_studio.state.spending import Spending
from qwen_studio.ui.period_words import PeriodWords
from qwen_studio.ui.text_scale import grown
from qwen_studio.ui.theme import set_role

_WIDTH = 96


class CapField(QWidget):
    """An amount, or nothing for no cap; holds as soon as the field is left or Return is pressed.

    Signals:
        edited(object): a person wrote that cap, as the settings hold it.
    """

    edited = Signal(object)

    def __init__(
        self, spending: Spending, period: Period, parent: QWidget | None = None, *, labelled: bool = True
    ) -> None:
        """Not `labelled` where its name stands beside it already."""
        super().__init__(parent)
        self._spending = spending
        self._period = period
        name = PeriodWords(self).cap(period)
        label = QLabel(self.tr("{cap}, US dollars").format(cap=name[:1].upper() + name[1:]))
        set_role(label, "muted")
        self._amount = QLineEdit()
        self._amount.setAccessibleName(label.text())
        self._amount.setPlaceholderText(self.tr("no cap"))
        self._amount.setToolTip(self.tr("An edit that would pass it is not sent."))
        label.setBuddy(self._amount)
        self.setFocusProxy(self._amount)
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        set_role(self._problem, "bad")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label, 1)
        row.addWidget(self._amount)
        if not labelled:
            row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._problem)
        # Not before it is in the field: it would be shown as a window of its own, which takes the keyboard.
        label.setVisible(labelled)
        self._amount.editingFinished.connect(self._take)
        self._amount.textEdited.connect(lambda: self._complain(""))
        spending.changed.connect(self._show)
        self._amount.setFixedWidth(grown(_WIDTH))
        self._complain("")
        self._show()

    def show_value(self, _value: str) -> None:
        """Shows the cap of the moment."""
        self._show()

    def words_of(self, value: str) -> str:
        """A cap as the settings hold it, in words."""
        return value or self._amount.placeholderText()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            # The user may have other letters now.
            self._amount.setFixedWidth(grown(_WIDTH))

    def _show(self) -> None:
        cap = self._spending.caps.of(self._period)
        amount = "" if cap is None else f"{cap:.2f}"
        # Set anew it would lose its selection, and with each edit there are news of sums.
        if not self._amount.isModified() and amount != self._amount.text():
            self._amount.setText(amount)

    def _take(self) -> None:
        text = self._amount.text().strip()
        amount = amount_of(text)
        if text and amount is None:
            self._complain(self.tr("Write an amount such as 5 or 7.50, or nothing for no cap."))
            return
        self._complain("")
        self._amount.setModified(False)
        self._spending.set_cap(self._period, amount)
        self._show()
        self.edited.emit("" if amount is None else f"{amount:.2f}")

    def _complain(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        self._amount.setProperty("invalid", bool(words))
        self._amount.style().unpolish(self._amount)
        self._amount.style().polish(self._amount)
