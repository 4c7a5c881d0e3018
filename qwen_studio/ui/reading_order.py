"""The order in which Tab goes through a window: that in which it is read.

Qt's own order is that in which the widgets were made; what comes late, such as a hint or a page that is built when it
is needed, would stand at its end.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenuBar, QScrollArea, QWidget


def in_reading_order(root: QWidget) -> Iterator[QWidget]:
    """All below `root` that Tab can reach now, line by line; what lies in a frame of its own stays together."""
    for widget in _lines(root):
        if _is_reached(widget):
            yield widget
        yield from in_reading_order(widget)


def go_on(window: QWidget, *, forward: bool) -> bool:
    """Gives the keyboard to the next one, round in a circle; whether there is one, and Tab is to do that here."""
    if QGuiApplication.styleHints().tabFocusBehavior() is not Qt.TabFocusBehavior.TabFocusAllControls:
        return False
    order = list(in_reading_order(window))
    if not order:
        return False
    here = QApplication.focusWidget()
    step = 1 if forward else -1
    place = order.index(here) + step if here in order else _place_beside(order, here, forward=forward)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    chosen = order[place % len(order)]
    chosen.setFocus(reason)
    _bring_into_sight(chosen)
    return True


def _bring_into_sight(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def _place_beside(order: list[QWidget], here: QWidget | None, *, forward: bool) -> int:
    """From what Tab does not reach: into it, else to the beginning or the end."""
    inside = [place for place, widget in enumerate(order) if here is not None and here.isAncestorOf(widget)]
    if inside:
        return inside[0] if forward else inside[0] - 1
    return 0 if forward else -1


def _lines(parent: QWidget) -> list[QWidget]:
    """The visible widgets in it, as one reads: those that begin beside each other from their first to their last."""
    children = [
        child
        for child in parent.children()
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow() and not isinstance(child, QMenuBar)
    ]
    children.sort(key=lambda child: child.y())
    lines: list[list[QWidget]] = []
    for child in children:
        if lines and _begins_beside(child, lines[-1][0]):
            lines[-1].append(child)
        else:
            lines.append([child])
    mirror = -1 if parent.isRightToLeft() else 1
    return [child for line in lines for child in sorted(line, key=lambda child: mirror * child.geometry().center().x())]


def _begins_beside(widget: QWidget, first: QWidget) -> bool:
    # Not all that lies beside something tall is on its line: a bar may float over the lower end of a picture.
    return widget.geometry().center().y() < first.y() + first.height() and widget.y() < first.y() + max(
        first.height() // 2, 1
    )


def _is_reached(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isEnabled() and widget.focusProxy() is None
