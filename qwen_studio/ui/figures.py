"""Money, time and sizes in words."""

from PySide6.QtCore import QCoreApplication, QLocale

from qwen_studio.core.spend import usd_text

# Money reads the same in every layer.
__all__ = ["bytes_text", "clock_text", "seconds_text", "usd_text"]


def bytes_text(count: int) -> str:
    """The count as "2.1 MB", in thousands as file managers show it."""
    precision = 1 if count >= 1_000_000 else 0
    return QLocale().formattedDataSize(count, precision, QLocale.DataSizeFormat.DataSizeSIFormat)


def clock_text(seconds: float) -> str:
    """Minutes and seconds: 0:14."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"


def seconds_text(seconds: float) -> str:
    """21 s, 0.4 s, or 2 min 5 s."""
    if seconds < 120:
        figure = f"{seconds:.1f}".removesuffix(".0") if seconds < 9.95 else f"{seconds:.0f}"
        return QCoreApplication.translate("figures", "{seconds} s").format(seconds=figure)
    minutes, rest = divmod(round(seconds), 60)
    return QCoreApplication.translate("figures", "{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)
