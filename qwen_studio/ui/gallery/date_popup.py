"""Two days between which pictures were made."""

from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QDate, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QDateEdit, QFrame, QGridLayout, QLabel, QPushButton, QWidget

from qwen_studio.ui.theme import set_role


class DatePopup(QFrame):
    """Asks for the first and the last day, by the clock of this machine.

    Signals:
        chosen(object, object): the first moment of the first day, and the first moment after the last, in UTC.
    """

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._first = self._day_field(self.tr("First day"))
        self._last = self._day_field(self.tr("Last day"))
        button = QPushButton(self.tr("Show these days"))
        set_role(button, "primary")
        button.clicked.connect(self._accept)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 10, 12, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for line, field in enumerate((self._first, self._last)):
            label = QLabel(field.accessibleName())
            set_role(label, "muted")
            label.setBuddy(field)
            grid.addWidget(label, line, 0)
            grid.addWidget(field, line, 1)
        grid.addWidget(button, 2, 0, 1, 2)

    def ask(self, since: datetime | None, until: datetime | None, at: QPoint) -> None:
        """Open at that place of the screen, with the days that hold now."""
        today = QDate.currentDate()
        last = today if until is None else _qdate((until - timedelta(microseconds=1)).astimezone().date())
        first = last.addDays(-6) if since is None else _qdate(since.astimezone().date())
        self._first.setDate(first)
        self._last.setDate(last)
        self.adjustSize()
        self.move(at)
        self.show()
        self._first.setFocus()

    def _day_field(self, name: str) -> QDateEdit:
        field = QDateEdit()
        field.setCalendarPopup(True)
        field.setAccessibleName(name)
        return field

    @Slot()
    def _accept(self) -> None:
        # A bound on the last day would refuse the first digit of most days that are typed.
        first, last = sorted((self._first.date(), self._last.date()), key=QDate.toJulianDay)
        self.chosen.emit(_midnight(first), _midnight(last.addDays(1)))
        self.close()


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _midnight(day: QDate) -> datetime:
    # Without a zone it is the clock of this machine, with the offset of that very day.
    return datetime(day.year(), day.month(), day.day()).astimezone(UTC)
