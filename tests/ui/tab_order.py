"""Going through a window with Tab, as somebody does who has no pointer."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

MORE_THAN_THERE_ARE = 250


def tabbed(window: QWidget, *, back: bool = False) -> list[QWidget]:
    """What has the keyboard after each Tab, until the first of them has it again."""
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    seen: list[QWidget] = []
    for _ in range(MORE_THAN_THERE_ARE):
        QTest.keyClick(QApplication.focusWidget() or window, key)
        here = QApplication.focusWidget()
        assert here is not None
        assert here.window() is window, "the keyboard has left the window"
        if seen and here is seen[-1]:
            continue  # links within a text, and the places of a preset, come one after the other
        if here in seen:
            assert here is seen[0], f"a trap: {here} comes after {seen[-1]}, and not {seen[0]}"
            return seen
        seen.append(here)
    assert len(seen) == 1, "Tab does not come round"
    return seen


def from_first(order: list[QWidget], first: QWidget) -> list[QWidget]:
    """The same round, from that widget on."""
    start = order.index(first)
    return order[start:] + order[:start]
