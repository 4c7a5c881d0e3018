"""Points in time in words, in the user's own time zone."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale


def moment_text(moment: datetime, now: datetime, *, short: bool = False) -> str:
    """14:20 where it is today's, else 21 November, 14:20, or short: 21 Nov, 14:20; the year only where it differs."""
    local, today = moment.astimezone(), now.astimezone().date()
    time = f"{local:%H:%M}"
    if local.date() == today:
        return time
    translate = QCoreApplication.translate
    # Patterns of QLocale: each language has its own order.
    if local.year == today.year:
        pattern = translate("moments", "d MMM") if short else translate("moments", "d MMMM")
    else:
        pattern = translate("moments", "d MMM yyyy") if short else translate("moments", "d MMMM yyyy")
    return translate("moments", "{day}, {time}").format(day=_written(local.date(), pattern), time=time)


def day_text(day: date) -> str:
    """21 November 2025."""
    return _written(day, QCoreApplication.translate("moments", "d MMMM yyyy"))


def month_text(day: date) -> str:
    """The month of that day: November 2025."""
    return _written(day, QCoreApplication.translate("moments", "MMMM yyyy"))


def exact_text(moment: datetime) -> str:
    """The moment to the second with its zone, as support wants it: 2025-11-21 14:20:33 +0100."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M:%S %z}"


def _written(day: date, pattern: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)
