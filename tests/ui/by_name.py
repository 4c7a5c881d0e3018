"""Finding widgets as a screen reader does."""

from typing import TypeVar

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def spoken_name(widget: QWidget) -> str:
    """What a screen reader calls the widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def all_by_name(root: QWidget, kind: type[W], name: str) -> list[W]:
    """The widgets of that kind with that accessible name within `root`, itself included."""
    present = (root, *(inner for inner in root.findChildren(QWidget) if not inner.isHidden()))
    return [widget for widget in present if isinstance(widget, kind) and spoken_name(widget) == name]


def by_name(root: QWidget, kind: type[W], name: str) -> W:
    """The one widget of that kind with that accessible name within `root`, itself included."""
    found = all_by_name(root, kind, name)
    assert len(found) == 1, f"{len(found)} widgets are called {name!r}"
    return found[0]
