"""What a program is told whose data is dropped here."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent

_HARMLESS = Qt.DropAction.CopyAction | Qt.DropAction.LinkAction


def accept_as_copy(event: QDropEvent) -> bool:
    """Accept the drop as a copy, or as a link where its source allows no copy; whether it allows either.

    A file manager may propose to move, and would delete the file once a drop is accepted as that.
    """
    if not event.possibleActions() & _HARMLESS:
        event.ignore()
        return False
    copies = event.possibleActions() & Qt.DropAction.CopyAction
    event.setDropAction(Qt.DropAction.CopyAction if copies else Qt.DropAction.LinkAction)
    event.accept()
    return True
