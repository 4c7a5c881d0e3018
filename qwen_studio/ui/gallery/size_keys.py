"""The keys that make tiles larger and smaller."""

from PySide6.QtGui import QKeyEvent, QKeySequence

_LARGER = (QKeySequence("Ctrl++"), QKeySequence("Ctrl+="))
_SMALLER = (QKeySequence("Ctrl+-"),)


def size_step(event: QKeyEvent) -> int:
    """How many columns more the keys mean: -1 for larger tiles, 1 for smaller, 0 for other keys."""
    keys = QKeySequence(event.keyCombination())
    if keys in _LARGER or event.matches(QKeySequence.StandardKey.ZoomIn):
        return -1
    return 1 if keys in _SMALLER or event.matches(QKeySequence.StandardKey.ZoomOut) else 0
