"""Points in time in words, in the user's own time zone."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale


def moment_text(moment: datetime, now: datetime, *, short: bool = False) -> str:
    """14:20 where it is today's, else 21 November, 14:20, or short: 21 Nov, 14:20; the year only where it differs."""
    local, today = moment.astimezone(), now.astimezone().date()
    time = f"{local:%H:%M}"
    if local.date() == today:
        return time
    month = "MMM" if short else "MMMM"
    pattern = f"d {month}" if local.year == today.year else f"d {month} yyyy"
    day = QLocale().toString(QDate(local.year, local.month, local.day), pattern)
    return QCoreApplication.translate("moments", "{day}, {time}").format(day=day, time=time)


def exact_text(moment: datetime) -> str:
    """The moment to the second with its zone, as support wants it: 2025-11-21 14:20:33 +0100."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M:%S %z}"
