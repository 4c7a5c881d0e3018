"""A range of days as a person says it."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale


def range_words(since: datetime | None, until: datetime | None) -> str:
    """ "Since 3 May", "Until 5 May" or both days; `until` is the first moment too late. Empty without either."""
    first = None if since is None else since.astimezone().date()
    last = None if until is None else (until - timedelta(microseconds=1)).astimezone().date()
    if first is None and last is None:
        return ""
    if last is None:
        return QCoreApplication.translate("date_words", "Since {day}").format(day=_day(first))
    if first is None:
        return QCoreApplication.translate("date_words", "Until {day}").format(day=_day(last))
    if first == last:
        return _day(first)
    return QCoreApplication.translate("date_words", "{first} – {last}").format(first=_day(first), last=_day(last))


def _day(day: date | None) -> str:
    if day is None:
        return ""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)
