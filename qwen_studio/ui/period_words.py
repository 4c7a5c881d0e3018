"""Words for the periods that spending is counted in."""

from PySide6.QtCore import QObject

from qwen_studio.core.spend import Period


class PeriodWords(QObject):
    """Day and month, in the forms that sentences need."""

    def cap(self, period: Period) -> str:
        """The name of the period's cap within a sentence."""
        return self.tr("day cap") if period is Period.DAY else self.tr("month cap")

    def this(self, period: Period) -> str:
        """The period that runs now, as a heading."""
        return self.tr("Today") if period is Period.DAY else self.tr("This month")
