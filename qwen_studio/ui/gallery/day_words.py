"""The headings of the gallery: days as a person says them, and chains."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale


def heading_words(heading: date | str | None, today: date) -> str:
    """The day, or the original that a chain began with."""
    if isinstance(heading, date):
        return day_heading(heading, today)
    return heading or QCoreApplication.translate("day_words", "Without a chain")


def day_heading(day: date, today: date) -> str:
    """Today, Yesterday, or the weekday and date as the user's language writes them; the year only where it differs."""
    if day == today:
        return QCoreApplication.translate("day_words", "Today")
    if day == today - timedelta(days=1):
        return QCoreApplication.translate("day_words", "Yesterday")
    locale = QLocale()
    pattern = locale.dateFormat(QLocale.FormatType.LongFormat)
    if day.year == today.year:
        pattern = _without_year(pattern)
    return locale.toString(QDate(day.year, day.month, day.day), pattern)


def _without_year(pattern: str) -> str:
    # Patterns such as "dddd, MMMM d, yyyy" and "d. MMMM yyyy"; in Chinese the word for "year" goes with it.
    for year in ("yyyy年", ", yyyy", " yyyy", "yyyy"):
        if year in pattern:
            return pattern.replace(year, "", 1).strip(" ,.")
    return pattern
