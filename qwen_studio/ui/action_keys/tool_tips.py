"""Words with the keys behind them, as tool tips have them."""

from PySide6.QtGui import QKeySequence


def with_keys(words: str, keys: QKeySequence | str) -> str:
    """The words, and in brackets the keys if there are any."""
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{words} ({shown})" if shown else words
