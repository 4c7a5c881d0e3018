"""Which actions would take the same key at the same place."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

_Context = Qt.ShortcutContext


def others_with(key: QKeySequence, action: QAction, actions: Mapping[str, QAction]) -> list[str]:
    """The names of other actions that have the key where this one would have it."""
    return [
        name
        for name, other in actions.items()
        if other is not action and key in other.shortcuts() and _meet(action, other)
    ]


def can_change(action: QAction) -> bool:
    """Whether its key is its own; that of one single widget is watched by the widget, and only named by the action."""
    return action.shortcutContext() is not _Context.WidgetShortcut


def _meet(one: QAction, other: QAction) -> bool:
    here, there = _places(one), _places(other)
    if not here or not there:
        # It works everywhere in the window.
        return True
    return any(a is b or a.isAncestorOf(b) or b.isAncestorOf(a) for a in here for b in there)


def _places(action: QAction) -> list[QWidget]:
    """The widgets in which the key works; none where that is the window."""
    if action.shortcutContext() in {_Context.WindowShortcut, _Context.ApplicationShortcut}:
        return []
    return [
        place
        for place in action.associatedObjects()
        if isinstance(place, QWidget) and not isinstance(place, QMenu | QMenuBar)
    ]
